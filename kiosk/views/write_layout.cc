#include "kiosk/views/write_layout.h"

#include <algorithm>

#include "kiosk/page/layout.h"
#include "kiosk/touch/keyboard.h"
#include "kiosk/touch/writing_panel.h"

namespace gongshi::kiosk {
namespace {

constexpr double kTightMm = 3.0;       // as close as targets may stand
constexpr double kLeastKeysMm = 57.0;  // four rows of the smallest targets
constexpr double kLeastLineMm = 12.0;
constexpr double kPaneMm = 258.0;   // of the panel beside the sheet, at most
constexpr double kSheetMm = 120.0;  // of the sheet beside the panel, at least
constexpr double kPaneGapMm = 8.0;
constexpr int kDigits = 10;

/// Letters on keys may reach into the leading above and below them (check.h).
int letters_high(const Frame& frame, TextStyle style) {
  return frame.text.line_height(style) * 3 / 4 + 2;
}

int key_row(const Frame& frame) {
  return std::max(frame.metrics.mm(14), letters_high(frame, TextStyle::kHeading));
}

/// Of ten digits: one row where they have room, else two.
int digits_height(const Frame& frame, int width) {
  const Metrics& m = frame.metrics;
  const bool one_row = width >= kDigits * m.mm(12) + (kDigits - 1) * m.mm(kTightMm);
  return one_row ? key_row(frame) : 2 * key_row(frame) + m.mm(kTightMm);
}

WritePage by_keys(const Frame& frame) {
  const Metrics& m = frame.metrics;
  WritePage page;
  Rect left = frame.area;
  const auto take_foot = [&](int height, int gap) {
    const Rect taken{left.x, left.bottom() - height, left.w, height};
    left.h -= height + gap;
    return taken;
  };
  const int gap = m.mm(kGapMm);
  const int line = std::max(m.mm(15), letters_high(frame, TextStyle::kHeading));
  const int foot = write_foot(frame);
  int keys = keyboard_height(m);
  if (left.h - foot - keys - line - 3 * gap >= least_sheet(frame)) {
    page.foot = take_foot(foot, gap);
    page.input = take_foot(keys, gap);
    page.line = take_foot(line, gap);
    page.sheet = left;
    return page;
  }
  const int tight = m.mm(kTightMm);
  page.foot = take_foot(foot, tight);
  keys = std::clamp(left.h - tight - line, m.mm(kLeastKeysMm), keys);
  const int rest = left.h - tight - keys;
  page.line = {left.x, left.y, left.w, std::clamp(rest, m.mm(kLeastLineMm), line)};
  page.input = {left.x, page.line.bottom() + tight, left.w, keys};
  return page;
}

/// Digits, signs and buttons in `area`, from its bottom; what is left of it.
Rect take_tools(WritePage& page, const Frame& frame, Rect area, bool with_digits) {
  const int tight = frame.metrics.mm(kTightMm);
  const auto take = [&](int height) {
    const Rect taken{area.x, area.bottom() - height, area.w, height};
    area.h -= height + tight;
    return taken;
  };
  page.foot = take(write_foot(frame));
  page.signs = take(key_row(frame));
  page.digits = with_digits ? take(digits_height(frame, area.w)) : Rect{};
  return area;
}

WritePage upright(const Frame& frame) {
  const Metrics& m = frame.metrics;
  const int gap = m.mm(kGapMm);
  WritePage page;
  Rect left = frame.area;
  const auto take = [&](int height) {
    const Rect taken{left.x, left.bottom() - height, left.w, height};
    left.h -= height + gap;
    return taken;
  };
  page.foot = take(write_foot(frame));
  const Size panel = writing_panel_size(m, {left.w, left.h});
  page.input = take(panel.h);
  page.input.x += (left.w - panel.w) / 2;
  page.input.w = panel.w;
  page.signs = take(key_row(frame));
  page.digits = take(digits_height(frame, left.w));
  page.sheet = left;
  return page;
}

WritePage beside(const Frame& frame) {
  const Metrics& m = frame.metrics;
  WritePage page;
  const Size most{std::min(m.mm(kPaneMm), frame.area.w - m.mm(kPaneGapMm) - m.mm(kSheetMm)),
                  frame.area.h};
  const Size panel = writing_panel_size(m, most);
  Row sides(frame.area, m.mm(kPaneGapMm));
  const Rect pane = sides.take_right(panel.w);
  page.sheet = sides.rest();
  page.input = {pane.x, pane.y, panel.w, panel.h};
  const int gap = m.mm(kGapMm);
  const Rect below{pane.x, pane.y + panel.h + gap, pane.w, pane.h - panel.h - gap};
  if (take_tools(page, frame, below, true).h >= 0) return page;
  const Rect left = take_tools(page, frame, sides.rest(), true);
  page.sheet = left.h >= least_sheet(frame) ? left : take_tools(page, frame, sides.rest(), false);
  return page;
}

}  // namespace

WritePage write_page(const Frame& frame, bool by_hand) {
  if (!by_hand) return by_keys(frame);
  return frame.area.h > frame.area.w ? upright(frame) : beside(frame);
}

int least_sheet(const Frame& frame) {
  return frame.text.line_height(TextStyle::kHeading) + frame.metrics.mm(4);
}

TextStyle key_style(const Frame& frame, int height) {
  for (const TextStyle style : {TextStyle::kHeading, TextStyle::kBody}) {
    if (letters_high(frame, style) <= height) return style;
  }
  return TextStyle::kCaption;
}

int write_foot(const Frame& frame) {
  const Metrics& m = frame.metrics;
  return std::max(m.mm(m.elder ? 24 : 16),
                  frame.text.line_height(TextStyle::kHeadingBold) + m.mm(1));
}

}  // namespace gongshi::kiosk
