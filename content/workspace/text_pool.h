// TextPool: owns the bytes that Text views of a workspace point into.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gongshi::content::workspace {

class TextPool {
 public:
  TextPool() = default;
  TextPool(TextPool&&) = default;  // what it has given out stays where it is
  TextPool& operator=(TextPool&&) = default;
  TextPool(const TextPool&) = delete;
  TextPool& operator=(const TextPool&) = delete;
  ~TextPool() = default;

  /// A copy that lives as long as the pool.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > kChunk / 8) return adopt(std::string(text));
    if (text.size() > free_) {
      chunks_.push_back(std::make_unique<char[]>(kChunk));
      next_ = chunks_.back().get();
      free_ = kChunk;
    }
    char* const kept = next_;
    text.copy(kept, text.size());
    next_ += text.size();
    free_ -= text.size();
    return {kept, text.size()};
  }

  /// Takes over a whole string.
  std::string_view adopt(std::string text) { return whole_.emplace_back(std::move(text)); }

 private:
  static constexpr std::size_t kChunk = 64 * 1024;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::deque<std::string> whole_;  // elements never move
  char* next_ = nullptr;
  std::size_t free_ = 0;
};

}  // namespace gongshi::content::workspace
