#include "signage/log/log_writer.h"

#include <algorithm>

#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// Some minutes of the busiest host; a disk that hangs for longer is told by the lines lost.
constexpr std::size_t kMostQueued = 8192;
constexpr auto kSyncEvery = 1s;

/// What must not be lost with the power a moment later. Not faults: of a board that fails all the
/// time each would be a write to the flash of its own.
bool matters(LogEvent event) {
  return event == LogEvent::kOverride || event == LogEvent::kOverrideEnd ||
         event == LogEvent::kWithdraw || event == LogEvent::kPublish;
}

}  // namespace

LogWriter::LogWriter(DisplayLog log, const Clock& clock)
    : log_(std::move(log)), clock_(clock), thread_([this] { run(); }) {}

LogWriter::~LogWriter() {
  stop(last_time_);
}

void LogWriter::stop(WallTime now) {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
    last_time_ = now;
  }
  work_.notify_one();
  thread_.join();
}

void LogWriter::put(LogLine line) {
  {
    const std::scoped_lock lock(mutex_);
    last_time_ = line.time;
    if (queue_.size() < kMostQueued) {
      queue_.push_back(std::move(line));
    } else {
      ++lost_;
    }
  }
  work_.notify_one();
}

void LogWriter::flush() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return queue_.empty() && !busy_; });
}

bool LogWriter::synced() const {
  const std::scoped_lock lock(mutex_);
  return !unsynced_;
}

void LogWriter::drain() {
  std::unique_lock lock(mutex_);
  work_.notify_one();  // the clock may have gone on since it was looked at
  idle_.wait(lock, [this] { return queue_.empty() && !busy_ && !unsynced_; });
}

std::optional<Error> LogWriter::trouble() const {
  const std::scoped_lock lock(mutex_);
  return trouble_;
}

void LogWriter::write(std::vector<LogLine> lines) {
  std::optional<Error> trouble;
  bool at_once = false;
  bool is_synced = false;
  for (LogLine& line : lines) {
    at_once = at_once || matters(line.event);
    const Status written = log_.append(std::move(line));
    if (!written) trouble = written.error();
  }
  if (at_once) {
    const Status synced = log_.sync();
    if (!synced) trouble = synced.error();
    is_synced = synced.has_value();
  }
  const std::scoped_lock lock(mutex_);
  // Said once, and again when it is another trouble.
  const bool new_trouble = trouble && (!trouble_ || trouble_->what.en != trouble->what.en);
  if (new_trouble) log(Level::kError, "signage", *trouble);
  trouble_ = std::move(trouble);
  unsynced_ = !is_synced;
}

void LogWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    const auto has_work = [this] { return stop_ || !queue_.empty(); };
    if (unsynced_) {
      const auto left = next_sync_ - clock_.steady();
      if (left > 0s && !has_work()) work_.wait_for(lock, left);
    } else {
      work_.wait(lock, has_work);
    }
    if (stop_ && queue_.empty()) break;
    std::vector<LogLine> lines = std::exchange(queue_, {});
    log_.lose(std::exchange(lost_, 0));
    const bool sync_due = unsynced_ && clock_.steady() >= next_sync_;
    if (!unsynced_) next_sync_ = clock_.steady() + kSyncEvery;
    busy_ = true;
    lock.unlock();
    if (!lines.empty()) write(std::move(lines));
    const Status synced = sync_due ? log_.sync() : Status{};
    lock.lock();
    busy_ = false;
    if (sync_due) {
      unsynced_ = false;
      if (!synced) trouble_ = synced.error();
    }
    idle_.notify_all();
  }
  lock.unlock();
  const Status closed = log_.close(last_time_);
  if (!closed) log(Level::kError, "signage", closed.error());
}

}  // namespace gongshi::signage
