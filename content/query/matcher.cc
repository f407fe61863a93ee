#include "content/query/matcher.h"

#include <bit>

#include "content/query/fold.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kMostQuery = 64;

}  // namespace

Query parse_query(std::string_view text) {
  Query query;
  query.items = fold(text.substr(0, kMostQuery * 4));
  if (query.items.size() > kMostQuery) query.items.resize(kMostQuery);
  for (std::size_t i = 0; i < query.items.size(); ++i) {
    const int letter = letter_index(query.items[i]);
    if (letter < 0) {
      query.texts.add(query.items[i]);
      continue;
    }
    query.letters.push_back(static_cast<char>(query.items[i]));
    if (i == 0) {
      query.first_letter = std::uint64_t{1} << static_cast<unsigned>(letter);
    } else if (const int before = letter_index(query.items[i - 1]); before >= 0) {
      query.pairs.add(before, letter);
      if (i == 1) query.head.add(before, letter);
    }
  }
  if (query.letters.size() != query.items.size()) query.letters.clear();
  return query;
}

std::size_t NameMatcher::walk(std::size_t item, std::size_t at, Ear ear) const {
  if (item == query_.items.size()) return at;
  if (at == to_) return 0;
  const auto& character = tables_.characters[tables_.character_at[at]];
  unsigned counts = 0;
  const int letter = letter_index(query_.items[item]);
  if (letter >= 0 && ear == Ear::kPreferred) {
    counts = steps(tables_.syllable_at[at], item, ear);
  } else if (letter >= 0) {
    const auto& letters = ear == Ear::kAny ? character.exact : character.alike;
    if ((letters.starts >> static_cast<unsigned>(letter) & 1U) != 0) {
      for (const std::uint16_t syllable : character.syllables) counts |= steps(syllable, item, ear);
    }
  }
  if (character.folded == query_.items[item]) counts |= 2U;
  for (; counts != 0; counts &= counts - 1) {
    const auto taken = static_cast<std::size_t>(std::countr_zero(counts));
    if (const std::size_t end = walk(item + taken, at + 1, ear); end != 0) return end;
  }
  return 0;
}

unsigned NameMatcher::steps(std::uint16_t syllable, std::size_t item, Ear ear) const {
  if (syllable == kNoSyllable) return 0;
  const auto& read = tables_.syllables[syllable];
  unsigned counts = 0;
  for (const auto& each : read.all()) counts |= steps_of(each.text(), item);
  if (ear != Ear::kAlike) return counts;
  for (const auto& each : read.alike) counts |= steps_of(each.text(), item);
  return counts;
}

unsigned NameMatcher::steps_of(std::string_view spelling, std::size_t item) const {
  if (query_.items[item] != static_cast<unsigned char>(spelling.front())) return 0;
  std::size_t common = 1;
  while (common < spelling.size() && item + common < query_.items.size() &&
         query_.items[item + common] == static_cast<unsigned char>(spelling[common])) {
    ++common;
  }
  unsigned counts = 2U;
  if (common == spelling.size() || item + common == query_.items.size()) counts |= 1U << common;
  if (common >= 2 && spelling[1] == 'h') counts |= 4U;
  return counts;
}

}  // namespace gongshi::content
