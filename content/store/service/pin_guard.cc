#include "content/store/service/pin_guard.h"

#include <algorithm>

#include "content/bundle/document.h"
#include "content/store/service/pin.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kCap = 256;
constexpr std::uint64_t kMostWrong = 1'000'000;
constexpr std::chrono::minutes kFirstLock = 5min;
constexpr std::chrono::minutes kLongestLock = 24h;

struct Tries {
  std::uint64_t wrong = 0;  // in a row
  WallTime last{};          // when the last of them came
};

std::string format_tries(const Tries& tries) {
  return "gongshi-pin-tries 1\nwrong: " + std::to_string(tries.wrong) +
         "\nlast: " + utc_text(tries.last) + "\nend\n";
}

/// A count that is damaged is a count that was reached.
Tries read_tries(const fs::path& path, WallTime now) {
  const auto text = read_file(path, kCap);
  if (!text && text.error().code == Errc::kNotFound) return {};
  if (text) {
    bundle::DocumentReader reader(*text, "gongshi-pin-tries", {"密码次数", "count of PINs"}, kCap);
    const Tries tries{reader.number("wrong", 0, kMostWrong), reader.date("last")};
    if (reader.end()) return tries;
  }
  return {kPinTries, now};
}

Status write_tries(const fs::path& path, const Tries& tries) {
  const Status written = write_file_atomic(path, format_tries(tries), 0600);
  if (written) return {};
  return Error{
      written.error().code,
      {"记不下维护密码的尝试次数，暂不接受密码：" + written.error().what.zh,
       "the tries of the PIN cannot be counted, so none is taken: " + written.error().what.en},
      written.error().word};
}

Error locked(std::chrono::minutes left) {
  const std::string minutes = std::to_string(left.count());
  return {Errc::kRejected,
          {"维护密码错误次数过多，请 " + minutes + " 分钟后再试",
           "too many wrong PINs; try again in " + minutes + " minutes"},
          {}};
}

Error wrong(std::uint64_t tries_left) {
  const std::string left = std::to_string(tries_left);
  return {Errc::kRejected,
          {"维护密码不对，还可以试 " + left + " 次",
           "this is not the PIN; " + left + (tries_left == 1 ? " try" : " tries") + " left"},
          {}};
}

}  // namespace

std::chrono::minutes pin_lock(std::uint64_t wrong) {
  if (wrong == 0 || wrong % kPinTries != 0) return 0min;
  const std::uint64_t doublings = std::min<std::uint64_t>(wrong / kPinTries - 1, 9);
  return std::min(kFirstLock * (1 << doublings), kLongestLock);
}

/// A clock that is behind (no battery, set back) proves no time to have passed: the whole lock runs
/// from now on, unless the clock comes forward again and tells otherwise.
std::chrono::milliseconds PinGuard::lock_left(std::uint64_t wrong, WallTime last, WallTime now,
                                              SteadyTime steady) {
  if (now >= last) {
    behind_since_.reset();
    return last + pin_lock(wrong) - now;
  }
  if (!behind_since_) behind_since_ = steady;
  return std::chrono::ceil<std::chrono::milliseconds>(*behind_since_ + pin_lock(wrong) - steady);
}

Status PinGuard::check(std::string_view pin, WallTime now, SteadyTime steady) {
  const auto hash = read_pin_file(pin_file_);
  if (!hash && hash.error().code == Errc::kNotFound) {
    return Error{Errc::kNotFound,
                 {"尚未设置维护密码，请信息科运行 gongshi-sync pin",
                  "no maintenance PIN has been set; IT does that with gongshi-sync pin"},
                 {}};
  }
  if (!hash) return hash.error();
  Tries tries = read_tries(tries_, now);
  const auto left = lock_left(tries.wrong, tries.last, now, steady);
  if (left > 0ms) return locked(std::chrono::ceil<std::chrono::minutes>(left));

  behind_since_.reset();
  tries = {std::min(tries.wrong + 1, kMostWrong), now};
  GONGSHI_CHECK(write_tries(tries_, tries));
  if (pin_matches(*hash, pin)) return write_tries(tries_, {0, now});
  const auto lock = pin_lock(tries.wrong);
  if (lock > 0min) return locked(lock);
  return wrong(kPinTries - tries.wrong % kPinTries);
}

}  // namespace gongshi::content::store
