// DocumentReader: the strict lines that manifest, root and status share (FORMAT.md, "Documents").
//
//   kbundle-manifest 1        first line: type and format
//   site: hosp-a              fields, each once, in the order in which the caller asks for them
//   obj … … …                 rows of words, any number
//   end                       last line; nothing after it
//
// Failure sticks: after the first one every answer is an empty value, and end() tells what and in
// which line. So a parser asks for all its fields in a row and looks once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "content/bundle/hash.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::uint64_t kMaxEpoch = 999'999'999;
inline constexpr std::uint64_t kMaxNumber = 9'007'199'254'740'991;  // 2^53 - 1

class DocumentReader {
 public:
  /// `type` is the first word of the first line, `name` what people call the document. A document
  /// of more than `cap` bytes, or of another type or format, has failed already.
  DocumentReader(std::string_view text, std::string_view type, Sentence name, std::size_t cap);

  /// "name: value", not empty.
  std::string_view field(std::string_view name);
  std::uint64_t number(std::string_view name, std::uint64_t least, std::uint64_t most);
  WallTime date(std::string_view name);
  Hash hash(std::string_view name);
  /// 1 .. 32 of [a-z0-9-].
  std::string site();
  /// 1 .. 16 of [a-z].
  std::string channel();

  /// True while the next line begins with the word `keyword`.
  [[nodiscard]] bool at(std::string_view keyword) const;
  /// The `kCount` words of the next line, which must begin with `keyword` (not counted).
  template <std::size_t kCount>
  std::array<std::string_view, kCount> words(std::string_view keyword) {
    std::array<std::string_view, kCount> found{};
    split(keyword, found);
    return found;
  }

  /// For rules that the caller knows; keeps the first failure.
  void fail(const Sentence& what);
  [[nodiscard]] bool failed() const { return failure_.has_value(); }

  /// Wants the line "end" and nothing after it. Errc::kCorrupt otherwise, or the first failure.
  [[nodiscard]] Status end();

 private:
  std::string_view line();
  void split(std::string_view keyword, std::span<std::string_view> into);

  std::string_view rest_;
  Sentence name_;
  std::size_t line_number_ = 0;
  std::optional<Error> failure_;
};

/// Decimal, no sign, no leading zero, within the bounds.
[[nodiscard]] std::optional<std::uint64_t> strict_number(std::string_view text, std::uint64_t least,
                                                         std::uint64_t most);

/// `YYYY-MM-DDThh:mm:ssZ`, a real date.
[[nodiscard]] std::optional<WallTime> strict_date(std::string_view text);

[[nodiscard]] bool is_site(std::string_view text);
[[nodiscard]] bool is_channel(std::string_view text);

}  // namespace gongshi::content::bundle
