// DigitGroups: the digits of a text as their writer grouped them, whatever signs they are written
// in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "content/feedback/wiped_text.h"

namespace gongshi::content::feedback {

/// What stands between two groups of one chain.
enum class Gap : std::uint8_t {
  kPlain,  // blanks, dashes, brackets: "138 0013-8000"
  kPoint,  // dots, commas, slashes: as in prices, dates and lists
};

/// No number of a person is longer.
inline constexpr std::size_t kMostDigits = 20;
using Digits = WipedText<kMostDigits>;

struct DigitGroup {
  Digits digits;             // ASCII, the first kMostDigits of them
  std::size_t size = 0;      // how many there are
  Gap before = Gap::kPlain;  // not looked at for the first of a chain
};

/// Groups with nothing but gaps between them.
struct DigitChain {
  std::vector<DigitGroup> groups;
  bool letter_before = false;  // an ASCII letter touches the first digit: "H20023456"
  bool x_after = false;        // X as the last sign of an identity card number
  bool called_phone = false;   // 电话, 手机, tel … stands shortly before
};

/// All chains of well-formed UTF-8; a malformed rest is left out.
[[nodiscard]] std::vector<DigitChain> digit_chains(std::string_view text);

}  // namespace gongshi::content::feedback
