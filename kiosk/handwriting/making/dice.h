// Dice: chance that falls alike on every machine and with every standard library, so that the
// same sources make the same templates.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace gongshi::handwriting {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// SplitMix64: every seed gives a good sequence.
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// 0 .. count - 1; `count` is small, so that no value is favoured to speak of.
  std::size_t below(std::size_t count) { return std::size_t{next() % count}; }

  /// From 0 up to, not including, 1.
  double share() { return double(next() >> 11U) * 0x1p-53; }

  /// Around 0, with this standard deviation.
  double around(double deviation) {
    const double radius = std::sqrt(-2 * std::log(1 - share()));
    return deviation * radius * std::cos(2 * std::numbers::pi * share());
  }

 private:
  std::uint64_t state_;
};

}  // namespace gongshi::handwriting
