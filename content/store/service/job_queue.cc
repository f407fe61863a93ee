#include "content/store/service/job_queue.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kSoon = 5s;  // until a job that found the store taken comes again

/// Somebody waits at the screen for these.
bool is_urgent(JobKind kind) {
  return kind == JobKind::kImport || kind == JobKind::kCarry;
}

}  // namespace

JobQueue::JobQueue(Loop& loop, const Clock& clock, Make make, Take take)
    : loop_(loop), clock_(clock), make_(std::move(make)), take_(std::move(take)) {}

JobQueue::~JobQueue() {
  if (worker_) loop_.forget(worker_->done_fd());
}

Result<std::unique_ptr<JobQueue>> JobQueue::start(Loop& loop, const Clock& clock, Make make,
                                                  Take take) {
  std::unique_ptr<JobQueue> queue(new JobQueue(loop, clock, std::move(make), std::move(take)));
  GONGSHI_TRY(queue->worker_, Worker::start());
  GONGSHI_CHECK(loop.watch(queue->worker_->done_fd(), Loop::kReadable,
                           [raw = queue.get()](std::uint32_t) { raw->take_done(); }));
  return queue;
}

void JobQueue::ask(JobKind kind) {
  waiting_.insert(kind);
  if (at_work_ && is_urgent(kind) && !is_urgent(*at_work_)) worker_->interrupt();
  begin_next();
}

void JobQueue::begin_next() {
  if (worker_->busy() || waiting_.empty() || loop_.stopped()) return;
  const JobKind kind = *waiting_.begin();
  waiting_.erase(kind);
  at_work_ = kind;
  worker_->begin(make_(kind));
}

void JobQueue::take_done() {
  const auto report = worker_->take_done();
  if (!report) return;
  at_work_.reset();
  if (report->gave_way) {
    waiting_.insert(report->kind);
  } else if (report->busy) {
    loop_.at(clock_.steady() + kSoon, [this, kind = report->kind] { ask(kind); });
  } else {
    take_(*report);
  }
  begin_next();
}

}  // namespace gongshi::content::store
