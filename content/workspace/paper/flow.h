// Flow: a pen that goes down the sheets and takes a new one when the last is full. Nothing is cut.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/paper/paper.h"
#include "content/workspace/paper/typesetter.h"

namespace gongshi::content::paper {

/// Room from line to line at a text size.
[[nodiscard]] constexpr double leading(double size) {
  return size * 1.5;
}

enum class Align { kLeft, kCenter, kRight };

struct Style {
  double size = 0;  // 0: the format's
  double indent = 0;
  double after = 4;      // room below
  std::string marker{};  // hangs left of the indent: "•", "3."
  Align align = Align::kLeft;
};

class Flow {
 public:
  Flow(Typesetter& setter, const Format& format) : setter_(&setter) {
    paper_.format = format;
    y_ = format.body_top;
    new_sheet();
  }

  [[nodiscard]] Typesetter& setter() { return *setter_; }
  [[nodiscard]] const Format& format() const { return paper_.format; }
  [[nodiscard]] Paper& paper() { return paper_; }
  [[nodiscard]] double y() const { return y_; }
  [[nodiscard]] double room() const { return format().body_bottom - y_; }

  void new_sheet();
  /// Takes a new sheet unless `height` fits on this one or not even on a fresh one.
  void keep(double height);
  void space(double height) { y_ += height; }
  void mark(Mark mark) { paper_.sheets.back().marks.push_back(std::move(mark)); }

  /// Draws `line` with its top at `y`.
  void put(const Line& line, double x, double y, double size);

  /// Level 1 begins a sheet; 1 to 3 become bookmarks.
  void heading(int level, std::string_view text);
  void text(const Spans& spans, const Style& style = {});
  void rule();

  /// Called at the top of each new sheet (a table repeats its header); empty: none.
  void at_sheet_top(std::function<void()> draw) { at_top_ = std::move(draw); }

 private:
  Typesetter* setter_;
  Paper paper_;
  double y_ = 0;
  std::function<void()> at_top_;
};

}  // namespace gongshi::content::paper
