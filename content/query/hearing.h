// Hearing: which parts of what was typed a character can stand for, worked out once a query.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/query/fold.h"
#include "content/query/names.h"

namespace gongshi::content {

/// What was typed.
struct Query {
  std::vector<char32_t> items;  // folded
  std::string letters;          // the same when all are letters or digits, else empty
  TextSet texts;                // the items that are no letters
  PairSet head;                 // its first two items, when both are letters
  PairSet pairs;                // all neighbouring letters

  [[nodiscard]] bool is_letter(std::size_t item) const { return letter_index(items[item]) >= 0; }
};

[[nodiscard]] Query parse_query(std::string_view text);

/// Which readings of a character may answer to what was typed.
enum class Ear : std::uint8_t { kPreferred, kAny, kAlike };

/// Answers are kept: the characters of 100,000 names are a thousand different ones.
class Hearing {
 public:
  Hearing(const Search::Tables& tables, const Query& query);

  /// Counts of items, as bits, that the character at `place` can take from `item` on: itself; a
  /// syllable in full, by its initial (zh, ch, sh in one or two letters) or, at the end of the
  /// query, as far as it has been typed. Counts and not ways, so that many readings do not multiply
  /// from character to character.
  [[nodiscard]] unsigned counts(const Search::Tables::Place& place, std::size_t item, Ear ear) {
    if (ear == Ear::kPreferred && (place.syllable == kNoSyllable || !query_.is_letter(item))) {
      return tables_.characters[place.character].folded == query_.items[item] ? 2U : 0U;
    }
    const std::size_t id = ear == Ear::kPreferred ? place.syllable : place.character;
    std::uint8_t& answer = known_[static_cast<std::size_t>(ear)][id * width_ + item];
    if (answer == 0) answer = static_cast<std::uint8_t>(kKnown | work_out(place, item, ear));
    return answer & ~unsigned{kKnown};
  }

 private:
  static constexpr std::uint8_t kKnown = 1;  // no character takes no item

  /// From each item on: the letters that follow one another, as Spelling holds them.
  struct Ahead {
    std::uint64_t letters = 0;
    std::size_t count = 0;  // at most Spelling::kMost
    bool to_end = false;    // the query ends with them
  };
  [[nodiscard]] static std::vector<Ahead> look_ahead(const Query& query);
  [[nodiscard]] static unsigned heard(Search::Tables::Spelling spelling, const Ahead& ahead);

  [[nodiscard]] unsigned work_out(const Search::Tables::Place& place, std::size_t item,
                                  Ear ear) const;

  const Search::Tables& tables_;
  const Query& query_;
  std::vector<Ahead> ahead_;
  std::size_t width_;
  std::array<std::vector<std::uint8_t>, 3> known_;  // an ear each: by syllable, then by character
};

}  // namespace gongshi::content
