// Worker: the one thread that does what takes long: rounds, imports, scrubs, receipts.
//
//   loop ── begin(job) ──▶ [worker] ── eventfd ──▶ loop: take_done()
//
// One job at a time, and nothing is shared: a job brings copies of what it needs and leaves a
// report.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "content/store/service/job_report.h"
#include "drivers/os/fd.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

class Worker {
 public:
  /// Gives up early when `stop` becomes true.
  using Job = std::function<JobReport(const std::atomic<bool>& stop)>;

  /// Signals stay blocked in the worker as they are in the thread that starts it.
  [[nodiscard]] static Result<std::unique_ptr<Worker>> start();
  /// Waits for the job at hand, however long it takes; stop() tells beforehand whether it would.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Only while not busy().
  void begin(Job job);
  /// From begin() until take_done() has handed the report out.
  [[nodiscard]] bool busy() const { return busy_; }

  /// Tells the job at hand to give up; its report comes all the same.
  void interrupt() { stop_ = true; }

  /// Readable when a job has ended.
  [[nodiscard]] int done_fd() const { return done_fd_.get(); }
  [[nodiscard]] std::optional<JobReport> take_done();

  /// Tells the job at hand to give up and waits for the thread's end, at most `patience`.
  [[nodiscard]] bool stop(std::chrono::milliseconds patience);

 private:
  explicit Worker(Fd done_fd) : done_fd_(std::move(done_fd)) {}
  void work();
  void tell_to_stop();

  Fd done_fd_;
  bool busy_ = false;              // the loop's own
  std::atomic<bool> stop_{false};  // the job at hand

  std::mutex mutex_;
  std::condition_variable changed_;
  Job next_;                       // guarded
  std::optional<JobReport> done_;  // guarded
  bool ending_ = false;            // guarded
  bool ended_ = false;             // guarded
  std::thread thread_;
};

}  // namespace gongshi::content::store
