// Paper: printed sheets as marks at their places, before any PDF library.
//
//   release ─ sections ─ flow ─[paper]─ pdf
//
// Lengths are points (1/72 inch) from the sheet's top left corner, y downwards.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "drivers/frame.h"
#include "fonts/shaper.h"

namespace gongshi::content::paper {

/// What all sheets of one paper have in common: their size, where text may stand, how large it is.
struct Format {
  double width = 595.28;  // A4 portrait (ISO 216: 210 x 297 mm)
  double height = 841.89;
  double side_margin = 36;
  double body_top = 58;
  double body_bottom = 790;
  double text_size = 9.5;
  std::array<double, 4> heading_sizes{18, 13, 11, 10};  // of levels 1 to 4
  double picture_share = 0.55;                          // of the body's height, at most

  [[nodiscard]] constexpr double body_width() const { return width - 2 * side_margin; }
  [[nodiscard]] constexpr double body_height() const { return body_bottom - body_top; }
};

struct Ink {
  double red = 0;
  double green = 0;
  double blue = 0;
};
constexpr Ink kBlack{0.08, 0.11, 0.14};
constexpr Ink kGrey{0.38, 0.42, 0.46};
constexpr Ink kHairline{0.80, 0.83, 0.86};
constexpr Ink kTint{0.93, 0.95, 0.97};
constexpr Ink kAccent{0.00, 0.30, 0.48};
constexpr Ink kRed{0.72, 0.08, 0.10};

/// One run of one weight, shaped by a Typesetter at its design size.
struct TextMark {
  double x = 0;
  double baseline = 0;
  double size = 0;
  Ink ink;
  std::string text;
  fonts::GlyphRun run;
};

/// A filled rectangle; hairlines are thin ones.
struct BoxMark {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  Ink ink;
};

/// A board's picture, one round dot for each LED.
struct DotsMark {
  double x = 0;
  double y = 0;
  double pitch = 0;  // from LED to LED
  drivers::Frame frame;
  Ink lit;
};

/// A picture of the bundle, scaled into the rectangle.
struct PictureMark {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  std::string bytes;  // PNG or JPEG
};

using Mark = std::variant<TextMark, BoxMark, DotsMark, PictureMark>;

struct Sheet {
  std::vector<Mark> marks;
};

/// A place that the PDF's outline jumps to; level 1 is a chapter.
struct Bookmark {
  int level = 1;
  std::string title;
  std::size_t sheet = 0;  // from 0
  double y = 0;
};

struct Paper {
  Format format;
  std::vector<Sheet> sheets;
  std::vector<Bookmark> bookmarks;
};

}  // namespace gongshi::content::paper
