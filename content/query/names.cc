#include "content/query/names.h"

#include <algorithm>
#include <bit>

#include "content/query/fold.h"
#include "content/query/spelling.h"
#include "drivers/os/utf8.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kMostNameCharacters = 512;
constexpr int kMostAliases = 255;

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

/// The pairs of one name, gathered character by character.
class NamePairs {
 public:
  void add(const Search::Tables::Letters& next) {
    heads_.add(next.heads);
    pairs_.add(next.inner);
    each_pair(last_starts_, next.starts, [&](int a, int b) { heads_.add(a, b); });
    each_pair(last_ends_, next.starts, [&](int a, int b) { pairs_.add(a, b); });
    last_starts_ = next.starts;
    last_ends_ = next.ends;
  }
  void write(Search::Tables::PairColumns& columns) const {
    for (std::size_t i = 0; i < pairs_.bits.size(); ++i) {
      columns.heads[i].push_back(heads_.bits[i]);
      columns.pairs[i].push_back(pairs_.bits[i]);
    }
  }

 private:
  std::uint64_t last_starts_ = 0;
  std::uint64_t last_ends_ = 0;
  PairSet heads_;
  PairSet pairs_;
};

}  // namespace

void PairSet::add(int first, int second) {
  const auto pair = static_cast<std::uint32_t>(first * kLetters + second);
  const std::uint32_t hash = (pair * 2'654'435'769U) >> 24U;
  bits[hash >> 5U] |= 1U << (hash & 31U);
}

void PairSet::add(const PairSet& other) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other.bits[i];
}

Search::Tables::Spelling Search::Tables::Spelling::of(std::string_view text) {
  text = text.substr(0, kMost);
  Spelling spelling{std::uint64_t{text.size()} << 56U};
  for (std::size_t i = 0; i < text.size(); ++i) {
    spelling.packed |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  }
  return spelling;
}

void Search::Tables::Letters::add(Spelling spelling) {
  const auto index = [&](std::size_t i) {
    return letter_index(static_cast<unsigned char>(spelling[i]));
  };
  starts |= letter_bit(spelling[0]);
  ends |= letter_bit(spelling[0]) | letter_bit(spelling[spelling.size() - 1]);
  if (spelling.size() > 1) {
    if (spelling[1] == 'h') ends |= letter_bit('h');
    heads.add(index(0), index(1));
  }
  for (std::size_t i = 1; i < spelling.size(); ++i) inner.add(index(i - 1), index(i));
}

void Search::Tables::Letters::add(const Letters& other) {
  starts |= other.starts;
  ends |= other.ends;
  inner.add(other.inner);
  heads.add(other.heads);
}

void TextSet::add(char32_t folded) {
  const std::uint32_t hash = (static_cast<std::uint32_t>(folded) * 2'654'435'769U) >> 26U;
  bits[hash >> 5U] |= 1U << (hash & 31U);
}

Text alias_of(Text aliases, int n) {
  Text found;
  each_word(aliases, ';', [&](std::string_view alias) {
    if (--n == 0) found = alias;
  });
  return found;
}

NamesBuilder::NamesBuilder(std::span<const Reading> readings) {
  for (const Reading& reading : readings) readings_[reading.character] = reading.syllables;
}

std::uint16_t NamesBuilder::syllable(std::string_view spelling) {
  return plain(plain_syllable(spelling));
}

std::uint16_t NamesBuilder::plain(std::string spelling) {
  if (spelling.empty() || spelling.size() > kLongestSyllable) return kNoSyllable;
  const auto known = syllable_ids_.find(spelling);
  if (known != syllable_ids_.end()) return known->second;
  if (tables_.syllables.size() >= kNoSyllable) return kNoSyllable;
  const auto id = static_cast<std::uint16_t>(tables_.syllables.size());
  tables_.syllables.push_back(syllable_of(spelling));
  syllable_ids_.emplace(std::move(spelling), id);
  return id;
}

void NamesBuilder::add_reading(Search::Tables::Character& character, std::uint16_t id) {
  auto& known = character.syllables;
  if (id == kNoSyllable || std::find(known.begin(), known.end(), id) != known.end()) return;
  known.push_back(id);
  const Search::Tables::Syllable& syllable = tables_.syllables[id];
  for (const auto& each : syllable.all()) character.exact.add(each);
  for (const auto& each : syllable.alike) character.alike.add(each);
  character.alike.add(character.exact);
}

std::uint16_t NamesBuilder::character(char32_t folded) {
  const auto known = character_ids_.find(folded);
  if (known != character_ids_.end()) return known->second;
  const auto id = static_cast<std::uint16_t>(tables_.characters.size());
  Search::Tables::Character character;
  character.folded = folded;
  if (const int letter = letter_index(folded); letter >= 0) {
    character.exact.starts = character.exact.ends = std::uint64_t{1}
                                                    << static_cast<unsigned>(letter);
    character.alike = character.exact;
  }
  if (const auto reading = readings_.find(folded); reading != readings_.end()) {
    each_word(reading->second, ' ',
              [&](std::string_view word) { add_reading(character, syllable(word)); });
  }
  each_word(sign_readings(folded), ' ',
            [&](std::string_view word) { add_reading(character, plain(std::string(word))); });
  tables_.characters.push_back(std::move(character));
  character_ids_.emplace(folded, id);
  return id;
}

void NamesBuilder::add_name(std::uint32_t row, Text name, Text pinyin, int alias) {
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

  tables_.name.push_back(
      {static_cast<std::uint32_t>(tables_.places.size()), row, static_cast<std::uint8_t>(alias)});
  TextSet texts;
  NamePairs exact;
  NamePairs alike;
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
    if (preferred == kNoSyllable && letter_index(folded) < 0 && !character.syllables.empty()) {
      preferred = character.syllables.front();
    }
    const char initial = preferred != kNoSyllable
                             ? tables_.syllables[preferred].spellings.front()[0]
                         : letter_index(folded) >= 0 ? static_cast<char>(folded)
                                                     : '\0';
    tables_.places.push_back({id, preferred, static_cast<std::uint16_t>(place), initial});
    texts.add(folded);
    exact.add(character.exact);
    alike.add(character.alike);
  }
  for (std::size_t i = 0; i < texts.bits.size(); ++i) tables_.texts[i].push_back(texts.bits[i]);
  exact.write(tables_.exact);
  alike.write(tables_.alike);
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
  tables_.codes.push_back({head, static_cast<std::uint32_t>(tables_.codes.size())});
  tables_.long_codes.push_back(folded.size() > 8 ? std::move(folded) : std::string());
}

void NamesBuilder::add(std::uint32_t row, const SearchName& name) {
  add_name(row, name.name, name.pinyin, 0);
  int alias = 0;
  each_word(name.aliases, ';', [&](std::string_view words) {
    if (++alias <= kMostAliases) add_name(row, words, {}, alias);
  });
  add_code(name.code);
}

Search::Tables NamesBuilder::take() && {
  tables_.name.push_back({static_cast<std::uint32_t>(tables_.places.size())});
  tables_.places.emplace_back();
  if (tables_.characters.empty()) tables_.characters.emplace_back();
  // Rows of one head stay in their order.
  std::stable_sort(tables_.codes.begin(), tables_.codes.end(),
                   [](const auto& a, const auto& b) { return a.head < b.head; });
  const std::size_t padded = (tables_.names() + kBlock - 1) / kBlock * kBlock;
  for (auto& column : tables_.texts) column.resize(padded);
  for (Search::Tables::PairColumns* const columns : {&tables_.exact, &tables_.alike}) {
    for (auto& column : columns->heads) column.resize(padded);
    for (auto& column : columns->pairs) column.resize(padded);
  }
  return std::move(tables_);
}

}  // namespace gongshi::content
