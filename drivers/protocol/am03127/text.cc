#include "drivers/protocol/am03127/text.h"

#include <optional>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::am03127 {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr int kPitch = 6;  // columns of a 5x7 character and its gap

/// Place in the European table: 40 .. 7F follow ISO 8859-1 from C0 on, but for 57 and 77.
std::optional<unsigned> european(char32_t character) {
  switch (character) {
    case U'€':
      return 0x00U;
    case U'↑':
      return 0x01U;
    case U'↓':
      return 0x02U;
    case U'→':
      return 0x26U;
    case U'←':
      return 0x27U;
    case U'°':
      return 0x3AU;
    case U'Ž':
      return 0x57U;
    case U'…':
      return 0x77U;
    case U'×':
    case U'÷':
      return std::nullopt;
    default:
      if (character < 0xC0 || character > 0xFF) return std::nullopt;
      return static_cast<unsigned>(character) - 0x80U;
  }
}

Error missing(const std::u32string& characters) {
  std::string list;
  for (const char32_t character : characters) {
    if (!list.empty()) list += ", ";
    list += utf8::code_point_text(character);
    if (character >= 0x20 && character != 0x7F) {
      list += ' ';
      utf8::append(list, character);
    }
  }
  return {
      Errc::kNoGlyph, {"这块屏没有这些字：" + list, "the board does not have: " + list}, "E2101"};
}

}  // namespace

Result<std::string> encode_text(std::string_view line) {
  if (const auto bad = utf8::first_error(line)) {
    return Error{Errc::kCorrupt,
                 {"文字不是 UTF-8，第 " + std::to_string(*bad) + " 字节起",
                  "the text is not UTF-8 from byte " + std::to_string(*bad)},
                 {}};
  }
  std::string out;
  std::u32string refused;
  for (const char32_t character : utf8::decode(line)) {
    if (character >= 0x20 && character < 0x7F && character != U'<' && character != U'>') {
      out += static_cast<char>(character);
    } else if (const auto place = european(character)) {
      out += {'<', 'U', kHex[*place >> 4], kHex[*place & 15U], '>'};
    } else if (refused.find(character) == std::u32string::npos) {
      refused += character;
    }
  }
  if (!refused.empty()) return missing(refused);
  return out;
}

int text_columns(std::string_view line) {
  return static_cast<int>(utf8::decode(line).size()) * kPitch;
}

}  // namespace gongshi::drivers::am03127
