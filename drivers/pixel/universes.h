// Universes: a wall's bytes cut into DMX universes, 510 slots each so that no pixel straddles two,
// or 512 as some controllers count.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "drivers/catalogue.h"
#include "drivers/option_words.h"

namespace gongshi::drivers {

class Universes {
 public:
  Universes() = default;
  Universes(int first, std::size_t slots, std::size_t bytes)
      : first_(first), slots_(slots), sequences_((bytes + slots - 1) / slots) {}

  /// The word `packing`; universes from `first` to at most `last`.
  /// Errc::kConfig, word E2160: they do not suffice for the wall.
  [[nodiscard]] static Result<Universes> of(const BoardOrder& order, OptionWords& words, int first,
                                            int last);

  [[nodiscard]] std::size_t count() const { return sequences_.size(); }
  [[nodiscard]] std::uint16_t number(std::size_t index) const {
    return static_cast<std::uint16_t>(first_ + static_cast<int>(index));
  }
  [[nodiscard]] std::span<const std::uint8_t> slots(std::span<const std::uint8_t> pixels,
                                                    std::size_t index) const {
    return pixels.subspan(index * slots_, std::min(slots_, pixels.size() - index * slots_));
  }
  /// Of the next packet to that universe, 1 first. `with_zero`: 255 is followed by 0, else by 1.
  [[nodiscard]] std::uint8_t next_sequence(std::size_t index, bool with_zero) {
    std::uint8_t& sequence = sequences_[index];
    sequence = static_cast<std::uint8_t>(sequence + 1);
    if (sequence == 0 && !with_zero) sequence = 1;
    return sequence;
  }

 private:
  int first_ = 1;
  std::size_t slots_ = 510;
  std::vector<std::uint8_t> sequences_;  // of the last packet
};

}  // namespace gongshi::drivers
