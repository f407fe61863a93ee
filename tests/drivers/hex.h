// Frames as the sheets print them: "3C 49 44".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gongshi::test {

[[nodiscard]] inline std::string hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace gongshi::test
