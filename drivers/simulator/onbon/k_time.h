// The card's own clock: BCD as it is set, running on from there.
#pragma once

#include "drivers/simulator/onbon/k_spec.h"

namespace gongshi::drivers::simulator::onbon_k {

class CardTime {
 public:
  [[nodiscard]] CardAnswer set(std::span<const std::uint8_t> payload, WallTime now);
  [[nodiscard]] bool is_set() const { return set_; }
  /// "2026-11-23 10:05:00"
  [[nodiscard]] std::string text(WallTime now) const;
  [[nodiscard]] int minute_of_day(WallTime now) const;
  /// Year LE, month, day, weekday, hour, minute, second: eight BCD bytes, as a status has them.
  void put_status(std::vector<std::uint8_t>& out, WallTime now) const;

 private:
  bool set_ = false;
  std::chrono::seconds offset_{0};  // the card's local seconds minus UTC
};

}  // namespace gongshi::drivers::simulator::onbon_k
