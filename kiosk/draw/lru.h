// Lru: a cache limited by bytes that forgets what was used longest ago.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>
#include <utility>

namespace gongshi::kiosk {

template <class Value>
class Lru {
 public:
  explicit Lru(std::size_t limit_bytes) : limit_(limit_bytes) {}

  /// The value under `key`, made the newest; null when it is not there.
  [[nodiscard]] Value* find(const std::string& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &found->second->value;
  }

  /// Puts `value` under `key`. The newest entry stays even when it alone is over the limit, so the
  /// reference is good until the next put().
  Value& put(const std::string& key, Value value, std::size_t bytes) {
    erase(key);
    entries_.push_front({key, std::move(value), bytes});
    places_[key] = entries_.begin();
    held_ += bytes;
    while (held_ > limit_ && entries_.size() > 1) {
      held_ -= entries_.back().bytes;
      places_.erase(entries_.back().key);
      entries_.pop_back();
    }
    return entries_.front().value;
  }

  void clear() {
    entries_.clear();
    places_.clear();
    held_ = 0;
  }

  [[nodiscard]] std::size_t bytes() const { return held_; }

 private:
  struct Entry {
    std::string key;
    Value value;
    std::size_t bytes = 0;
  };

  void erase(const std::string& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return;
    held_ -= found->second->bytes;
    entries_.erase(found->second);
    places_.erase(found);
  }

  std::size_t limit_;
  std::size_t held_ = 0;
  std::list<Entry> entries_;
  std::unordered_map<std::string, typename std::list<Entry>::iterator> places_;
};

}  // namespace gongshi::kiosk
