// Table: rows of wrapped cells under a header that every sheet repeats.
#pragma once

#include <string>
#include <vector>

#include "content/workspace/paper/flow.h"

namespace gongshi::content::paper {

struct Column {
  std::string title;
  double share = 1;  // of the table's width
  bool right = false;
};

/// Borrows the flow until it goes; one at a time.
class Table {
 public:
  Table(Flow& flow, std::vector<Column> columns, double size = 8);
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// One cell for each column; `note` runs below them from the second column to the right edge. A
  /// row stays on one sheet unless it is taller than one.
  void row(const std::vector<Spans>& cells, const Spans& note = {});

 private:
  using Set = std::vector<std::vector<Line>>;
  void header();
  [[nodiscard]] Set set(const std::vector<Spans>& cells, double size);
  void draw(const Set& cells, double size);

  Flow* flow_;
  std::vector<Column> columns_;
  std::vector<double> left_;  // of each column, and the right edge
  double size_;
};

}  // namespace gongshi::content::paper
