// JobQueue: which jobs wait, which one is at work. One at a time; what an operator asks for goes
// first and has the others give way.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "content/store/service/job_report.h"
#include "content/store/service/worker.h"
#include "drivers/os/loop.h"

namespace gongshi::content::store {

class JobQueue {
 public:
  /// Makes the job at the moment when it begins.
  using Make = std::function<Worker::Job(JobKind)>;
  using Take = std::function<void(const JobReport&)>;

  /// Every report goes to `take`, but not those of jobs that come again by themselves: because they
  /// gave way, or found the store taken by the command line. Loop and clock are borrowed.
  [[nodiscard]] static Result<std::unique_ptr<JobQueue>> start(Loop& loop, const Clock& clock,
                                                               Make make, Take take);
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Now or as soon as it is its turn; asked twice it is done once.
  void ask(JobKind kind);
  [[nodiscard]] std::optional<JobKind> at_work() const { return at_work_; }

  /// Worker::stop().
  [[nodiscard]] bool stop(std::chrono::milliseconds patience) { return worker_->stop(patience); }

 private:
  JobQueue(Loop& loop, const Clock& clock, Make make, Take take);
  void begin_next();
  void take_done();

  Loop& loop_;
  const Clock& clock_;
  Make make_;
  Take take_;
  std::unique_ptr<Worker> worker_;
  std::set<JobKind> waiting_;
  std::optional<JobKind> at_work_;
};

}  // namespace gongshi::content::store
