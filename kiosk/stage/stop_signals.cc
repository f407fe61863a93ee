#include "kiosk/stage/stop_signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "drivers/os/log.h"

namespace gongshi::kiosk {

StopSignals::StopSignals(Fd signals, Fd end, std::function<void()> wake)
    : signals_(std::move(signals)), end_(std::move(end)), wake_(std::move(wake)) {}

Result<std::unique_ptr<StopSignals>> StopSignals::start(std::function<void()> wake) {
  sigset_t both;
  sigemptyset(&both);
  sigaddset(&both, SIGTERM);
  sigaddset(&both, SIGINT);
  const Sentence doing{"接收停止信号", "receiving stop signals"};
  if (const int error = pthread_sigmask(SIG_BLOCK, &both, nullptr); error != 0) {
    return os_error(error, doing);
  }
  Fd signals(signalfd(-1, &both, SFD_CLOEXEC));
  if (!signals) return os_error(errno, doing);
  Fd end(eventfd(0, EFD_CLOEXEC));
  if (!end) return os_error(errno, doing);
  std::unique_ptr<StopSignals> made(
      new StopSignals(std::move(signals), std::move(end), std::move(wake)));
  made->thread_ = std::jthread([raw = made.get()] { raw->run(); });
  return made;
}

StopSignals::~StopSignals() {
  const std::uint64_t one = 1;
  if (write(end_.get(), &one, sizeof one) != sizeof one) {
    log(Level::kWarning, "kiosk", "the signal watch could not be told to stop");
  }
}

void StopSignals::run() {
  while (true) {
    std::array<pollfd, 2> fds{{{end_.get(), POLLIN, 0}, {signals_.get(), POLLIN, 0}}};
    if (poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) return;
    if (fds[0].revents != 0) return;
    if (fds[1].revents == 0) continue;
    signalfd_siginfo info{};
    if (read(signals_.get(), &info, sizeof info) != sizeof info) return;
    arrived_.store(true);
    wake_();
  }
}

}  // namespace gongshi::kiosk
