// BackOff: how long to wait before the next attempt. Pure: the caller throws the dice and waits.
//
//   failures   0        1        2        …   pause = first · 2^failures, at most `most`, ± 20 %
//
// The jitter keeps a whole hospital's devices, switched on together in the morning, from asking
// together for ever after.
#pragma once

#include <algorithm>
#include <chrono>

namespace gongshi::content::store {

struct BackOff {
  std::chrono::milliseconds first;                         // with no failure: the poll interval
  std::chrono::milliseconds most = std::chrono::hours(1);  // never less than `first`

  /// After `failures` failures in a row. `random` is evenly spread over [0, 1).
  [[nodiscard]] std::chrono::milliseconds next(unsigned failures, double random) const {
    constexpr double kJitter = 0.2;
    const std::chrono::milliseconds limit = std::max(first, most);
    std::chrono::milliseconds pause = first;
    for (unsigned i = 0; i < failures && pause < limit; ++i) pause *= 2;
    pause = std::min(pause, limit);
    const double factor = 1.0 - kJitter + 2 * kJitter * random;
    return std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(static_cast<double>(pause.count()) * factor));
  }
};

}  // namespace gongshi::content::store
