// Text: lines of text as SDL_ttf draws them, one bidi run and one face at a time, cached.
//
//   anatomy ─[text]─ painter
//
// SDL_ttf shapes a mixed line wrongly (it drew the price 128.50 as 05.821 beside Uyghur), so every
// line is first parted into runs of one direction (ICU ubidi) and one face. The same runs give the
// widths that views lay out with, so what was measured is what is drawn. Which face a letter is
// drawn from is faces.h's word. On pages whose lines run from top to bottom (page/vertical.h) every
// upright character is a run of its own; lines are drawn as they lie on the sheet.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fonts/line_breaker.h"
#include "kiosk/draw/faces.h"
#include "kiosk/draw/lru.h"
#include "kiosk/draw/sdl.h"
#include "kiosk/page/geometry.h"
#include "kiosk/page/theme.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class Text final : public TextMeasure {
 public:
  /// Errc::kNotFound: a font package is missing; `what` names it.
  [[nodiscard]] static Result<std::unique_ptr<Text>> open(double px_per_mm);
  ~Text() override;
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  /// Sizes (grown_size_mm()), the distance of lines and colours from now on; what was drawn in
  /// others is forgotten.
  void dress(const Metrics& metrics, const Palette& palette);

  /// What of a text no line should part where another one can be: people's names, their titles.
  using WholesOf = std::function<std::vector<std::string>(std::string_view)>;
  void keep_whole(WholesOf wholes_of) { wholes_of_ = std::move(wholes_of); }

  /// Forgets every line that was measured or drawn: a visitor's words may be among them.
  void forget();

  [[nodiscard]] int width(std::string_view text, TextStyle style) const override;
  [[nodiscard]] int line_height(TextStyle style) const override;
  [[nodiscard]] std::vector<std::string_view> wrap(std::string_view text, TextStyle style,
                                                   int width) const override;

  /// Draws one line with its top left corner at `at`; the line box is line_height() high. Only
  /// pixels inside the target's clip rectangle change.
  void draw(SDL_Surface& target, Point at, std::string_view line, TextStyle style,
            Color color) const;

  /// Renders the commonest characters into SDL_ttf's caches, a few at a time, while nothing else is
  /// to be done; false when all are there.
  bool warm_up() const;

 private:
  struct Run;
  struct Drawn;

  Text(double px_per_mm, Faces faces, fonts::LineBreaker breaker);
  [[nodiscard]] int font_px(TextStyle style) const;
  [[nodiscard]] TTF_Font* face(TextStyle style, FaceId id) const;
  [[nodiscard]] std::vector<Run> runs(std::string_view line, TextStyle style) const;
  [[nodiscard]] Drawn* drawn(std::string_view line, TextStyle style, Color color) const;

  double px_per_mm_;
  double grow_ = 1.0;
  double spacing_;  // from line to line, by the font size
  bool vertical_ = false;
  bool mirrored_ = false;
  Palette palette_ = standard_palette();
  fonts::LineBreaker breaker_;
  WholesOf wholes_of_;
  // Faces are opened when first used and lines kept as drawn: caches behind a const interface, used
  // by the one thread that draws.
  mutable Faces faces_;
  mutable std::unordered_map<std::string, int> widths_;
  mutable Lru<std::unique_ptr<Drawn>> lines_;
  mutable std::size_t warmed_ = 0;
};

}  // namespace gongshi::kiosk
