#include "kiosk/staff/emergency_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "drivers/os/log.h"

namespace gongshi::kiosk {
namespace {

bool same(const std::optional<content::EmergencyRunning>& a,
          const std::optional<content::EmergencyRunning>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->id == b->id && a->started == b->started && a->ends == b->ends;
}

}  // namespace

EmergencyWatch::EmergencyWatch(Ask ask, std::function<void()> wake, Pace pace, Fd stop)
    : ask_(std::move(ask)), wake_(std::move(wake)), pace_(pace), stop_(std::move(stop)) {}

Result<std::unique_ptr<EmergencyWatch>> EmergencyWatch::start(Ask ask, std::function<void()> wake,
                                                              Pace pace) {
  Fd stop(eventfd(0, EFD_CLOEXEC));
  if (!stop) return os_error(errno, {"创建事件描述符", "creating an event descriptor"});
  std::unique_ptr<EmergencyWatch> watch(
      new EmergencyWatch(std::move(ask), std::move(wake), pace, std::move(stop)));
  watch->thread_ = std::jthread([raw = watch.get()] { raw->run(); });
  return watch;
}

EmergencyWatch::~EmergencyWatch() {
  const std::uint64_t one = 1;
  if (write(stop_.get(), &one, sizeof one) != sizeof one) {
    log(Level::kWarning, "kiosk", "the emergency watch could not be told to stop");
  }
}

std::optional<content::EmergencyRunning> EmergencyWatch::running() {
  const std::lock_guard lock(mutex_);
  return running_;
}

void EmergencyWatch::run() {
  for (;;) {
    auto reply = ask_();
    if (reply) {
      bool news = false;
      {
        const std::lock_guard lock(mutex_);
        news = !same(running_, reply->running);
        if (news) running_ = std::move(reply->running);
      }
      if (news) wake_();
    }
    pollfd stop{stop_.get(), POLLIN, 0};
    if (poll(&stop, 1, int((reply ? pace_.ask : pace_.silent).count())) > 0) return;
  }
}

}  // namespace gongshi::kiosk
