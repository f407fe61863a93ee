#include "content/query/search.h"

#include <algorithm>

#include "content/query/fold.h"
#include "content/query/names.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kMostQuery = 64;
constexpr std::size_t kKinds = 7;
constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

struct Query {
  std::vector<char32_t> items;  // folded
  std::string letters;          // the same when all are letters or digits, else empty
  std::uint64_t first_letter = 0;
  TextSet texts;  // the items that are no letters
  PairSet head;   // its first two items, when both are letters
  PairSet pairs;  // all neighbouring letters
};

Query parse(std::string_view text) {
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

/// Compares one name with the query, character by character.
class NameMatcher {
 public:
  NameMatcher(const Search::Tables& tables, const Query& query, std::size_t name)
      : tables_(tables), query_(query), from_(tables.first[name]), to_(tables.first[name + 1]) {}

  [[nodiscard]] std::size_t size() const { return to_ - from_; }

  [[nodiscard]] bool initials_from_start() const {
    const std::string& letters = query_.letters;
    return !letters.empty() && letters.size() <= size() &&
           std::equal(letters.begin(), letters.end(), tables_.initial_at.data() + from_);
  }

  /// Characters that the whole query covers from character `start` on; 0: no match.
  [[nodiscard]] std::size_t match(std::size_t start, bool any_reading) const {
    if (!may_begin(from_ + start, any_reading)) return 0;
    const std::size_t end = walk(0, from_ + start, any_reading);
    return end == 0 ? 0 : end - from_ - start;
  }

  [[nodiscard]] Match found(std::uint32_t row, MatchKind kind, std::size_t start,
                            std::size_t count) const {
    const std::uint16_t first = tables_.place_at[from_ + start];
    const std::uint16_t last = tables_.place_at[from_ + start + count - 1];
    return {row, kind, first, static_cast<std::uint16_t>(last - first + 1)};
  }

 private:
  /// Whether the query's first item can stand for character `at`: what turns most starts away.
  [[nodiscard]] bool may_begin(std::size_t at, bool any_reading) const {
    const char32_t item = query_.items.front();
    if (query_.first_letter != 0 && !any_reading) {
      return static_cast<unsigned char>(tables_.initial_at[at]) == item;
    }
    if (query_.first_letter != 0) return (tables_.starts_at[at] & query_.first_letter) != 0;
    return tables_.characters[tables_.character_at[at]].folded == item;
  }

  /// Index after the last character taken when items from `item` on match from `at` on; else 0.
  [[nodiscard]] std::size_t walk(std::size_t item, std::size_t at, bool any_reading) const {
    if (item == query_.items.size()) return at;
    if (at == to_) return 0;
    const auto& character = tables_.characters[tables_.character_at[at]];
    if (character.folded == query_.items[item]) {
      if (const std::size_t end = walk(item + 1, at + 1, any_reading); end != 0) return end;
    }
    if (letter_index(query_.items[item]) < 0) return 0;
    if (!any_reading) return walk_syllable(tables_.syllable_at[at], item, at, any_reading);
    for (const std::uint16_t syllable : character.syllables) {
      const std::size_t end = walk_syllable(syllable, item, at, any_reading);
      if (end != 0) return end;
    }
    return 0;
  }

  /// The same when character `at` is read as `syllable`: in full, by its initial (zh, ch, sh in
  /// one or two letters), or, at the end of the query, as far as it has been typed.
  [[nodiscard]] std::size_t walk_syllable(std::uint16_t syllable, std::size_t item, std::size_t at,
                                          bool any_reading) const {
    if (syllable == kNoSyllable) return 0;
    for (const auto& each : tables_.syllables[syllable].all()) {
      const std::string_view spelling = each.text();
      std::size_t common = 0;
      while (common < spelling.size() && item + common < query_.items.size() &&
             query_.items[item + common] == static_cast<unsigned char>(spelling[common])) {
        ++common;
      }
      if (common == 0) continue;
      if (item + common == query_.items.size()) return at + 1;
      if (common == spelling.size()) {
        if (const std::size_t end = walk(item + common, at + 1, any_reading); end != 0) return end;
      }
      if (common >= 2 && spelling[1] == 'h') {
        if (const std::size_t end = walk(item + 2, at + 1, any_reading); end != 0) return end;
      }
      if (const std::size_t end = walk(item + 1, at + 1, any_reading); end != 0) return end;
    }
    return 0;
  }

  const Search::Tables& tables_;
  const Query& query_;
  std::size_t from_;
  std::size_t to_;
};

/// Matches by kind, never more than can be shown.
class Ranking {
 public:
  explicit Ranking(std::size_t limit) : limit_(limit) {}

  /// False when matches that rank before or with `kind` already fill the answer.
  [[nodiscard]] bool wants(MatchKind kind) const {
    std::size_t before = 0;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(kind); ++i) before += found_[i].size();
    return before < limit_;
  }
  void add(const Match& match) { found_[static_cast<std::size_t>(match.kind)].push_back(match); }

  [[nodiscard]] bool has_code(std::uint32_t row) const {
    const auto& codes = found_[static_cast<std::size_t>(MatchKind::kCode)];
    return std::binary_search(codes.begin(), codes.end(), Match{row},
                              [](const Match& a, const Match& b) { return a.row < b.row; });
  }

  [[nodiscard]] std::vector<Match> best() const {
    std::vector<Match> all;
    for (const auto& kind : found_) {
      const std::size_t room = std::min(limit_ - all.size(), kind.size());
      all.insert(all.end(), kind.begin(), kind.begin() + static_cast<std::ptrdiff_t>(room));
    }
    return all;
  }

 private:
  std::size_t limit_;
  std::array<std::vector<Match>, kKinds> found_;
};

void find_codes(const Search::Tables& tables, const Query& query, Ranking& ranking) {
  if (query.letters.empty()) return;
  std::uint64_t head = 0;
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const bool typed = i < query.letters.size();
    head = head << 8U | (typed ? static_cast<unsigned char>(query.letters[i]) : 0U);
    mask = mask << 8U | (typed ? 0xFFU : 0U);
  }
  for (std::size_t row = 0; row < tables.code_head.size(); ++row) {
    if ((tables.code_head[row] & mask) != head) continue;
    if (query.letters.size() > 8 && !tables.long_codes[row].starts_with(query.letters)) continue;
    if (!ranking.wants(MatchKind::kCode)) return;
    ranking.add({static_cast<std::uint32_t>(row), MatchKind::kCode, 0, 0});
  }
}

using Block = std::array<std::uint32_t, kBlock>;

/// Marks in `lacks` the names of a block whose column lacks a bit of `mask`.
void require(const std::vector<std::uint32_t>& column, std::uint32_t mask, std::size_t from,
             Block& lacks) {
  if (mask == 0) return;
  const std::uint32_t* values = column.data() + from;
  for (std::size_t i = 0; i < kBlock; ++i) lacks[i] |= ~values[i] & mask;
}

/// Leaves lacks[i] zero for the names of a block that the query may match.
void filter(const Search::Tables& tables, const Query& query, std::size_t from, Block& lacks) {
  lacks.fill(0);
  for (std::size_t i = 0; i < query.texts.bits.size(); ++i) {
    require(tables.texts[i], query.texts.bits[i], from, lacks);
  }
  for (std::size_t i = 0; i < query.pairs.bits.size(); ++i) {
    require(tables.heads[i], query.head.bits[i], from, lacks);
    require(tables.pairs[i], query.pairs.bits[i], from, lacks);
  }
}

/// The best match of a name itself, if the ranking still wants its kind.
bool find_in_name(const Search::Tables& tables, const Query& query, std::size_t name,
                  Ranking& ranking) {
  const NameMatcher matcher(tables, query, name);
  const std::uint32_t row = tables.row[name];
  if (matcher.initials_from_start()) {
    ranking.add(matcher.found(row, MatchKind::kInitialsStart, 0, query.items.size()));
    return true;
  }
  if (const std::size_t count = matcher.match(0, false); count != 0) {
    const bool typed_text = query.first_letter == 0;
    ranking.add(
        matcher.found(row, typed_text ? MatchKind::kTextStart : MatchKind::kPinyinStart, 0, count));
    return true;
  }
  if (ranking.wants(MatchKind::kInside)) {
    for (std::size_t start = 1; start < matcher.size(); ++start) {
      const std::size_t count = matcher.match(start, false);
      if (count == 0) continue;
      ranking.add(matcher.found(row, MatchKind::kInside, start, count));
      return true;
    }
  }
  if (ranking.wants(MatchKind::kAnyReading)) {
    for (std::size_t start = 0; start < matcher.size(); ++start) {
      const std::size_t count = matcher.match(start, true);
      if (count == 0) continue;
      ranking.add(matcher.found(row, MatchKind::kAnyReading, start, count));
      return true;
    }
  }
  return false;
}

bool find_in_alias(const Search::Tables& tables, const Query& query, std::size_t name,
                   Ranking& ranking) {
  const NameMatcher matcher(tables, query, name);
  for (std::size_t start = 0; start < matcher.size(); ++start) {
    if (matcher.match(start, true) == 0) continue;
    ranking.add({tables.row[name], MatchKind::kAlias, 0, 0});
    return true;
  }
  return false;
}

}  // namespace

Search::Search(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Search::Search(Search&&) noexcept = default;
Search& Search::operator=(Search&&) noexcept = default;
Search::~Search() = default;

Search Search::build(std::vector<SearchName> names, std::span<const Reading> readings) {
  NamesBuilder builder(readings);
  for (std::size_t row = 0; row < names.size(); ++row) {
    builder.add(static_cast<std::uint32_t>(row), names[row]);
  }
  return Search(std::make_unique<const Tables>(std::move(builder).take()));
}

std::vector<Match> Search::find(std::string_view text, std::size_t limit) const {
  const Query query = parse(text);
  Ranking ranking(limit);
  if (query.items.empty() || limit == 0) return {};
  find_codes(*tables_, query, ranking);

  const Tables& tables = *tables_;

  std::uint32_t done = kNoRow;  // the row that has matched already, for its aliases
  Block lacks{};
  for (std::size_t from = 0; from < tables.names(); from += kBlock) {
    const std::size_t count = std::min(kBlock, tables.names() - from);
    filter(tables, query, from, lacks);
    for (std::size_t i = 0; i < count; ++i) {
      if (lacks[i] != 0) continue;
      const std::size_t name = from + i;
      const std::uint32_t row = tables.row[name];
      if (row == done || ranking.has_code(row)) continue;
      if (tables.is_alias[name] == 0) {
        if (find_in_name(tables, query, name, ranking)) done = row;
      } else if (ranking.wants(MatchKind::kAlias) && find_in_alias(tables, query, name, ranking)) {
        done = row;
      }
    }
    if (!ranking.wants(MatchKind::kInitialsStart)) break;  // nothing better can come
  }
  return ranking.best();
}

}  // namespace gongshi::content
