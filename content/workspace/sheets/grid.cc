#include "content/workspace/sheets/grid.h"

#include <algorithm>

#include "content/workspace/sheets/format.h"

namespace gongshi::content::sheets {
namespace {

constexpr double kLine = 0.8;
constexpr double kPadding = 5;

}  // namespace

void draw_boxes(paper::Flow& flow, const std::vector<Cell>& cells, double least_height) {
  const paper::Format& format = flow.format();
  const double size = format.text_size;
  double shares = 0;
  for (const Cell& cell : cells) shares += cell.share;
  std::vector<std::vector<paper::Line>> set;
  double height = least_height;
  for (const Cell& cell : cells) {
    const double width = format.body_width() * cell.share / shares;
    set.push_back(flow.setter().lines(cell.text, size, width - 2 * kPadding));
    height = std::max(height,
                      paper::leading(size) * static_cast<double>(set.back().size()) + 2 * kPadding);
  }
  flow.keep(height + kLine);
  const double top = flow.y();
  double x = format.side_margin;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double width = format.body_width() * cells[i].share / shares;
    if (cells[i].tinted) flow.mark(paper::BoxMark{x, top, width, height, paper::kTint});
    flow.mark(paper::BoxMark{x, top, kLine, height, paper::kGrey});
    double y = top + (height - paper::leading(size) * static_cast<double>(set[i].size())) / 2;
    for (const paper::Line& line : set[i]) {
      const double shift = cells[i].centred ? (width - line.width) / 2 : kPadding;
      flow.put(line, x + shift, y, size);
      y += paper::leading(size);
    }
    x += width;
  }
  flow.mark(paper::BoxMark{x, top, kLine, height + kLine, paper::kGrey});
  for (const double y : {top, top + height}) {
    flow.mark(
        paper::BoxMark{format.side_margin, y, format.body_width() + kLine, kLine, paper::kGrey});
  }
  flow.space(height);
}

void draw_ruled_lines(paper::Flow& flow, int count, double step) {
  for (int i = 0; i < count; ++i) {
    flow.keep(step);
    flow.space(step);
    flow.mark(paper::BoxMark{flow.format().side_margin, flow.y(), flow.format().body_width(), 0.6,
                             paper::kGrey});
  }
}

}  // namespace gongshi::content::sheets
