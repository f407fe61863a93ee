#include "drivers/protocol/gb2312.h"

#include <unicode/ucnv.h>

#include <array>
#include <optional>
#include <string>

#include "drivers/os/handle.h"
#include "drivers/os/utf8.h"

namespace gongshi::drivers {
namespace {

using Converter = Handle<UConverter, ucnv_close>;

struct Pair {
  std::uint8_t first, second;
};

/// ICU's tables give these signs to their Japanese or mathematical twins, or leave them out; every
/// Chinese font draws the sign that people type.
std::optional<Pair> twin(char32_t character) {
  switch (character) {
    case U'\u00B7':  // middle dot
    case U'\u30FB':
      return Pair{0xA1, 0xA4};
    case U'\u2014':  // em dash
    case U'\u2015':
      return Pair{0xA1, 0xAA};
    case U'\uFF5E':  // full-width tilde
    case U'\u301C':
      return Pair{0xA1, 0xAB};
    case U'\u00A5':  // yen sign, typed for the yuan
    case U'\uFFE5':
      return Pair{0xA3, 0xA4};
    default:
      return std::nullopt;
  }
}

class Encoder {
 public:
  static Result<Encoder> open(Charset charset) {
    UErrorCode failure = U_ZERO_ERROR;
    // EUC-CN with the GB2312-80 repertoire; GBK as in code page 936.
    Converter converter(ucnv_open(
        charset == Charset::kGb2312 ? "ibm-1383_P110-1999" : "windows-936-2000", &failure));
    if (U_SUCCESS(failure) != 0) {
      ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                            &failure);
      ucnv_setFallback(converter.get(), 0);
    }
    if (U_FAILURE(failure) != 0) {
      const std::string reason = u_errorName(failure);
      return Error{Errc::kIo,
                   {"ICU 没有 GB2312 编码表：" + reason, "ICU has no GB2312 table: " + reason},
                   {}};
    }
    return Encoder(std::move(converter), charset);
  }

  /// The character's two bytes, or nothing when the card's font cannot hold it.
  std::optional<Pair> pair(char32_t character) {
    if (const auto found = twin(character)) return found;
    std::array<char16_t, 2> units{};
    int length = 0;
    UErrorCode failure = U_ZERO_ERROR;
    if (character > 0xFFFF) return std::nullopt;  // neither set leaves the BMP
    units[0] = static_cast<char16_t>(character);
    length = 1;
    std::array<char, 8> out{};
    ucnv_reset(converter_.get());
    const int32_t size = ucnv_fromUChars(converter_.get(), out.data(), int32_t{out.size()},
                                         units.data(), length, &failure);
    if (U_FAILURE(failure) != 0 || size != 2) return std::nullopt;
    const Pair pair{static_cast<std::uint8_t>(out[0]), static_cast<std::uint8_t>(out[1])};
    // GB2312-80: signs in rows 1 .. 9, level 1 and 2 characters in rows 16 .. 87.
    const bool row =
        (pair.first >= 0xA1 && pair.first <= 0xA9) || (pair.first >= 0xB0 && pair.first <= 0xF7);
    if (charset_ == Charset::kGb2312 && (!row || pair.second < 0xA1)) return std::nullopt;
    return pair;
  }

 private:
  Encoder(Converter converter, Charset charset)
      : converter_(std::move(converter)), charset_(charset) {}

  Converter converter_;
  Charset charset_;
};

bool is_speech_code(std::u32string_view text, std::size_t at) {
  if (at + 3 >= text.size() || text[at] != U'[' || text[at + 3] != U']') return false;
  const char32_t kind = text[at + 1];
  return (kind == U'n' || kind == U'g' || kind == U'h') && text[at + 2] >= U'0' &&
         text[at + 2] <= U'9';
}

Error missing(Charset charset, const std::u32string& characters) {
  std::string list;
  for (const char32_t character : characters) {
    if (!list.empty()) list += ", ";
    list += utf8::code_point_text(character);
    if (character >= 0x20 && character != 0x7F) {
      list += ' ';
      utf8::append(list, character);
    }
  }
  const std::string set = charset == Charset::kGb2312 ? "GB2312" : "GBK";
  return {Errc::kNoGlyph,
          {"控制卡的 " + set + " 字库里没有这些字：" + list,
           "the card's " + set + " fonts do not have: " + list},
          "E2101"};
}

Status check_utf8(std::string_view text) {
  if (const auto bad = utf8::first_error(text)) {
    return Error{Errc::kCorrupt,
                 {"文字不是 UTF-8，第 " + std::to_string(*bad) + " 字节起",
                  "the text is not UTF-8 from byte " + std::to_string(*bad)},
                 {}};
  }
  return {};
}

}  // namespace

Result<std::vector<std::uint8_t>> encode_card_text(std::string_view text, Charset charset) {
  GONGSHI_CHECK(check_utf8(text));
  GONGSHI_TRY(Encoder encoder, Encoder::open(charset));
  const std::u32string characters = utf8::decode(text);
  std::vector<std::uint8_t> bytes;
  std::u32string refused;
  const auto put = [&](Pair pair) {
    bytes.push_back(pair.first);
    bytes.push_back(pair.second);
  };
  for (std::size_t at = 0; at < characters.size(); ++at) {
    const char32_t character = characters[at];
    if (character == U'\n') {
      put({'\\', 'n'});
    } else if (character == U'\\') {
      put({0xA3, 0xDC});
    } else if (is_speech_code(characters, at)) {
      put({0xA3, 0xDB});
      bytes.push_back(static_cast<std::uint8_t>(characters[at + 1]));
      bytes.push_back(static_cast<std::uint8_t>(characters[at + 2]));
      put({0xA3, 0xDD});
      at += 3;
    } else if (character >= 0x20 && character < 0x7F) {
      bytes.push_back(static_cast<std::uint8_t>(character));
    } else if (const auto pair = character < 0x80 ? std::nullopt : encoder.pair(character)) {
      put(*pair);
    } else if (refused.find(character) == std::u32string::npos) {
      refused += character;
    }
  }
  if (!refused.empty()) return missing(charset, refused);
  return bytes;
}

Result<std::vector<std::uint8_t>> encode_gb_text(std::string_view text, Charset charset,
                                                 std::uint8_t line_break) {
  GONGSHI_CHECK(check_utf8(text));
  GONGSHI_TRY(Encoder encoder, Encoder::open(charset));
  std::vector<std::uint8_t> bytes;
  std::u32string refused;
  for (const char32_t character : utf8::decode(text)) {
    if (character == U'\n') {
      bytes.push_back(line_break);
    } else if (character >= 0x20 && character < 0x7F) {
      bytes.push_back(static_cast<std::uint8_t>(character));
    } else if (const auto pair = character < 0x80 ? std::nullopt : encoder.pair(character)) {
      bytes.push_back(pair->first);
      bytes.push_back(pair->second);
    } else if (refused.find(character) == std::u32string::npos) {
      refused += character;
    }
  }
  if (!refused.empty()) return missing(charset, refused);
  return bytes;
}

}  // namespace gongshi::drivers
