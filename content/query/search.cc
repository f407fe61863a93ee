#include "content/query/search.h"

#include <algorithm>
#include <optional>

#include "content/query/matcher.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kKinds = 8;

/// Matches by kind, never more than can be shown.
class Ranking {
 public:
  explicit Ranking(std::size_t limit) : limit_(limit) {}

  /// False when matches that rank before or with `kind` already fill the answer.
  [[nodiscard]] bool wants(MatchKind kind) const {
    return up_to_[static_cast<std::size_t>(kind)] < limit_;
  }
  /// `whole`: nothing of the name is left over.
  void add(const Match& match, bool whole = false) {
    const auto kind = static_cast<std::size_t>(match.kind);
    (whole ? whole_ : found_)[kind].push_back(match);
    for (std::size_t i = kind; i < kKinds; ++i) ++up_to_[i];
  }

  [[nodiscard]] std::vector<Match> best() const {
    std::vector<Match> all;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      for (const auto* const matches : {&whole_[kind], &found_[kind]}) {
        const std::size_t room = std::min(limit_ - all.size(), matches->size());
        all.insert(all.end(), matches->begin(),
                   matches->begin() + static_cast<std::ptrdiff_t>(room));
      }
    }
    return all;
  }

 private:
  std::size_t limit_;
  std::array<std::size_t, kKinds> up_to_{};  // matches of this kind and of better ones
  std::array<std::vector<Match>, kKinds> whole_;
  std::array<std::vector<Match>, kKinds> found_;
};

/// Rows that have matched already: a row appears once.
class Done {
 public:
  explicit Done(std::size_t rows) : rows_(rows) {}
  [[nodiscard]] bool has(std::uint32_t row) const { return rows_[row] != 0; }
  void add(std::uint32_t row) { rows_[row] = 1; }

 private:
  std::vector<std::uint8_t> rows_;
};

void find_codes(const Search::Tables& tables, const Query& query, std::size_t limit,
                Ranking& ranking, Done& done) {
  if (query.letters.empty()) return;
  std::uint64_t head = 0;
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const bool typed = i < query.letters.size();
    head = head << 8U | (typed ? static_cast<unsigned char>(query.letters[i]) : 0U);
    mask = mask << 8U | (typed ? 0xFFU : 0U);
  }
  // Codes lie in the order of their heads: those that begin with what was typed stand together.
  const auto from =
      std::lower_bound(tables.codes.begin(), tables.codes.end(), head,
                       [](const auto& code, std::uint64_t value) { return code.head < value; });
  std::vector<std::uint32_t> rows;
  for (auto code = from; code != tables.codes.end() && (code->head & mask) == head; ++code) {
    const bool longer = query.letters.size() > 8;
    if (longer && !tables.long_codes[code->row].starts_with(query.letters)) continue;
    rows.push_back(code->row);
  }
  // No more than can be shown are put in order: a single digit begins a quarter of all codes.
  const std::size_t shown = std::min(rows.size(), limit);
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(shown), rows.end());
  rows.resize(shown);
  for (const std::uint32_t row : rows) {
    ranking.add({row, MatchKind::kCode, 0, static_cast<std::uint16_t>(query.letters.size())});
    done.add(row);
  }
}

using Block = std::array<std::uint32_t, kBlock>;

/// Marks in `lacks` the names whose value lacks a bit of `mask`. On its own, and not inlined, so
/// that the compiler knows the two arrays apart and compares several names at a time.
[[gnu::noinline]] void mark_lacking(const std::uint32_t* __restrict values, std::uint32_t mask,
                                    std::uint32_t* __restrict lacks) {
  for (std::size_t i = 0; i < kBlock; ++i) lacks[i] |= ~values[i] & mask;
}

void require(const std::vector<std::uint32_t>& column, std::uint32_t mask, std::size_t from,
             Block& lacks) {
  if (mask != 0) mark_lacking(column.data() + from, mask, lacks.data());
}

/// Leaves lacks[i] zero for the names of a block that the query may match.
void filter(const Search::Tables& tables, const Search::Tables::PairColumns& columns,
            const Query& query, std::size_t from, Block& lacks) {
  lacks.fill(0);
  for (std::size_t i = 0; i < query.texts.bits.size(); ++i) {
    require(tables.texts[i], query.texts.bits[i], from, lacks);
  }
  for (std::size_t i = 0; i < query.pairs.bits.size(); ++i) {
    require(columns.heads[i], query.head.bits[i], from, lacks);
    require(columns.pairs[i], query.pairs.bits[i], from, lacks);
  }
}

/// The best match of a name itself, if the ranking still wants its kind.
bool find_in_name(const NameMatcher& matcher, const Query& query, Ranking& ranking) {
  if (matcher.initials_from_start()) {
    const std::size_t count = query.items.size();
    ranking.add(matcher.found(MatchKind::kInitialsStart, 0, count), count == matcher.size());
    return true;
  }
  if (const std::size_t count = matcher.match(0, Ear::kPreferred); count != 0) {
    const MatchKind kind = query.is_letter(0) ? MatchKind::kPinyinStart : MatchKind::kTextStart;
    ranking.add(matcher.found(kind, 0, count), count == matcher.size());
    return true;
  }
  // Whatever matches in its preferred reading does in any: most names end here.
  if (!ranking.wants(MatchKind::kInside)) return false;
  const auto any = matcher.anywhere(0, Ear::kAny, MatchKind::kAnyReading);
  if (!any) return false;
  if (const auto found = matcher.anywhere(1, Ear::kPreferred, MatchKind::kInside)) {
    ranking.add(*found);
    return true;
  }
  if (!ranking.wants(MatchKind::kAnyReading)) return false;
  ranking.add(*any);
  return true;
}

bool find_in_alias(const NameMatcher& matcher, Ranking& ranking) {
  if (!ranking.wants(MatchKind::kAlias)) return false;
  const auto found = matcher.anywhere(0, Ear::kAny, MatchKind::kAlias);
  if (found) ranking.add(*found, found->count == matcher.size());
  return found.has_value();
}

/// Calls `compare` with every name that the query may match and whose row has not matched; it says
/// whether the name did.
template <class Compare>
void scan(const Search::Tables& tables, const Search::Tables::PairColumns& columns,
          const Query& query, const Ranking& ranking, MatchKind best, Done& done, Compare compare) {
  Hearing hearing(tables, query);
  Block lacks{};
  for (std::size_t from = 0; from < tables.names(); from += kBlock) {
    const std::size_t count = std::min(kBlock, tables.names() - from);
    filter(tables, columns, query, from, lacks);
    for (std::size_t i = 0; i < count; ++i) {
      if (lacks[i] != 0) continue;
      const std::size_t name = from + i;
      const auto& [first, row, alias] = tables.name[name];
      if (done.has(row)) continue;
      if (compare(NameMatcher(tables, query, hearing, name), alias != 0)) done.add(row);
    }
    if (!ranking.wants(best)) break;  // nothing better can come
  }
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

std::vector<Match> Search::find(std::string_view text, std::size_t limit, Sounds sounds) const {
  const Query query = parse_query(text);
  Ranking ranking(limit);
  if (query.items.empty() || limit == 0) return {};
  const Tables& tables = *tables_;
  Done done(tables.rows());
  find_codes(tables, query, limit, ranking, done);
  scan(tables, tables.exact, query, ranking, MatchKind::kInitialsStart, done,
       [&](const NameMatcher& matcher, bool alias) {
         return alias ? find_in_alias(matcher, ranking) : find_in_name(matcher, query, ranking);
       });
  if (sounds == Sounds::kAlike && ranking.wants(MatchKind::kFuzzy)) {
    scan(tables, tables.alike, query, ranking, MatchKind::kFuzzy, done,
         [&](const NameMatcher& matcher, bool) {
           const auto found = matcher.anywhere(0, Ear::kAlike, MatchKind::kFuzzy);
           if (found) ranking.add(*found);
           return found.has_value();
         });
  }
  return ranking.best();
}

}  // namespace gongshi::content
