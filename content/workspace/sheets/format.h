// Format: the papers and type sizes of each kind of print.
//
// A character of 14 points is 4.9 mm high, a two-hundredth of a metre: text that hangs on a wall is
// never smaller on A4, tables never below 11 points. A3 is the same sheet enlarged by 1.41.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "content/workspace/paper/paper.h"
#include "drivers/os/result.h"

namespace gongshi::content::sheets {

enum class Kind : std::uint8_t {
  kBoard,    // 公示栏: every item on sheets of its own
  kBooklet,  // 就医手册: the guides one after the other, to be held in the hand
  kPoster,   // 宣传栏: a guide as large as one sheet allows
  kForms     // blank forms, to be filled in by hand
};

enum class PaperSize : std::uint8_t { kA3, kA4, kA5 };

/// "board", "booklet", "poster", "forms" and "a3", "a4", "a5".
[[nodiscard]] std::optional<Kind> kind_from(std::string_view word);
[[nodiscard]] std::optional<PaperSize> size_from(std::string_view word);

/// The usual size of a kind, or `asked`. Errc::kUsage where the type would be too small for its
/// readers, or too large for its sheet.
[[nodiscard]] Result<PaperSize> size_of(Kind kind, std::optional<PaperSize> asked);

/// Portrait, with nothing but margins around the body.
[[nodiscard]] paper::Format format_of(Kind kind, PaperSize size);

/// What the rest of a format's type is measured by.
[[nodiscard]] constexpr double table_size(const paper::Format& format) {
  return format.text_size * 12.5 / 14;
}
[[nodiscard]] constexpr double small_size(const paper::Format& format) {
  return format.text_size * 11 / 14;
}

}  // namespace gongshi::content::sheets
