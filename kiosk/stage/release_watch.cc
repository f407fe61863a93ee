#include "kiosk/stage/release_watch.h"

#include <array>
#include <cerrno>
#include <functional>
#include <tuple>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "drivers/os/log.h"

namespace gongshi::kiosk {
namespace {

/// Between two looks at the store and at how sure the device is of its content.
constexpr int kLookMs = 20'000;
/// Between two attempts to open a store that cannot be opened.
constexpr int kRetryMs = 2'000;

}  // namespace

WallTime ShiftedClock::wall() const {
  return system_.wall() + std::chrono::milliseconds(shift_ms_.load());
}

void ShiftedClock::set(WallTime now) {
  shift_ms_.store((now - system_.wall()).count());
}

ReleaseWatch::ReleaseWatch(fs::path store, const Clock& clock, std::function<void()> wake, Fd stop)
    : store_(std::move(store)), clock_(clock), wake_(std::move(wake)), stop_(std::move(stop)) {}

Result<std::unique_ptr<ReleaseWatch>> ReleaseWatch::start(fs::path store, const Clock& clock,
                                                          std::function<void()> wake) {
  Fd stop(eventfd(0, EFD_CLOEXEC));
  if (!stop) return os_error(errno, {"创建事件描述符", "creating an event descriptor"});
  std::unique_ptr<ReleaseWatch> watch(
      new ReleaseWatch(std::move(store), clock, std::move(wake), std::move(stop)));
  watch->thread_ = std::jthread([raw = watch.get()] { raw->run(); });
  return watch;
}

ReleaseWatch::~ReleaseWatch() {
  const std::uint64_t one = 1;
  if (write(stop_.get(), &one, sizeof one) != sizeof one) {
    log(Level::kWarning, "kiosk", "the store watch could not be told to stop");
  }
}

std::optional<ReleaseWatch::News> ReleaseWatch::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(news_, std::nullopt);
}

void ReleaseWatch::post(News news) {
  {
    const std::lock_guard lock(mutex_);
    // An issue that nobody has taken yet is not lost behind a later word on freshness.
    if (news_ && news.issue == nullptr && !news.trouble) {
      news_->facts = std::move(news.facts);
    } else {
      news_ = std::move(news);
    }
  }
  wake_();
}

void ReleaseWatch::look(const content::Reader& reader) {
  News news;
  Issue::Learning learning;
  auto release = reader.load();
  news.facts = reader.facts();
  if (!release) {
    seen_.reset();
    news.trouble = release.error();
    // Every change beside the store wakes this thread; the log hears of each trouble once.
    if (told_ != release.error().what) log(Level::kWarning, "kiosk", release.error());
    told_ = release.error().what;
  } else if (seen_.lock() != *release) {  // the state record also changes for other reasons
    seen_ = *release;
    told_ = {};
    std::tie(news.issue, learning) = Issue::open(*std::move(release));
  }
  const bool show_first = std::exchange(first_, first_ && news.issue == nullptr);
  if (learning.valid() && !show_first) std::exchange(learning, {})();
  post(std::move(news));
  if (learning.valid()) learning();
}

void ReleaseWatch::run() {
  auto reader = content::Reader::open(store_);
  while (!reader) {
    post({.trouble = reader.error()});
    pollfd stop{stop_.get(), POLLIN, 0};
    if (poll(&stop, 1, kRetryMs) > 0) return;
    reader = content::Reader::open(store_);
  }
  look(*reader);
  while (true) {
    std::array<pollfd, 2> fds{{{stop_.get(), POLLIN, 0}, {reader->changed_fd(), POLLIN, 0}}};
    const int ready = poll(fds.data(), fds.size(), kLookMs);
    if (fds[0].revents != 0) return;
    if (ready > 0 && fds[1].revents != 0) {
      reader->acknowledge();
    }
    // Also without a word from the store: a status may have run out, a notification been lost.
    if (ready >= 0) look(*reader);
  }
}

}  // namespace gongshi::kiosk
