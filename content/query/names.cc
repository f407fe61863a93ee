#include "content/query/names.h"

#include <algorithm>
#include <bit>

#include "content/query/fold.h"
#include "drivers/os/utf8.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kMostNameCharacters = 512;

constexpr std::size_t kLongestSyllable = 6;  // "zhuang"; "lyuan" and the like are shorter

/// The ways people type a syllable: ü as v, u or yu, and v for the u of ju, qu, xu, yu.
Search::Tables::Syllable syllable_of(const std::string& given) {
  Search::Tables::Syllable syllable;
  const auto add = [&](std::string_view text) {
    auto& spelling = syllable.spellings[syllable.count++];
    spelling.length = static_cast<std::uint8_t>(std::min(text.size(), spelling.letters.size()));
    std::copy_n(text.begin(), spelling.length, spelling.letters.begin());
  };
  add(given);
  if (const std::size_t v = given.find('v'); v != std::string::npos) {
    add(std::string(given).replace(v, 1, "u"));
    add(std::string(given).replace(v, 1, "yu"));
  } else if (given.size() > 1 && given[1] == 'u' &&
             std::string_view("jqxy").find(given[0]) != std::string_view::npos) {
    add(std::string(given).replace(1, 1, "v"));
  }
  return syllable;
}

/// Lower-case letters and digits of one reading, "lü" as "lv", tone digits dropped.
std::string plain_syllable(std::string_view text) {
  std::string plain;
  for (const char32_t c : fold(text)) {
    if (c >= U'a' && c <= U'z') plain.push_back(static_cast<char>(c));
  }
  return plain;
}

/// The words of a text between blanks.
template <class Take>
void each_word(std::string_view text, char blank, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(blank), text.size());
    if (end > 0) take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::uint64_t letter_bit(char letter) {
  const int index = letter_index(static_cast<unsigned char>(letter));
  return index < 0 ? 0 : std::uint64_t{1} << static_cast<unsigned>(index);
}

/// Calls `take` with every bit of `first` paired with every bit of `second`.
template <class Take>
void each_pair(std::uint64_t first, std::uint64_t second, Take take) {
  for (; first != 0; first &= first - 1) {
    for (std::uint64_t rest = second; rest != 0; rest &= rest - 1) {
      take(std::countr_zero(first), std::countr_zero(rest));
    }
  }
}

}  // namespace

void PairSet::add(int first, int second) {
  const auto pair = static_cast<std::uint32_t>(first * kLetters + second);
  const std::uint32_t hash = (pair * 2'654'435'769U) >> 24U;
  bits[hash >> 5U] |= 1U << (hash & 31U);
}

void PairSet::add(const PairSet& other) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other.bits[i];
}

void TextSet::add(char32_t folded) {
  const std::uint32_t hash = (static_cast<std::uint32_t>(folded) * 2'654'435'769U) >> 26U;
  bits[hash >> 5U] |= 1U << (hash & 31U);
}

NamesBuilder::NamesBuilder(std::span<const Reading> readings) {
  for (const Reading& reading : readings) readings_[reading.character] = reading.syllables;
}

std::uint16_t NamesBuilder::syllable(std::string_view spelling) {
  std::string plain = plain_syllable(spelling);
  if (plain.empty() || plain.size() > kLongestSyllable) return kNoSyllable;
  const auto known = syllable_ids_.find(plain);
  if (known != syllable_ids_.end()) return known->second;
  if (tables_.syllables.size() >= kNoSyllable) return kNoSyllable;
  const auto id = static_cast<std::uint16_t>(tables_.syllables.size());
  tables_.syllables.push_back(syllable_of(plain));
  syllable_ids_.emplace(std::move(plain), id);
  return id;
}

void NamesBuilder::add_reading(Search::Tables::Character& character, std::uint16_t id) {
  auto& known = character.syllables;
  if (id == kNoSyllable || std::find(known.begin(), known.end(), id) != known.end()) return;
  known.push_back(id);
  for (const auto& each : tables_.syllables[id].all()) {
    const std::string_view spelling = each.text();
    character.starts |= letter_bit(spelling.front());
    character.ends |= letter_bit(spelling.front()) | letter_bit(spelling.back());
    if (spelling.size() > 1 && spelling[1] == 'h') character.ends |= letter_bit('h');
    if (spelling.size() > 1) {
      character.heads.add(letter_index(static_cast<unsigned char>(spelling[0])),
                          letter_index(static_cast<unsigned char>(spelling[1])));
    }
    for (std::size_t i = 1; i < spelling.size(); ++i) {
      character.inner.add(letter_index(static_cast<unsigned char>(spelling[i - 1])),
                          letter_index(static_cast<unsigned char>(spelling[i])));
    }
  }
}

std::uint16_t NamesBuilder::character(char32_t folded) {
  const auto known = character_ids_.find(folded);
  if (known != character_ids_.end()) return known->second;
  const auto id = static_cast<std::uint16_t>(tables_.characters.size());
  Search::Tables::Character character;
  character.folded = folded;
  if (const int letter = letter_index(folded); letter >= 0) {
    character.starts = character.ends = std::uint64_t{1} << static_cast<unsigned>(letter);
  }
  if (const auto reading = readings_.find(folded); reading != readings_.end()) {
    each_word(reading->second, ' ',
              [&](std::string_view word) { add_reading(character, syllable(word)); });
  }
  tables_.characters.push_back(std::move(character));
  character_ids_.emplace(folded, id);
  return id;
}

void NamesBuilder::add_name(std::uint32_t row, Text name, Text pinyin, bool is_alias) {
  std::vector<Text> words;
  each_word(pinyin, ' ', [&](std::string_view word) { words.push_back(word); });
  const std::u32string all = utf8::decode(name).substr(0, kMostNameCharacters);
  // One reading a character, or one for each character that is neither Latin nor punctuation.
  const auto is_read = [](char32_t c) {
    const char32_t folded = fold(c);
    return folded != 0 && letter_index(folded) < 0;
  };
  const bool for_each = words.size() == all.size();
  const bool for_read =
      static_cast<std::ptrdiff_t>(words.size()) == std::count_if(all.begin(), all.end(), is_read);

  tables_.first.push_back(static_cast<std::uint32_t>(tables_.character_at.size()));
  tables_.row.push_back(row);
  tables_.is_alias.push_back(is_alias ? 1 : 0);
  TextSet texts;
  std::uint64_t last_starts = 0;
  std::uint64_t last_ends = 0;
  PairSet heads;
  PairSet pairs;
  std::size_t word = 0;
  for (std::size_t place = 0; place < all.size(); ++place) {
    const char32_t folded = fold(all[place]);
    std::uint16_t preferred = kNoSyllable;
    if (for_each) {
      if (is_read(all[place])) preferred = syllable(words[place]);
    } else if (for_read && is_read(all[place])) {
      preferred = syllable(words[word++]);
    }
    if (folded == 0) continue;
    const std::uint16_t id = character(folded);
    auto& character = tables_.characters[id];
    add_reading(character, preferred);
    if (preferred == kNoSyllable && !character.syllables.empty()) {
      preferred = character.syllables.front();
    }
    tables_.character_at.push_back(id);
    tables_.syllable_at.push_back(preferred);
    tables_.place_at.push_back(static_cast<std::uint16_t>(place));
    const char initial = preferred != kNoSyllable
                             ? tables_.syllables[preferred].spellings.front().letters.front()
                         : letter_index(folded) >= 0 ? static_cast<char>(folded)
                                                     : '\0';
    tables_.initial_at.push_back(initial);
    texts.add(folded);
    tables_.starts_at.push_back(character.starts);
    heads.add(character.heads);
    pairs.add(character.inner);
    each_pair(last_starts, character.starts, [&](int a, int b) { heads.add(a, b); });
    each_pair(last_ends, character.starts, [&](int a, int b) { pairs.add(a, b); });
    last_starts = character.starts;
    last_ends = character.ends;
  }
  for (std::size_t i = 0; i < texts.bits.size(); ++i) tables_.texts[i].push_back(texts.bits[i]);
  for (std::size_t i = 0; i < pairs.bits.size(); ++i) {
    tables_.heads[i].push_back(heads.bits[i]);
    tables_.pairs[i].push_back(pairs.bits[i]);
  }
}

void NamesBuilder::add_code(Text code) {
  std::string folded;
  for (const char32_t c : fold(code)) {
    if (letter_index(c) >= 0) folded.push_back(static_cast<char>(c));
  }
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    head = head << 8U | (i < folded.size() ? static_cast<unsigned char>(folded[i]) : 0U);
  }
  tables_.code_head.push_back(head);
  tables_.long_codes.push_back(folded.size() > 8 ? std::move(folded) : std::string());
}

void NamesBuilder::add(std::uint32_t row, const SearchName& name) {
  add_name(row, name.name, name.pinyin, false);
  each_word(name.aliases, ';', [&](std::string_view alias) { add_name(row, alias, {}, true); });
  add_code(name.code);
}

Search::Tables NamesBuilder::take() && {
  tables_.first.push_back(static_cast<std::uint32_t>(tables_.character_at.size()));
  const std::size_t padded = (tables_.names() + kBlock - 1) / kBlock * kBlock;
  for (auto& column : tables_.texts) column.resize(padded);
  for (auto& column : tables_.heads) column.resize(padded);
  for (auto& column : tables_.pairs) column.resize(padded);
  return std::move(tables_);
}

}  // namespace gongshi::content
