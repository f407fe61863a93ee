#include "content/store/service/worker.h"

#include <sys/eventfd.h>

#include <cassert>
#include <cerrno>
#include <cstdint>

namespace gongshi::content::store {

Result<std::unique_ptr<Worker>> Worker::start() {
  Fd done(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!done) return os_error(errno, {"启动更新线程", "cannot start the worker"});
  std::unique_ptr<Worker> worker(new Worker(std::move(done)));
  worker->thread_ = std::thread([raw = worker.get()] { raw->work(); });
  return worker;
}

Worker::~Worker() {
  if (!thread_.joinable()) return;
  tell_to_stop();
  thread_.join();
}

void Worker::tell_to_stop() {
  const std::lock_guard lock(mutex_);  // else the worker could miss it between look and wait
  ending_ = true;
  stop_ = true;
  changed_.notify_all();
}

void Worker::begin(Job job) {
  assert(!busy_);
  busy_ = true;
  {
    const std::lock_guard lock(mutex_);
    stop_ = ending_;
    next_ = std::move(job);
  }
  changed_.notify_all();
}

std::optional<JobReport> Worker::take_done() {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t got = ::read(done_fd_.get(), &count, sizeof count);
  const std::lock_guard lock(mutex_);
  std::optional<JobReport> report = std::exchange(done_, std::nullopt);
  if (report) busy_ = false;
  return report;
}

bool Worker::stop(std::chrono::milliseconds patience) {
  tell_to_stop();
  {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, patience, [this] { return ended_; })) return false;
  }
  thread_.join();
  return true;
}

void Worker::work() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ending_ || next_; });
      if (ending_) break;
      job = std::exchange(next_, nullptr);
    }
    JobReport report = job(stop_);
    {
      const std::lock_guard lock(mutex_);
      done_ = std::move(report);
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t put = ::write(done_fd_.get(), &one, sizeof one);
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

}  // namespace gongshi::content::store
