// Grid: ruled boxes with words in them and room to write by hand.
#pragma once

#include <vector>

#include "content/workspace/paper/flow.h"

namespace gongshi::content::sheets {

struct Cell {
  double share = 1;      // of the row's width
  paper::Spans text{};   // empty: to be written in
  bool tinted = false;   // a label
  bool centred = false;  // else from the left
};

/// A row of boxes across the body, at least so high; rows that follow each other share their line.
/// Text stands in the middle of the height. Stays on one sheet.
void draw_boxes(paper::Flow& flow, const std::vector<Cell>& cells, double least_height);

/// Lines to write on.
void draw_ruled_lines(paper::Flow& flow, int count, double step);

}  // namespace gongshi::content::sheets
