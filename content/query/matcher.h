// Matcher: one name compared with what was typed, character by character.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "content/query/hearing.h"

namespace gongshi::content {

/// Compares one name with the query, character by character.
class NameMatcher {
 public:
  NameMatcher(const Search::Tables& tables, const Query& query, Hearing& hearing, std::size_t name)
      : name_(tables.name[name]),
        places_(tables.places.data() + name_.first),
        size_(tables.name[name + 1].first - name_.first),
        query_(query),
        hearing_(hearing) {}

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] bool initials_from_start() const {
    const std::string& letters = query_.letters;
    return !letters.empty() && letters.size() <= size_ &&
           std::equal(letters.begin(), letters.end(), places_,
                      [](char letter, const auto& place) { return letter == place.initial; });
  }

  /// Characters that the whole query covers from character `start` on; 0: no match.
  [[nodiscard]] std::size_t match(std::size_t start, Ear ear) const {
    const std::size_t end = walk(0, start, ear);
    return end == 0 ? 0 : end - start;
  }

  [[nodiscard]] Match found(MatchKind kind, std::size_t start, std::size_t count) const {
    const std::uint16_t first = places_[start].index;
    const std::uint16_t last = places_[start + count - 1].index;
    return {name_.row, kind, first, static_cast<std::uint16_t>(last - first + 1), name_.alias};
  }

  /// The first character from which on the query matches, as `kind`; nothing when there is none.
  [[nodiscard]] std::optional<Match> anywhere(std::size_t start, Ear ear, MatchKind kind) const {
    for (; start < size_; ++start) {
      if (const std::size_t count = match(start, ear); count != 0) {
        return found(kind, start, count);
      }
    }
    return std::nullopt;
  }

 private:
  /// Index after the last character taken when items from `item` on match from `at` on; else 0.
  [[nodiscard]] std::size_t walk(std::size_t item, std::size_t at, Ear ear) const;

  const Search::Tables::Name& name_;
  const Search::Tables::Place* places_;
  std::size_t size_;
  const Query& query_;
  Hearing& hearing_;
};

}  // namespace gongshi::content
