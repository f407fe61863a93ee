// Search: a name in any of the ways people know it, to rows of the release.
//
//   release ─[search]─ kiosk views
//
// In memory: a query of 100,000 names must answer within 2 ms on one core, so names are scanned in
// flat arrays built once per release, never per key press.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"

namespace gongshi::content {

/// Why a row matched; also the order of ranking, best first.
enum class MatchKind : std::uint8_t {
  kCode,           // the item code, from its start
  kInitialsStart,  // preferred initials from the first character
  kPinyinStart,    // preferred full pinyin or a mixture, from the first character
  kTextStart,      // the Chinese (or Latin) text as typed, from the first character
  kInside,         // any of the above later in the name
  kAlias,          // an alias or trade name
  kAnyReading,     // initials under another reading of some character
  kFuzzy,          // sounds alike only: z for zh, n for l, in for ing
};

/// Whether what merely sounds alike in many mouths may match too: z/zh, c/ch, s/sh, n/l, in/ing,
/// en/eng, an/ang.
enum class Sounds : std::uint8_t { kExact, kAlike };

struct Match {
  std::uint32_t row = 0;  // index into the span that the Search was built over
  MatchKind kind = MatchKind::kInside;
  std::uint16_t first = 0;  // characters to mark: [first, first + count)
  std::uint16_t count = 0;
  std::uint8_t alias =
      0;  // they are those of alias_of(aliases, alias); 0: of the name, or the code
};

/// The n-th of the names that ';' separates, from 1 on; empty when there are not so many.
[[nodiscard]] Text alias_of(Text aliases, int n);

/// One searchable thing: what the Search copies its arrays from.
struct SearchName {
  Text name, aliases, pinyin, code;
};

class Search {
 public:
  /// `readings` are those of the release; characters without one match by themselves only.
  [[nodiscard]] static Search build(std::vector<SearchName> names,
                                    std::span<const Reading> readings);

  /// At most `limit` rows, best first: of equal kind those whose whole name was typed, then in
  /// their own order. The query may be initials ("xcg"), full pinyin ("xuechanggui"), a mixture
  /// ("xuecg"), ü as v/u/yu, Chinese or Latin text, or a code; case and spaces are ignored. Empty
  /// query: no match.
  [[nodiscard]] std::vector<Match> find(std::string_view query, std::size_t limit,
                                        Sounds sounds = Sounds::kExact) const;

  Search(Search&&) noexcept;
  Search& operator=(Search&&) noexcept;
  ~Search();

  struct Tables;  // content/query/names.h

 private:
  explicit Search(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace gongshi::content
