#include "drivers/os/loop.h"

#include <signal.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace gongshi {
namespace {

std::uint32_t to_epoll(std::uint32_t events) {
  std::uint32_t wanted = 0;
  if ((events & Loop::kReadable) != 0) wanted |= EPOLLIN;
  if ((events & Loop::kWritable) != 0) wanted |= EPOLLOUT;
  return wanted;
}

std::uint32_t from_epoll(std::uint32_t events) {
  std::uint32_t ready = 0;
  if ((events & EPOLLIN) != 0) ready |= Loop::kReadable;
  if ((events & EPOLLOUT) != 0) ready |= Loop::kWritable;
  if ((events & (EPOLLHUP | EPOLLERR)) != 0) ready |= Loop::kHungUp;
  return ready;
}

Sentence loop_failure() {
  return {"事件循环", "event loop"};
}

}  // namespace

Loop::Loop(Fd epoll, Fd timer, Fd signals)
    : epoll_(std::move(epoll)), timer_(std::move(timer)), signals_(std::move(signals)) {}

Result<Loop> Loop::create(std::initializer_list<int> stop_on) {
  Fd epoll(::epoll_create1(EPOLL_CLOEXEC));
  Fd timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
  sigset_t mask;
  ::sigemptyset(&mask);
  for (const int signal_number : stop_on) ::sigaddset(&mask, signal_number);
  if (::sigprocmask(SIG_BLOCK, &mask, nullptr) != 0) return os_error(errno, loop_failure());
  Fd signals(::signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK));
  if (!epoll || !timer || !signals) return os_error(errno, loop_failure());
  Loop loop(std::move(epoll), std::move(timer), std::move(signals));
  for (const int fd : {loop.timer_.get(), loop.signals_.get()}) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    if (::epoll_ctl(loop.epoll_.get(), EPOLL_CTL_ADD, fd, &event) != 0) {
      return os_error(errno, loop_failure());
    }
  }
  return loop;
}

Status Loop::watch(int fd, std::uint32_t events, std::function<void(std::uint32_t)> on_ready) {
  epoll_event event{};
  event.events = to_epoll(events);
  event.data.fd = fd;
  const int action = watched_.contains(fd) ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  if (::epoll_ctl(epoll_.get(), action, fd, &event) != 0) return os_error(errno, loop_failure());
  watched_[fd] = std::move(on_ready);
  return {};
}

void Loop::forget(int fd) {
  if (watched_.erase(fd) == 0) return;
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd, nullptr);
}

std::uint64_t Loop::at(SteadyTime when, std::function<void()> on_due) {
  const std::uint64_t id = next_timer_++;
  timers_.emplace(when, Timer{id, std::move(on_due)});
  return id;
}

void Loop::cancel(std::uint64_t timer) {
  const auto found = std::find_if(timers_.begin(), timers_.end(),
                                  [&](const auto& entry) { return entry.second.id == timer; });
  if (found != timers_.end()) timers_.erase(found);
}

Status Loop::run(const Clock& clock) {
  while (!stopped_) GONGSHI_CHECK(turn(clock, std::nullopt));
  return {};
}

Status Loop::turn(const Clock& clock, std::optional<SteadyTime> until) {
  std::optional<SteadyTime> wake = until;
  if (!timers_.empty() && (!wake || timers_.begin()->first < *wake)) wake = timers_.begin()->first;

  itimerspec spec{};
  if (wake) {
    // Zero would disarm the timer: what is already due fires after one nanosecond.
    const auto wait = std::max(*wake - clock.steady(), SteadyClock::duration{0});
    spec.it_value.tv_sec = wait.count() / 1'000'000;
    spec.it_value.tv_nsec = wait.count() % 1'000'000 * 1000;
    if (wait.count() == 0) spec.it_value.tv_nsec = 1;
  }
  if (::timerfd_settime(timer_.get(), 0, &spec, nullptr) != 0) {
    return os_error(errno, loop_failure());
  }

  std::array<epoll_event, 32> events{};
  const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), -1);
  if (count < 0 && errno != EINTR) return os_error(errno, loop_failure());
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    if (event.data.fd == timer_.get()) {
      std::uint64_t expirations = 0;
      [[maybe_unused]] const ssize_t got = ::read(timer_.get(), &expirations, sizeof expirations);
    } else if (event.data.fd == signals_.get()) {
      stopped_ = true;
    } else if (const auto found = watched_.find(event.data.fd); found != watched_.end()) {
      const auto on_ready = found->second;  // a callback may forget its own descriptor
      on_ready(from_epoll(event.events));
    }
  }

  const SteadyTime now = clock.steady();
  while (!timers_.empty() && timers_.begin()->first <= now) {
    auto due = timers_.extract(timers_.begin());
    due.mapped().on_due();
  }
  return {};
}

}  // namespace gongshi
