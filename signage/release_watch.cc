#include "signage/release_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

// Also without a notification: one may be lost, a fallback healed, the network's time come.
constexpr int kAskAgainMs = 20'000;

void ring(const Fd& bell) {
  const std::uint64_t one = 1;
  // The counter of an eventfd is never full here: each ring is followed by a read.
  [[maybe_unused]] const ssize_t count = ::write(bell.get(), &one, sizeof one);
}

}  // namespace

Result<Edition> load_for_display(const content::Reader& reader, const config::Notice& notice) {
  auto release = reader.load();
  Edition edition{nullptr, reader.facts(), false, notice};
  if (release) {
    edition.release = *std::move(release);
  } else if (release.error().code == Errc::kRejected) {
    edition.withheld = true;  // what may not be shown comes off the displays
  } else if (release.error().code != Errc::kNotFound) {
    return release.error();
  }
  return edition;
}

ReleaseWatch::ReleaseWatch(content::Reader reader, config::Notice notice, Fd news, Fd stop)
    : reader_(std::move(reader)),
      notice_(std::move(notice)),
      news_(std::move(news)),
      stop_(std::move(stop)) {}

Result<std::unique_ptr<ReleaseWatch>> ReleaseWatch::open(const fs::path& store,
                                                         const config::Notice& notice) {
  GONGSHI_TRY(content::Reader reader, content::Reader::open(store));
  Fd news(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  Fd stop(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!news || !stop) return os_error(errno, {"监视内容库", "watch the store"});
  std::unique_ptr<ReleaseWatch> watch(
      new ReleaseWatch(std::move(reader), notice, std::move(news), std::move(stop)));
  GONGSHI_TRY(watch->first_, load_for_display(watch->reader_, notice));
  watch->last_ = watch->first_;
  watch->thread_ = std::thread([raw = watch.get()] { raw->watch(); });
  return watch;
}

ReleaseWatch::~ReleaseWatch() {
  if (!thread_.joinable()) return;
  ring(stop_);
  thread_.join();
}

std::optional<Edition> ReleaseWatch::load() {
  auto edition = load_for_display(reader_, notice_);
  if (!edition) {
    // A disk fault while reading: what is on the displays stays there.
    log(Level::kError, "signage", edition.error());
    return std::nullopt;
  }
  if (edition->same_as(last_)) return std::nullopt;
  last_ = *edition;
  return *std::move(edition);
}

void ReleaseWatch::watch() {
  while (true) {
    std::array<pollfd, 2> waits{{{reader_.changed_fd(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
    const int count = ::poll(waits.data(), waits.size(), kAskAgainMs);
    if (count < 0 && errno != EINTR) return;
    if (waits[1].revents != 0) return;
    if (waits[0].revents != 0) reader_.acknowledge();
    if (auto edition = load()) {
      const std::scoped_lock lock(mutex_);
      slot_ = std::move(edition);
      ring(news_);
    }
  }
}

std::optional<Edition> ReleaseWatch::take() {
  std::uint64_t rings = 0;
  [[maybe_unused]] const ssize_t count = ::read(news_.get(), &rings, sizeof rings);
  const std::scoped_lock lock(mutex_);
  return std::exchange(slot_, std::nullopt);
}

}  // namespace gongshi::signage
