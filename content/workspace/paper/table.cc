#include "content/workspace/paper/table.h"

#include <algorithm>
#include <cassert>

namespace gongshi::content::paper {
namespace {

constexpr double kGap = 6;  // between columns
constexpr double kPadding = 2;

std::size_t tallest(const std::vector<std::vector<Line>>& cells) {
  std::size_t most = 0;
  for (const auto& cell : cells) most = std::max(most, cell.size());
  return most;
}

}  // namespace

Table::Table(Flow& flow, std::vector<Column> columns, double size)
    : flow_(&flow), columns_(std::move(columns)), size_(size) {
  double shares = 0;
  for (const Column& column : columns_) shares += column.share;
  double x = flow_->format().side_margin;
  for (const Column& column : columns_) {
    left_.push_back(x);
    x += flow_->format().body_width() * column.share / shares;
  }
  left_.push_back(x);
  flow_->keep(4 * leading(size_));
  header();
  flow_->at_sheet_top([this] { header(); });
}

Table::~Table() {
  flow_->at_sheet_top({});
  flow_->space(8);
}

void Table::header() {
  std::vector<Spans> titles;
  bool any = false;
  for (const Column& column : columns_) {
    titles.push_back(bold(column.title, kAccent));
    any = any || !column.title.empty();
  }
  if (!any) return;
  const Set cells = set(titles, size_);
  const double height = static_cast<double>(tallest(cells)) * leading(size_) + 2 * kPadding;
  flow_->mark(BoxMark{flow_->format().side_margin, flow_->y(), flow_->format().body_width(), height,
                      kTint});
  flow_->space(kPadding);
  draw(cells, size_);
  flow_->space(kPadding);
}

Table::Set Table::set(const std::vector<Spans>& cells, double size) {
  assert(cells.size() == columns_.size());
  Set found;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    found.push_back(flow_->setter().lines(cells[i], size, left_[i + 1] - left_[i] - kGap));
  }
  return found;
}

void Table::draw(const Set& cells, double size) {
  const double step = leading(size);
  const std::size_t count = tallest(cells);
  std::size_t done = 0;
  while (done < count) {
    if (step > flow_->room()) flow_->new_sheet();
    const auto fit = static_cast<std::size_t>(std::max(1.0, flow_->room() / step));
    const std::size_t upto = std::min(count, done + fit);
    const double top = flow_->y();
    // Cell by cell, so that a copied or searched text runs on over the lines of its cell.
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (std::size_t n = done; n < std::min(upto, cells[i].size()); ++n) {
        const Line& line = cells[i][n];
        const double x = columns_[i].right ? left_[i + 1] - kGap - line.width : left_[i];
        flow_->put(line, x, top + static_cast<double>(n - done) * step, size);
      }
    }
    flow_->space(static_cast<double>(upto - done) * step);
    done = upto;
  }
}

void Table::row(const std::vector<Spans>& cells, const Spans& note) {
  const Set main = set(cells, size_);
  const double small = size_ * 0.88;
  const double indent = columns_.size() > 1 ? left_[1] - flow_->format().side_margin : 0;
  std::vector<Line> below;
  if (!note.empty())
    below = flow_->setter().lines(note, small, flow_->format().body_width() - indent - kGap);
  const double height = static_cast<double>(tallest(main)) * leading(size_) +
                        static_cast<double>(below.size()) * leading(small) + 2 * kPadding;
  if (height <= flow_->format().body_height() - 4 * leading(size_)) flow_->keep(height);
  flow_->space(kPadding);
  draw(main, size_);
  for (const Line& line : below) {
    if (leading(small) > flow_->room()) flow_->new_sheet();
    flow_->put(line, flow_->format().side_margin + indent, flow_->y(), small);
    flow_->space(leading(small));
  }
  flow_->space(kPadding);
  flow_->mark(BoxMark{flow_->format().side_margin, flow_->y() - 0.4, flow_->format().body_width(),
                      0.4, kHairline});
}

}  // namespace gongshi::content::paper
