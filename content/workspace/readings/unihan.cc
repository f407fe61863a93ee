#include "content/workspace/readings/unihan.h"

#include <bzlib.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "content/workspace/finding.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostBytes = 64U << 20U;

Error damaged() {
  return finding_error(Code::kReadingData,
                       {"读音数据 Unihan_Readings 已损坏，请重新安装 unicode-data",
                        "the reading data Unihan_Readings is damaged; install unicode-data again"},
                       Errc::kCorrupt);
}

Result<std::string> unpack(std::string_view packed) {
  std::string bytes;
  bz_stream stream{};
  if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) return damaged();
  std::string input(packed);  // the library takes a mutable pointer
  stream.next_in = input.data();
  stream.avail_in = static_cast<unsigned>(input.size());
  std::array<char, 65536> block{};
  int state = BZ_OK;
  while (state == BZ_OK && bytes.size() < kMostBytes) {
    stream.next_out = block.data();
    stream.avail_out = static_cast<unsigned>(block.size());
    state = BZ2_bzDecompress(&stream);
    const std::size_t made = block.size() - stream.avail_out;
    bytes.append(block.data(), made);
    if (state == BZ_OK && made == 0) break;
  }
  BZ2_bzDecompressEnd(&stream);
  if (state != BZ_STREAM_END) return damaged();
  return bytes;
}

/// The letter of a vowel with a tone mark; 0 for a combining mark, which is dropped.
char plain_letter(char32_t c) {
  constexpr std::array<std::pair<std::u32string_view, char>, 8> kMarked{{
      {U"āáǎàɑ", 'a'},
      {U"ēéěèêếềểễẹ", 'e'},
      {U"īíǐì", 'i'},
      {U"ōóǒò", 'o'},
      {U"ūúǔù", 'u'},
      {U"üǖǘǚǜ", 'v'},
      {U"ńňǹ", 'n'},
      {U"ḿ", 'm'},
  }};
  if (c >= 'a' && c <= 'z') return static_cast<char>(c);
  for (const auto& [marks, letter] : kMarked) {
    if (marks.find(c) != std::u32string_view::npos) return letter;
  }
  return c >= 0x300 && c <= 0x36F ? '\0' : '?';
}

void add(std::vector<std::string>& readings, std::string_view syllable) {
  std::string plain = without_tone(syllable);
  if (plain.empty() || std::ranges::find(readings, plain) != readings.end()) return;
  readings.push_back(std::move(plain));
}

/// Readings in one field's value: "xuè", "405.160:xiě 416.140:xuè", "xuè(349) xiě(69)".
void add_value(std::vector<std::string>& readings, std::string_view value) {
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(' '), value.size());
    std::string_view word = value.substr(0, end);
    value.remove_prefix(std::min(end + 1, value.size()));
    word = word.substr(0, word.find('('));
    if (const std::size_t colon = word.find(':'); colon != std::string_view::npos)
      word.remove_prefix(colon + 1);
    while (!word.empty()) {
      const std::size_t comma = std::min(word.find(','), word.size());
      add(readings, word.substr(0, comma));
      word.remove_prefix(std::min(comma + 1, word.size()));
    }
  }
}

}  // namespace

std::string without_tone(std::string_view syllable) {
  std::string plain;
  while (const auto c = utf8::next(syllable)) {
    const char letter = plain_letter(*c);
    if (letter == '?') return {};
    // "u" and a combining diaeresis is ü.
    if (*c == 0x308 && !plain.empty() && plain.back() == 'u') plain.back() = 'v';
    if (letter != '\0') plain.push_back(letter);
  }
  return plain;
}

Result<CharacterReadings> read_unihan(std::string_view packed) {
  static constexpr std::array kFields =
      std::to_array<std::string_view>({"kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu"});
  GONGSHI_TRY(const std::string text, unpack(packed));
  // The fields of one character stand together in alphabetical order; ours is another.
  CharacterReadings all;
  std::array<std::string_view, kFields.size()> values{};
  char32_t current = 0;
  const auto finish = [&] {
    if (current == 0) return;
    std::vector<std::string> readings;
    for (const std::string_view value : values) add_value(readings, value);
    if (!readings.empty()) all.emplace(current, std::move(readings));
  };
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.starts_with("U+")) continue;
    const std::size_t tab = line.find('\t');
    const std::size_t second = line.find('\t', tab + 1);
    if (tab == std::string_view::npos || second == std::string_view::npos) return damaged();
    const std::string_view field = line.substr(tab + 1, second - tab - 1);
    const auto* const known = std::ranges::find(kFields, field);
    if (known == kFields.end()) continue;
    std::uint32_t character = 0;
    std::from_chars(line.data() + 2, line.data() + tab, character, 16);
    if (character != current) {
      finish();
      values.fill({});
      current = character;
    }
    values.at(static_cast<std::size_t>(known - kFields.begin())) = line.substr(second + 1);
  }
  finish();
  if (all.empty()) return damaged();
  return all;
}

}  // namespace gongshi::content::workspace
