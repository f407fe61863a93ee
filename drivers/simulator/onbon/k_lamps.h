// The card's lamps: forced and timed power, forced and timed brightness.
#pragma once

#include <array>
#include <utility>

#include "drivers/simulator/onbon/k_spec.h"

namespace gongshi::drivers::simulator::onbon_k {

class CardLamps {
 public:
  /// Empty: not a command of the lamps. `minute`: of the card's day.
  [[nodiscard]] std::optional<CardAnswer> obey(unsigned code, std::span<const std::uint8_t> payload,
                                               const CardSpec& spec, int minute);

  [[nodiscard]] bool lit(int minute) const;
  [[nodiscard]] int brightness(int minute) const;
  [[nodiscard]] const std::vector<std::pair<int, int>>& periods() const { return periods_; }

 private:
  [[nodiscard]] bool timed_lit(int minute) const;
  CardAnswer force(std::span<const std::uint8_t> payload, int minute);
  CardAnswer set_periods(std::span<const std::uint8_t> payload);
  CardAnswer set_brightness(std::span<const std::uint8_t> payload, const CardSpec& spec);

  std::vector<std::pair<int, int>> periods_;  // minutes of the day: lit from .. to
  bool forced_on_ = true;
  /// With a timer: what the timer said when somebody forced the power, until it says otherwise.
  mutable std::optional<bool> forced_over_;
  int level_ = 15;
  std::optional<std::array<std::uint8_t, 48>> table_;
};

}  // namespace gongshi::drivers::simulator::onbon_k
