// Paper: the sheets of a proof as marks at their places, before any PDF library.
//
//   release ─ sections ─ flow ─[paper]─ pdf
//
// Lengths are points (1/72 inch) from the sheet's top left corner, y downwards.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "drivers/frame.h"
#include "fonts/shaper.h"
#include "signage/layout/raster.h"

namespace gongshi::content::proof {

/// A4 portrait (ISO 216: 210 x 297 mm).
constexpr double kSheetWidth = 595.28;
constexpr double kSheetHeight = 841.89;
constexpr double kSideMargin = 36;
constexpr double kBodyTop = 58;
constexpr double kBodyBottom = 790;
constexpr double kBodyWidth = kSheetWidth - 2 * kSideMargin;

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
  std::vector<Sheet> sheets;
  std::vector<Bookmark> bookmarks;
};

}  // namespace gongshi::content::proof
