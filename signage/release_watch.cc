#include "signage/release_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

// Against a lost notification (another file system, a full queue): ask anyway.
constexpr int kAskAgainMs = 60'000;

void ring(const Fd& bell) {
  const std::uint64_t one = 1;
  // The counter of an eventfd is never full here: each ring is followed by a read.
  [[maybe_unused]] const ssize_t count = ::write(bell.get(), &one, sizeof one);
}

}  // namespace

Result<ReleaseWatch::Taken> load_for_display(const content::Reader& reader) {
  auto release = reader.load();
  if (release) return release;
  if (release.error().code == Errc::kNotFound) return ReleaseWatch::Taken{};
  if (release.error().code == Errc::kRejected) {
    log(Level::kError, "signage", release.error());
    return ReleaseWatch::Taken{};  // what may not be shown comes off the displays
  }
  return release.error();
}

ReleaseWatch::ReleaseWatch(content::Reader reader, Fd news, Fd stop)
    : reader_(std::move(reader)), news_(std::move(news)), stop_(std::move(stop)) {}

Result<std::unique_ptr<ReleaseWatch>> ReleaseWatch::open(const fs::path& store) {
  GONGSHI_TRY(content::Reader reader, content::Reader::open(store));
  Fd news(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  Fd stop(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!news || !stop) return os_error(errno, {"监视内容库", "watch the store"});
  std::unique_ptr<ReleaseWatch> watch(
      new ReleaseWatch(std::move(reader), std::move(news), std::move(stop)));
  GONGSHI_TRY(watch->first_, load_for_display(watch->reader_));
  watch->last_ = watch->first_;
  watch->thread_ = std::thread([raw = watch.get()] { raw->watch(); });
  return watch;
}

ReleaseWatch::~ReleaseWatch() {
  if (!thread_.joinable()) return;
  ring(stop_);
  thread_.join();
}

std::optional<ReleaseWatch::Taken> ReleaseWatch::load() {
  auto release = load_for_display(reader_);
  if (!release) {
    // A disk fault while reading: what is on the displays stays there.
    log(Level::kError, "signage", release.error());
    return std::nullopt;
  }
  if (*release == last_) return std::nullopt;
  last_ = *release;
  return *std::move(release);
}

void ReleaseWatch::watch() {
  while (true) {
    std::array<pollfd, 2> waits{{{reader_.changed_fd(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
    const int count = ::poll(waits.data(), waits.size(), kAskAgainMs);
    if (count < 0 && errno != EINTR) return;
    if (waits[1].revents != 0) return;
    if (waits[0].revents != 0) reader_.acknowledge();
    if (auto release = load()) {
      const std::scoped_lock lock(mutex_);
      slot_ = std::move(release);
      ring(news_);
    }
  }
}

std::optional<ReleaseWatch::Taken> ReleaseWatch::take() {
  std::uint64_t rings = 0;
  [[maybe_unused]] const ssize_t count = ::read(news_.get(), &rings, sizeof rings);
  const std::scoped_lock lock(mutex_);
  return std::exchange(slot_, std::nullopt);
}

}  // namespace gongshi::signage
