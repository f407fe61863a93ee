// Typesetter: spans of text to lines of glyph runs that fit a width.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/paper/paper.h"
#include "drivers/os/progress.h"
#include "drivers/os/result.h"
#include "fonts/type_case.h"

namespace gongshi::content::paper {

/// Glyphs are shaped at this many pixels to the em and scaled by the PDF: advances are then the
/// font's own, without the rounding of small sizes. Equal to the units of the CJK faces.
constexpr int kDesignSize = 1000;

struct Span {
  std::string text;  // UTF-8; '\n' begins a new line
  fonts::Weight weight = fonts::Weight::kRegular;
  Ink ink = kBlack;
};
using Spans = std::vector<Span>;

[[nodiscard]] inline Spans plain(std::string_view text, Ink ink = kBlack) {
  return {{std::string(text), fonts::Weight::kRegular, ink}};
}
[[nodiscard]] inline Spans bold(std::string_view text, Ink ink = kBlack) {
  return {{std::string(text), fonts::Weight::kBold, ink}};
}

struct Line {
  std::vector<TextMark> runs;  // x from the line's left edge, baseline 0
  double width = 0;
};

class Typesetter {
 public:
  /// `type` is borrowed. Errors as FontSet::screen.
  [[nodiscard]] static Result<Typesetter> create(fonts::TypeCase& type);

  /// Lines of at most `width`; a piece wider than a whole line is parted between characters.
  /// Never empty: no text is one empty line.
  [[nodiscard]] std::vector<Line> lines(std::span<const Span> spans, double size, double width);

  /// One line, however long.
  [[nodiscard]] Line line(std::span<const Span> spans, double size);

  /// One line, set smaller than `size` where it would be wider than `width`.
  [[nodiscard]] Line fitted(std::span<const Span> spans, double size, double width);

  [[nodiscard]] fonts::TypeCase& type() { return *type_; }
  [[nodiscard]] const fonts::FaceChain& chain(fonts::Weight weight) const {
    return weight == fonts::Weight::kBold ? *bold_ : *regular_;
  }

  /// Told of every sheet that is begun and, later, written; null: nobody asks. Borrowed.
  void watch(Progress* progress) {
    progress_ = progress;
    if (progress != nullptr) progress->begin({"排版：页", "setting sheets"}, 0);
  }
  [[nodiscard]] Progress* progress() const { return progress_; }
  void sheet_begun() {
    if (progress_ != nullptr) progress_->at(++sheets_);
  }

  /// Characters met so far that no face has, ascending, each once.
  [[nodiscard]] const std::vector<char32_t>& missing() const { return missing_; }

 private:
  Typesetter(fonts::TypeCase& type, const fonts::FaceChain& regular, const fonts::FaceChain& heavy)
      : type_(&type), regular_(&regular), bold_(&heavy) {}
  [[nodiscard]] std::vector<double> advances(std::span<const Span> spans, double size,
                                             std::size_t bytes);
  void note_missing(const fonts::GlyphRun& run);

  fonts::TypeCase* type_;
  const fonts::FaceChain* regular_;
  const fonts::FaceChain* bold_;
  std::vector<char32_t> missing_;
  Progress* progress_ = nullptr;
  std::size_t sheets_ = 0;
};

/// Points in one unit of a run shaped at the design size and set at `size`.
[[nodiscard]] constexpr double points(double size) {
  return size / kDesignSize / fonts::kOnePixel;
}

}  // namespace gongshi::content::paper
