#include "content/query/hearing.h"

#include <algorithm>
#include <bit>

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
    if (i == 0) continue;
    if (const int before = letter_index(query.items[i - 1]); before >= 0) {
      query.pairs.add(before, letter);
      if (i == 1) query.head.add(before, letter);
    }
  }
  if (query.letters.size() != query.items.size()) query.letters.clear();
  return query;
}

Hearing::Hearing(const Search::Tables& tables, const Query& query)
    : tables_(tables), query_(query), ahead_(look_ahead(query)), width_(query.items.size()) {
  known_[0].resize(tables.syllables.size() * width_);
  for (const std::size_t ear : {1U, 2U}) known_[ear].resize(tables.characters.size() * width_);
}

std::vector<Hearing::Ahead> Hearing::look_ahead(const Query& query) {
  std::vector<Ahead> ahead(query.items.size());
  Ahead next{0, 0, true};  // behind the last item
  for (std::size_t i = query.items.size(); i-- > 0;) {
    if (query.is_letter(i)) {
      next = {(next.letters << 8U | std::uint64_t{query.items[i]}) &
                  Search::Tables::Spelling::kLetterBytes,
              std::min(next.count + 1, Search::Tables::Spelling::kMost),
              next.to_end && next.count < Search::Tables::Spelling::kMost};
    } else {
      next = {};
    }
    ahead[i] = next;
  }
  return ahead;
}

unsigned Hearing::heard(Search::Tables::Spelling spelling, const Ahead& ahead) {
  const std::uint64_t differ = spelling.letters() ^ ahead.letters;
  const auto alike = static_cast<std::size_t>(std::countr_zero(differ)) / 8;
  const std::size_t common = std::min({alike, spelling.size(), ahead.count});
  if (common == 0) return 0;
  unsigned counts = 2U;
  if (common == spelling.size() || (ahead.to_end && common == ahead.count)) counts |= 1U << common;
  if (common >= 2 && spelling[1] == 'h') counts |= 4U;
  return counts;
}

unsigned Hearing::work_out(const Search::Tables::Place& place, std::size_t item, Ear ear) const {
  unsigned counts = 0;
  const auto hear = [&](std::span<const Search::Tables::Spelling> spellings) {
    for (const auto each : spellings) counts |= heard(each, ahead_[item]);
  };
  if (ear == Ear::kPreferred) {
    hear(tables_.syllables[place.syllable].all());
    return counts;
  }
  const Search::Tables::Character& character = tables_.characters[place.character];
  if (query_.is_letter(item)) {
    for (const std::uint16_t id : character.syllables) {
      hear(tables_.syllables[id].all());
      if (ear == Ear::kAlike) hear(tables_.syllables[id].alike);
    }
  }
  return counts | (character.folded == query_.items[item] ? 2U : 0U);
}

}  // namespace gongshi::content
