// Matcher: one name compared with what was typed, character by character.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/query/names.h"

namespace gongshi::content {

/// What was typed.
struct Query {
  std::vector<char32_t> items;  // folded
  std::string letters;          // the same when all are letters or digits, else empty
  std::uint64_t first_letter = 0;
  TextSet texts;  // the items that are no letters
  PairSet head;   // its first two items, when both are letters
  PairSet pairs;  // all neighbouring letters
};

[[nodiscard]] Query parse_query(std::string_view text);

/// Which readings of a character may answer to what was typed.
enum class Ear : std::uint8_t { kPreferred, kAny, kAlike };

/// Compares one name with the query, character by character.
class NameMatcher {
 public:
  NameMatcher(const Search::Tables& tables, const Query& query, std::size_t name)
      : tables_(tables),
        query_(query),
        name_(name),
        from_(tables.first[name]),
        to_(tables.first[name + 1]) {}

  [[nodiscard]] std::size_t size() const { return to_ - from_; }

  [[nodiscard]] bool initials_from_start() const {
    const std::string& letters = query_.letters;
    return !letters.empty() && letters.size() <= size() &&
           std::equal(letters.begin(), letters.end(), tables_.initial_at.data() + from_);
  }

  /// Characters that the whole query covers from character `start` on; 0: no match.
  [[nodiscard]] std::size_t match(std::size_t start, Ear ear) const {
    if (!may_begin(from_ + start, ear)) return 0;
    const std::size_t end = walk(0, from_ + start, ear);
    return end == 0 ? 0 : end - from_ - start;
  }

  [[nodiscard]] Match found(MatchKind kind, std::size_t start, std::size_t count) const {
    const std::uint16_t first = tables_.place_at[from_ + start];
    const std::uint16_t last = tables_.place_at[from_ + start + count - 1];
    return {tables_.row[name_], kind, first, static_cast<std::uint16_t>(last - first + 1),
            tables_.alias[name_]};
  }

  /// The first character from which on the query matches, as `kind`; nothing when there is none.
  [[nodiscard]] std::optional<Match> anywhere(std::size_t start, Ear ear, MatchKind kind) const {
    for (; start < size(); ++start) {
      if (const std::size_t count = match(start, ear); count != 0) {
        return found(kind, start, count);
      }
    }
    return std::nullopt;
  }

 private:
  /// Whether the query's first item can stand for character `at`: what turns most starts away.
  [[nodiscard]] bool may_begin(std::size_t at, Ear ear) const {
    const char32_t item = query_.items.front();
    if (query_.first_letter != 0 && ear == Ear::kPreferred) {
      return static_cast<unsigned char>(tables_.initial_at[at]) == item;
    }
    if (query_.first_letter != 0 && ear == Ear::kAny) {
      return (tables_.starts_at[at] & query_.first_letter) != 0;
    }
    const auto& character = tables_.characters[tables_.character_at[at]];
    if (query_.first_letter != 0) return (character.alike.starts & query_.first_letter) != 0;
    return character.folded == item;
  }

  /// Index after the last character taken when items from `item` on match from `at` on; else 0.
  [[nodiscard]] std::size_t walk(std::size_t item, std::size_t at, Ear ear) const;
  /// Counts of items, as bits, that character `at` can take when read as `syllable`: in full, by
  /// its initial (zh, ch, sh in one or two letters), or, at the end of the query, as far as it has
  /// been typed. Counts and not ways, so that many readings do not multiply from character to
  /// character.
  [[nodiscard]] unsigned steps(std::uint16_t syllable, std::size_t item, Ear ear) const;
  [[nodiscard]] unsigned steps_of(std::string_view spelling, std::size_t item) const;

  const Search::Tables& tables_;
  const Query& query_;
  std::size_t name_;
  std::size_t from_;
  std::size_t to_;
};

}  // namespace gongshi::content
