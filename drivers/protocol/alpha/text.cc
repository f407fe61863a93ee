#include "drivers/protocol/alpha/text.h"

#include <algorithm>
#include <optional>

#include "drivers/os/utf8.h"
#include "drivers/protocol/alpha/memory.h"

namespace gongshi::drivers::alpha {
namespace {

constexpr std::uint8_t kExtended = 0x08;

// 80H .. A8H equal IBM code page 437, A9H is the degree, AAH the inverted exclamation mark. What
// follows (theta, capitals with accents) the sheet does not list letter by letter.
constexpr std::u32string_view kLetters = U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿°¡";
static_assert(kLetters.size() == 0xAB - 0x80);

std::optional<std::uint8_t> letter(char32_t character) {
  if (character == U'\uFFE5') character = U'\u00A5';  // the wide yen sign, typed for the yuan
  const std::size_t at = kLetters.find(character);
  if (at == std::u32string_view::npos) return std::nullopt;
  return static_cast<std::uint8_t>(0x80 + at);
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
  return {Errc::kNoGlyph,
          {"这块屏自带的字库里没有这些字，也没有给出点阵：" + list,
           "the sign's own font does not have these, and no picture of them is given: " + list},
          "E2101"};
}

}  // namespace

Result<Bytes> encode_text(std::string_view text, Format format) {
  if (const auto bad = utf8::first_error(text)) {
    return Error{Errc::kCorrupt,
                 {"文字不是 UTF-8，第 " + std::to_string(*bad) + " 字节起",
                  "the text is not UTF-8 from byte " + std::to_string(*bad)},
                 {}};
  }
  Bytes bytes;
  std::u32string refused;
  for (const char32_t character : utf8::decode(text)) {
    const bool escape = character == U']' || character == U'_';
    if (character == U'\n') {
      bytes.push_back(0x0D);
    } else if (character >= 0x20 && character <= 0x7D && !(escape && format == Format::kTwoByte)) {
      bytes.push_back(static_cast<std::uint8_t>(character));
    } else if (const auto extended = letter(character)) {
      bytes.push_back(kExtended);
      bytes.push_back(static_cast<std::uint8_t>(*extended - 0x60));
    } else if (refused.find(character) == std::u32string::npos) {
      refused += character;
    }
  }
  if (!refused.empty()) return missing(refused);
  return bytes;
}

bool fits_string(std::span<const std::uint8_t> text) {
  return text.size() <= static_cast<std::size_t>(kLongestString) &&
         std::find(text.begin(), text.end(), kExtended) == text.end();
}

Bytes look_codes(const Look& look) {
  Bytes out{0x1B, static_cast<std::uint8_t>(look.place), static_cast<std::uint8_t>(look.mode)};
  if (look.font != 0) {
    out.push_back(0x1A);
    out.push_back(static_cast<std::uint8_t>(look.font));
  }
  out.push_back(0x1C);
  out.push_back(static_cast<std::uint8_t>(look.color));
  if (look.mode != Mode::kHold) {
    // One byte, 15H .. 19H; no digit follows.
    out.push_back(static_cast<std::uint8_t>(0x14 + std::clamp(look.speed, 1, 5)));
  }
  return out;
}

Bytes write_text(char label, std::span<const std::uint8_t> content) {
  Bytes out{'A', static_cast<std::uint8_t>(label)};
  out.insert(out.end(), content.begin(), content.end());
  return out;
}

Bytes write_string(char label, std::span<const std::uint8_t> content) {
  Bytes out{'G', static_cast<std::uint8_t>(label)};
  out.insert(out.end(), content.begin(), content.end());
  return out;
}

Bytes release_priority() {
  return write_text(kPriority, {});
}

Bytes call_string(char label) {
  return {0x10, static_cast<std::uint8_t>(label)};
}

Bytes call_picture(char label) {
  return {0x14, static_cast<std::uint8_t>(label)};
}

}  // namespace gongshi::drivers::alpha
