#include "signage/release_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// Also without a notification: one may be lost, a fallback healed, the network's time come.
constexpr auto kAskAgain = 20s;

void ring(const Fd& bell) {
  const std::uint64_t one = 1;
  // The counter of an eventfd is never full here: each ring is followed by a read.
  [[maybe_unused]] const ssize_t count = ::write(bell.get(), &one, sizeof one);
}

void quieten(const Fd& bell) {
  std::uint64_t rings = 0;
  // Not readable when nobody rang, which is as quiet.
  [[maybe_unused]] const ssize_t count = ::read(bell.get(), &rings, sizeof rings);
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

ReleaseWatch::ReleaseWatch(content::Reader reader, config::Notice notice, Fd news, Fd stop,
                           Fd question)
    : reader_(std::move(reader)),
      notice_(std::move(notice)),
      news_(std::move(news)),
      stop_(std::move(stop)),
      question_(std::move(question)) {}

Result<std::unique_ptr<ReleaseWatch>> ReleaseWatch::open(const fs::path& store,
                                                         const config::Notice& notice) {
  GONGSHI_TRY(content::Reader reader, content::Reader::open(store));
  Fd news(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  Fd stop(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  Fd question(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!news || !stop || !question) return os_error(errno, {"监视内容库", "watch the store"});
  std::unique_ptr<ReleaseWatch> watch(new ReleaseWatch(std::move(reader), notice, std::move(news),
                                                       std::move(stop), std::move(question)));
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

bool ReleaseWatch::lives(SteadyTime now) {
  const bool in_time = pulse_.lives(now);
  if (pulse_.ask(now)) ring(question_);
  return in_time;
}

void ReleaseWatch::watch() {
  auto ask_again = std::chrono::steady_clock::now() + kAskAgain;
  while (true) {
    std::array<pollfd, 3> waits{{{reader_.changed_fd(), POLLIN, 0},
                                 {stop_.get(), POLLIN, 0},
                                 {question_.get(), POLLIN, 0}}};
    const auto wait =
        std::chrono::ceil<std::chrono::milliseconds>(ask_again - std::chrono::steady_clock::now());
    const int count =
        ::poll(waits.data(), waits.size(), static_cast<int>(std::max(wait, 0ms).count()));
    if (count < 0 && errno != EINTR) return;
    if (waits[1].revents != 0) return;
    if (waits[2].revents != 0) {
      quieten(question_);
      pulse_.answer();
    }
    if (waits[0].revents == 0 && std::chrono::steady_clock::now() < ask_again) continue;
    ask_again = std::chrono::steady_clock::now() + kAskAgain;
    if (waits[0].revents != 0) reader_.acknowledge();
    if (auto edition = load()) {
      const std::scoped_lock lock(mutex_);
      slot_ = std::move(edition);
      ring(news_);
    }
  }
}

std::optional<Edition> ReleaseWatch::take() {
  quieten(news_);
  const std::scoped_lock lock(mutex_);
  return std::exchange(slot_, std::nullopt);
}

}  // namespace gongshi::signage
