// Onlookers: a screen that follows a store while it is updated, and an eye on how full it gets.
#pragma once

#include <poll.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "content/query/search.h"
#include "content/store/reader.h"

namespace gongshi::test {

/// Follows the store as a kiosk does: one thread loads and indexes, another one searches.
class Screen {
 public:
  explicit Screen(fs::path store)
      : store_(std::move(store)), watch_([this] { watch(); }), person_([this] { person(); }) {}
  ~Screen() { stop(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void stop() {
    stop_ = true;
    if (watch_.joinable()) watch_.join();
    if (person_.joinable()) person_.join();
  }
  [[nodiscard]] std::uint64_t shown() const { return shown_; }
  /// When `shown` last changed, by the clock of the file system.
  [[nodiscard]] fs::file_time_type since() const {
    return fs::file_time_type(fs::file_time_type::duration(since_));
  }
  /// Searches so far, in milliseconds; after stop().
  [[nodiscard]] std::vector<double>& times() { return times_; }
  void forget_times() { forget_ = true; }

 private:
  using Index = std::pair<std::shared_ptr<const content::Release>, content::Search>;

  void watch() {
    auto reader = content::Reader::open(store_);
    std::shared_ptr<const content::Release> held;
    while (!stop_ && reader) {
      pollfd entry{reader->changed_fd(), POLLIN, 0};
      if (held && ::poll(&entry, 1, 20) <= 0) continue;
      reader->acknowledge();
      const auto release = reader->load();
      if (!release || *release == held) continue;
      held = *release;
      std::vector<content::SearchName> names;
      for (const content::PriceItem& item : held->prices()) {
        names.push_back({item.name, item.aliases, item.pinyin, item.code});
      }
      auto index = std::make_shared<const Index>(
          held, content::Search::build(std::move(names), held->readings()));
      {
        const std::lock_guard lock(mutex_);
        index_ = std::move(index);
      }
      since_ = fs::file_time_type::clock::now().time_since_epoch().count();
      shown_ = held->id().seq;
    }
  }

  std::shared_ptr<const Index> current() {
    const std::lock_guard lock(mutex_);
    return index_;
  }

  void person() {
    const std::array<std::string_view, 4> queries{"amxl", "注射", "YP100", "xueq"};
    for (std::size_t i = 0; !stop_; ++i) {
      const auto index = current();
      if (index) {
        const auto start = std::chrono::steady_clock::now();
        found_ += index->second.find(queries[i % queries.size()], 200).size();
        if (forget_.exchange(false)) times_.clear();
        times_.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));  // faster than anybody types
    }
  }

  fs::path store_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> forget_ = false;
  std::atomic<std::uint64_t> shown_ = 0;
  std::atomic<fs::file_time_type::rep> since_ = 0;
  std::mutex mutex_;
  std::shared_ptr<const Index> index_;
  std::vector<double> times_;
  std::size_t found_ = 0;
  std::thread watch_;
  std::thread person_;
};

/// The most that a folder held, looked at all the time.
class Filling {
 public:
  explicit Filling(fs::path folder) : folder_(std::move(folder)), thread_([this] { loop(); }) {}
  ~Filling() { stop(); }
  Filling(const Filling&) = delete;
  Filling& operator=(const Filling&) = delete;

  double stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    return most_;
  }

 private:
  void loop() {
    while (!stop_) {
      double sum = 0;
      std::error_code gone;  // files come and go meanwhile
      for (fs::recursive_directory_iterator entry(folder_, gone), end; !gone && entry != end;
           entry.increment(gone)) {
        std::error_code moved;
        const auto size = entry->is_regular_file(moved) ? entry->file_size(moved) : 0;
        if (!moved) sum += static_cast<double>(size);
      }
      most_ = std::max(most_, sum);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  fs::path folder_;
  std::atomic<bool> stop_ = false;
  double most_ = 0;
  std::thread thread_;
};

}  // namespace gongshi::test
