#include "content/feedback/pace.h"

#include <algorithm>
#include <string>

namespace gongshi::content::feedback {
namespace {

using namespace std::chrono_literals;

constexpr auto kShort = 10min;
constexpr auto kLong = 24h;

}  // namespace

std::chrono::seconds Pace::wait(SteadyTime now) const {
  SteadyTime free = now;
  // The n-th last one must be a whole period old before the next is taken.
  const auto until = [&](std::size_t most, std::chrono::seconds period) {
    if (taken_.size() >= most) free = std::max(free, taken_[taken_.size() - most] + period);
  };
  until(kMostInTenMinutes, kShort);
  until(kMostInADay, kLong);
  return std::chrono::ceil<std::chrono::seconds>(free - now);
}

void Pace::count(SteadyTime now) {
  taken_.push_back(now);
  while (taken_.size() > kMostInADay) taken_.pop_front();
}

Sentence too_fast(std::chrono::seconds wait) {
  const auto minutes = std::max(std::chrono::ceil<std::chrono::minutes>(wait), 1min);
  const std::string count = std::to_string(minutes.count());
  return {"这台机器刚收下好几条意见，请约 " + count + " 分钟后再发送。",
          "This machine has just taken several opinions. Please send yours in about " + count +
              (minutes == 1min ? " minute." : " minutes.")};
}

}  // namespace gongshi::content::feedback
