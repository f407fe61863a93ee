#include "drivers/pixel/output_clock.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

constexpr std::int64_t kMicrosInSecond = 1'000'000;
constexpr std::int64_t kBucketMicros = 20;
constexpr std::size_t kBuckets = 5000;  // up to 100 ms

}  // namespace

void LatchIntervals::add(SteadyClock::duration interval) {
  if (buckets_.empty()) buckets_.resize(kBuckets);
  const auto bucket = static_cast<std::size_t>(std::max<std::int64_t>(0, interval.count())) /
                      static_cast<std::size_t>(kBucketMicros);
  ++buckets_[std::min(bucket, kBuckets - 1)];
  ++count_;
  longest_ = std::max(longest_, interval);
}

SteadyClock::duration LatchIntervals::quantile(double share) const {
  const auto wanted = static_cast<std::int64_t>(share * static_cast<double>(count_));
  std::int64_t seen = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    seen += buckets_[i];
    if (seen > 0 && seen >= wanted) {
      const SteadyClock::duration upper{static_cast<std::int64_t>(i + 1) * kBucketMicros};
      return std::min(upper, longest_);
    }
  }
  return SteadyClock::duration{0};
}

void OutputClock::start(SteadyTime now) {
  running_ = true;
  start_ = now;
  first_ = coming_;
  last_.reset();
}

SteadyTime OutputClock::time_of(std::int64_t latch) const {
  return start_ + SteadyClock::duration((latch - first_) * kMicrosInSecond / rate_hz_);
}

std::optional<std::int64_t> OutputClock::due(SteadyTime now) {
  if (!running_ || now < next()) return std::nullopt;
  // From an estimate to the newest that is due: division rounds down at both ends.
  std::int64_t latch = first_ + (now - start_).count() * rate_hz_ / kMicrosInSecond;
  while (time_of(latch + 1) <= now) ++latch;
  skipped_ += latch - coming_;
  coming_ = latch + 1;
  if (last_) intervals_.add(now - *last_);
  last_ = now;
  return latch;
}

}  // namespace gongshi::drivers
