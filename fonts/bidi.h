// Bidi: the order in which the stretches of a line are seen, left to right.
//
// Unicode's rules (UAX #9), with one of ours: a number stays together and reads left to right in
// whatever it stands. By the rules alone "0571-5550 1234" behind an Uyghur word turns into
// "1234 5550-0571", and a phone number that is dialled wrong is worse than none.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gongshi::fonts {

/// Bytes `from` up to `to` of a line, all read in one direction.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
  bool right_to_left = false;
  bool operator==(const Stretch&) const = default;
};

/// What most of a text says about the whole of it, a Chinese character counting as three letters.
[[nodiscard]] bool reads_right_to_left(std::string_view text);

/// The stretches of one line as they are seen from left to right. `right_to_left`: of the whole
/// text that the line is part of. `line` is well-formed UTF-8.
[[nodiscard]] std::vector<Stretch> seen_order(std::string_view line, bool right_to_left);

}  // namespace gongshi::fonts
