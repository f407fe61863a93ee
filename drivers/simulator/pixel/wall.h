// Wall: the lamps that a pixel receiver drives, what has come for them and what they show.
#pragma once

#include <cstdint>
#include <deque>
#include <nlohmann/json_fwd.hpp>
#include <span>

#include "drivers/now.h"
#include "drivers/simulator/card.h"

namespace gongshi::drivers::simulator {

class Wall {
 public:
  Wall(int width, int height);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] std::size_t size() const { return coming_.size(); }

  /// Bytes (red, green, blue, row by row) of the picture that comes; nothing is seen of them yet.
  /// False, and nothing done, where they do not fit.
  [[nodiscard]] bool put(std::size_t at, std::span<const std::uint8_t> bytes);

  /// What has come is seen from now on: a latch.
  void show(Now now);

  void darken();
  [[nodiscard]] bool lit() const;
  [[nodiscard]] const std::vector<std::uint8_t>& shown() const { return shown_; }
  [[nodiscard]] std::int64_t latches() const { return latches_; }
  /// `level` of 255 of the light.
  [[nodiscard]] Dots dots(int level = 255) const;

  /// width, height, latches, and the intervals between the last hundred of them.
  void tell(nlohmann::ordered_json& state) const;

 private:
  int width_, height_;
  std::vector<std::uint8_t> coming_, shown_;
  std::int64_t latches_ = 0;
  std::deque<SteadyTime> moments_;  // of the last latches
};

/// The card's own word as a number. Errc::kUsage: not one, or not within `low` .. `high`.
[[nodiscard]] Result<int> card_number(const CardOrder& order, const std::string& word, int low,
                                      int high, int fallback);

/// A big-endian number of the bytes.
[[nodiscard]] inline std::uint32_t big(std::span<const std::uint8_t> bytes) {
  std::uint32_t number = 0;
  for (const std::uint8_t byte : bytes) number = (number << 8U) + byte;
  return number;
}

}  // namespace gongshi::drivers::simulator
