#include "content/workspace/proof/flow.h"

#include <algorithm>
#include <array>

namespace gongshi::content::proof {
namespace {

constexpr std::array<double, 4> kHeadingSizes{18, 13, 11, 10};

}  // namespace

void Flow::new_sheet() {
  paper_.sheets.emplace_back();
  y_ = kBodyTop;
  if (at_top_) at_top_();
}

void Flow::keep(double height) {
  if (y_ > kBodyTop && height > room()) new_sheet();
}

void Flow::put(const Line& line, double x, double y, double size) {
  // Han characters of the CJK faces stand from 0.12 em below the baseline to 0.88 em above it.
  const double baseline = y + (leading(size) - size) / 2 + size * 0.88;
  for (TextMark run : line.runs) {
    run.x += x;
    run.baseline = baseline;
    mark(std::move(run));
  }
}

void Flow::heading(int level, std::string_view text) {
  const double size = kHeadingSizes[static_cast<std::size_t>(std::clamp(level, 1, 4) - 1)];
  const auto set = setter_->lines(bold(text, level <= 2 ? kAccent : kBlack), size, kBodyWidth);
  if (level == 1 && y_ > kBodyTop) new_sheet();
  if (y_ > kBodyTop) y_ += size * 0.7;
  keep(leading(size) * static_cast<double>(set.size()) + 3 * leading(kTextSize));
  if (level <= 3) {
    paper_.bookmarks.push_back({level, std::string(text), paper_.sheets.size() - 1, y_});
  }
  for (const Line& line : set) {
    put(line, kSideMargin, y_, size);
    y_ += leading(size);
  }
  if (level == 1) {
    mark(BoxMark{kSideMargin, y_, kBodyWidth, 1.2, kAccent});
    y_ += 6;
  }
  y_ += 3;
}

void Flow::text(const Spans& spans, const Style& style) {
  const double width = kBodyWidth - style.indent;
  const auto set = setter_->lines(spans, style.size, width);
  const double step = leading(style.size);
  if (set.size() <= 3) keep(step * static_cast<double>(set.size()));
  bool first = true;
  for (const Line& line : set) {
    if (step > room()) new_sheet();
    if (first && !style.marker.empty()) {
      const Line marker = setter_->line(plain(style.marker), style.size);
      put(marker, kSideMargin + style.indent - marker.width - 4, y_, style.size);
    }
    first = false;
    put(line, kSideMargin + style.indent, y_, style.size);
    y_ += step;
  }
  y_ += style.after;
}

void Flow::rule() {
  if (room() < 8) new_sheet();
  mark(BoxMark{kSideMargin, y_ + 3, kBodyWidth, 0.5, kHairline});
  y_ += 8;
}

}  // namespace gongshi::content::proof
