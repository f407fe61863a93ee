// LogWriter: writes the display log on a thread of its own, because a disk may take a second for
// what a scrolling line cannot wait for.
//
// The loop and the thread share one queue. Lines reach the disk within a second, at once where they
// matter most.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "signage/log/display_log.h"

namespace gongshi::signage {

class LogWriter {
 public:
  /// `clock`, asked by the thread, says when a second is over; borrowed.
  LogWriter(DisplayLog log, const Clock& clock);
  /// As stop(), at the time of the last line.
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  /// Never waits for the disk. What is beyond the queue is counted as lost.
  void put(LogLine line);

  /// Writes what is queued, a stop line, and signs the day so far. Once.
  void stop(WallTime now);

  /// Waits until everything that was put is in the file, or was counted as lost.
  void flush();
  /// Waits until it is on the disk as well.
  void drain();
  /// Whether all that is in the file is on the disk.
  [[nodiscard]] bool synced() const;

  /// Why the last line was not written; empty: it was.
  [[nodiscard]] std::optional<Error> trouble() const;

 private:
  void run();
  void write(std::vector<LogLine> lines);

  DisplayLog log_;  // the thread's own
  const Clock& clock_;
  SteadyTime next_sync_{};
  mutable std::mutex mutex_;
  std::condition_variable work_, idle_;
  std::vector<LogLine> queue_;
  WallTime last_time_{};    // of what was put last, then of the stop
  std::uint64_t lost_ = 0;  // found no room in the queue
  bool busy_ = false, stop_ = false, unsynced_ = false;
  std::optional<Error> trouble_;
  std::thread thread_;
};

}  // namespace gongshi::signage
