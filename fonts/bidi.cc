#include "fonts/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "drivers/os/handle.h"
#include "drivers/os/utf8.h"

namespace gongshi::fonts {
namespace {

using Bidi = Handle<UBiDi, ubidi_close>;

constexpr char16_t kIsolate = 0x2066;     // LEFT-TO-RIGHT ISOLATE
constexpr char16_t kEndIsolate = 0x2069;  // POP DIRECTIONAL ISOLATE

struct Place {
  char32_t character;
  std::size_t byte;
};

std::vector<Place> places_of(std::string_view text) {
  std::vector<Place> places;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t byte = text.size() - rest.size();
    const auto character = utf8::next(rest);
    if (!character) break;
    places.push_back({*character, byte});
  }
  return places;
}

bool is_right_to_left(char32_t c) {
  if (c < 0x590) return false;
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// Quick, and true for every text with a right-to-left letter: by the lead bytes of their blocks
/// (0590-08FF, FB1D-FEFF, 10800-10FFF, 1E800-1EFFF).
bool may_turn(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (lead >= 0xD6 && lead <= 0xE0) return true;
    if (lead == 0xEF && next >= 0xAC && next <= 0xBB) return true;
    if (lead == 0xF0 && (next == 0x90 || next == 0x9E)) return true;
  }
  return false;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
/// Of a number, a code, or a term in Latin letters.
bool is_word(char32_t c) {
  return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

/// How many characters from `at` on form a number or a term that must not be turned about:
/// "¥12.50", "0571-5550 1234", "8:00-17:30", "COVID-19", "50%".
std::size_t term_length(const std::vector<Place>& places, std::size_t at) {
  const auto character = [&](std::size_t i) {
    return i < places.size() ? places[i].character : U'\0';
  };
  std::size_t end = at;
  if (is_one_of(character(end), U"¥￥$+") && is_digit(character(end + 1))) ++end;
  if (!is_word(character(end))) return 0;
  while (true) {
    while (is_word(character(end))) ++end;
    const char32_t mark = character(end);
    const char32_t next = character(end + 1);
    const bool joined = is_one_of(mark, U".,:/-–~×+_@") && is_word(next);
    const bool spaced = mark == U' ' && is_digit(character(end - 1)) && is_digit(next);
    if (!joined && !spaced) break;
    ++end;
  }
  while (is_one_of(character(end), U"%％℃°")) ++end;
  return end - at;
}

/// The line as UTF-16, each term between isolates; and for each unit the byte it comes from.
struct Isolated {
  std::u16string units;
  std::vector<std::size_t> bytes;  // of the units, and one more: the end
};

Isolated isolated(const std::vector<Place>& places, std::size_t end_byte) {
  Isolated line;
  const auto add = [&](char32_t character, std::size_t byte) {
    if (character > 0xFFFF) {
      line.units += static_cast<char16_t>(0xD7C0 + (character >> 10));
      line.units += static_cast<char16_t>(0xDC00 + (character & 0x3FF));
      line.bytes.insert(line.bytes.end(), 2, byte);
    } else {
      line.units += static_cast<char16_t>(character);
      line.bytes.push_back(byte);
    }
  };
  for (std::size_t at = 0; at < places.size();) {
    const std::size_t length = term_length(places, at);
    if (length > 0) add(kIsolate, places[at].byte);
    for (const std::size_t end = at + std::max<std::size_t>(length, 1); at < end; ++at) {
      add(places[at].character, places[at].byte);
    }
    if (length > 0) add(kEndIsolate, at < places.size() ? places[at].byte : end_byte);
  }
  line.bytes.push_back(end_byte);
  return line;
}

/// Runs of one direction, in the order seen; empty stretches (of isolates alone) left out.
std::vector<Stretch> runs_of(UBiDi* bidi, const Isolated& line) {
  std::vector<Stretch> stretches;
  UErrorCode code = U_ZERO_ERROR;
  const std::int32_t count = ubidi_countRuns(bidi, &code);
  for (std::int32_t i = 0; U_SUCCESS(code) != 0 && i < count; ++i) {
    std::int32_t start = 0;
    std::int32_t length = 0;
    const bool turned = ubidi_getVisualRun(bidi, i, &start, &length) == UBIDI_RTL;
    const Stretch stretch{line.bytes[static_cast<std::size_t>(start)],
                          line.bytes[static_cast<std::size_t>(start + length)], turned};
    if (stretch.from < stretch.to) stretches.push_back(stretch);
  }
  return stretches;
}

}  // namespace

bool reads_right_to_left(std::string_view text) {
  if (!may_turn(text)) return false;
  std::size_t right_to_left = 0;
  std::size_t left_to_right = 0;
  for (const Place& place : places_of(text)) {
    if (is_right_to_left(place.character)) {
      ++right_to_left;
    } else if (u_charDirection(static_cast<UChar32>(place.character)) == U_LEFT_TO_RIGHT) {
      // A Chinese character is half a word, an Uyghur letter a sixth.
      left_to_right += place.character < 0x2E80 ? 1 : 3;
    }
  }
  return right_to_left > left_to_right;
}

std::vector<Stretch> seen_order(std::string_view line, bool right_to_left) {
  if (!right_to_left && !may_turn(line)) return {{0, line.size(), false}};
  const std::vector<Place> places = places_of(line);
  const Isolated isolates = isolated(places, line.size());
  UErrorCode code = U_ZERO_ERROR;
  const Bidi bidi(ubidi_open());
  ubidi_setPara(bidi.get(), isolates.units.data(), static_cast<std::int32_t>(isolates.units.size()),
                right_to_left ? 1 : 0, nullptr, &code);
  // Only for want of memory: then as it was written.
  if (U_FAILURE(code) != 0) return {{0, line.size(), right_to_left}};
  return runs_of(bidi.get(), isolates);
}

}  // namespace gongshi::fonts
