#include "content/workspace/paper/flow.h"

#include <algorithm>

namespace gongshi::content::paper {

void Flow::new_sheet() {
  paper_.sheets.emplace_back();
  setter_->sheet_begun();
  y_ = format().body_top;
  if (at_top_) at_top_();
}

void Flow::keep(double height) {
  if (y_ > format().body_top && height > room()) new_sheet();
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
  const double size =
      format().heading_sizes.at(static_cast<std::size_t>(std::clamp(level, 1, 4) - 1));
  const auto set =
      setter_->lines(bold(text, level <= 2 ? kAccent : kBlack), size, format().body_width());
  if (level == 1 && y_ > format().body_top) new_sheet();
  if (y_ > format().body_top) y_ += size * 0.7;
  keep(leading(size) * static_cast<double>(set.size()) + 3 * leading(format().text_size));
  if (level <= 3) {
    paper_.bookmarks.push_back({level, std::string(text), paper_.sheets.size() - 1, y_});
  }
  for (const Line& line : set) {
    put(line, format().side_margin, y_, size);
    y_ += leading(size);
  }
  if (level == 1) {
    mark(BoxMark{format().side_margin, y_, format().body_width(), 1.2, kAccent});
    y_ += 6;
  }
  y_ += 3;
}

void Flow::text(const Spans& spans, const Style& style) {
  const double size = style.size > 0 ? style.size : format().text_size;
  const double width = format().body_width() - style.indent;
  const auto set = setter_->lines(spans, size, width);
  const double step = leading(size);
  if (set.size() <= 3) keep(step * static_cast<double>(set.size()));
  bool first = true;
  for (const Line& line : set) {
    if (step > room()) new_sheet();
    if (first && !style.marker.empty()) {
      const Line marker = setter_->line(plain(style.marker), size);
      put(marker, format().side_margin + style.indent - marker.width - 4, y_, size);
    }
    first = false;
    const double left = width - line.width;
    const double shift = style.align == Align::kLeft     ? 0
                         : style.align == Align::kCenter ? left / 2
                                                         : left;
    put(line, format().side_margin + style.indent + shift, y_, size);
    y_ += step;
  }
  y_ += style.after;
}

void Flow::rule() {
  if (room() < 8) new_sheet();
  mark(BoxMark{format().side_margin, y_ + 3, format().body_width(), 0.5, kHairline});
  y_ += 8;
}

}  // namespace gongshi::content::paper
