// Names: every searchable name in flat arrays, with filters that pass few names by mistake.
//
// A query's path through a name takes, character after character, either the character itself or a
// beginning of one of its syllables. So every two neighbouring letters of a query are neighbours
// within a syllable, or the end of one character's part and the initial of the next. A name keeps
// the set of all such pairs (256 bits), of the pairs that a match can begin with (256 bits) and of
// its characters (64 bits); only names whose sets cover the query's are compared in full. The sets
// lie in columns of 32 bits, so that a query reads only the few columns it needs.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "content/query/search.h"

namespace gongshi::content {

inline constexpr std::size_t kBlock = 1'024;  // names filtered at a time; columns are padded to it
inline constexpr std::uint16_t kNoSyllable = 0xFFFF;

/// A set of letter pairs, by a hash to 256.
struct PairSet {
  std::array<std::uint32_t, 8> bits{};
  void add(int first, int second);
  void add(const PairSet& other);
};

/// A set of characters, by a hash to 64.
struct TextSet {
  std::array<std::uint32_t, 2> bits{};
  void add(char32_t folded);
};

struct Search::Tables {
  /// In one word, so that it is compared with what was typed at once: the first letter in the
  /// lowest byte, the length in the highest.
  struct Spelling {
    static constexpr std::size_t kMost = 7;
    static constexpr std::uint64_t kLetterBytes = 0x00FF'FFFF'FFFF'FFFF;
    std::uint64_t packed = 0;

    [[nodiscard]] static Spelling of(std::string_view text);
    [[nodiscard]] std::size_t size() const { return packed >> 56U; }
    [[nodiscard]] std::uint64_t letters() const { return packed & kLetterBytes; }
    [[nodiscard]] char operator[](std::size_t i) const {
      return static_cast<char>(packed >> (8 * i) & 0xFFU);
    }
  };
  struct Syllable {
    std::array<Spelling, 3> spellings{};  // "lv", "lu", "lyu": the first as given
    std::uint8_t count = 0;
    std::vector<Spelling> alike{};  // what it sounds like in many mouths
    [[nodiscard]] std::span<const Spelling> all() const {
      return std::span(spellings).first(count);
    }
  };
  /// Letters that the part of a query which stands for one character may have.
  struct Letters {
    std::uint64_t starts = 0;  // may begin with
    std::uint64_t ends = 0;    // and end with
    PairSet inner;             // pairs within one of its syllables
    PairSet heads;             // those of them that begin a syllable
    void add(Spelling spelling);
    void add(const Letters& other);
  };
  struct Character {
    char32_t folded = 0;
    Letters exact;
    Letters alike;                         // those of `exact` and of all that sounds alike
    std::vector<std::uint16_t> syllables;  // all readings
  };
  struct Code {
    std::uint64_t head = 0;  // the first eight folded characters, big end first
    std::uint32_t row = 0;
  };
  /// The pairs of names, in columns of 32 bits.
  struct PairColumns {
    std::array<std::vector<std::uint32_t>, 8> heads;
    std::array<std::vector<std::uint32_t>, 8> pairs;
  };

  std::vector<Syllable> syllables;
  std::vector<Character> characters;

  // What a comparison reads of a name lies together: names are visited here and there, and each
  // line of the cache that must be fetched costs more than comparing what is in it.
  /// A character of a name.
  struct Place {
    std::uint16_t character = 0;           // into `characters`
    std::uint16_t syllable = kNoSyllable;  // the preferred reading
    std::uint16_t index = 0;               // among all the name's characters
    char initial = 0;                      // of the preferred reading; 0: none
  };
  struct Name {
    std::uint32_t first = 0;  // into `places`
    std::uint32_t row = 0;
    std::uint8_t alias = 0;  // 0: the name itself; else which alias, from 1 on
  };
  std::vector<Place> places;  // one more at the end
  std::vector<Name> name;     // a row's aliases follow its name; one more at the end

  // One element a name.
  std::array<std::vector<std::uint32_t>, 2> texts;
  PairColumns exact;
  PairColumns alike;

  // One element a row.
  std::vector<Code> codes;              // in the order of their heads
  std::vector<std::string> long_codes;  // the whole folded code where it is longer, else empty

  [[nodiscard]] std::size_t names() const { return name.size() - 1; }
  [[nodiscard]] std::size_t rows() const { return long_codes.size(); }
};

/// Fills Tables name by name.
class NamesBuilder {
 public:
  explicit NamesBuilder(std::span<const Reading> readings);
  void add(std::uint32_t row, const SearchName& name);
  [[nodiscard]] Search::Tables take() &&;

 private:
  void add_name(std::uint32_t row, Text name, Text pinyin, int alias);
  void add_code(Text code);
  std::uint16_t syllable(std::string_view spelling);
  std::uint16_t plain(std::string spelling);
  std::uint16_t character(char32_t folded);
  void add_reading(Search::Tables::Character& character, std::uint16_t syllable);

  Search::Tables tables_;
  std::unordered_map<std::string, std::uint16_t> syllable_ids_;
  std::unordered_map<char32_t, std::uint16_t> character_ids_;
  std::unordered_map<char32_t, Text> readings_;
};

}  // namespace gongshi::content
