#include "kiosk/touch/writing_panel.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "kiosk/handwriting/recognize.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr double kCellMm = 20.0;
constexpr double kElderCellMm = 24.0;
constexpr double kBesideMm = 5.0;
constexpr double kCellGapMm = 3.2;
constexpr double kWidestCellMm = 60.0;
constexpr int kCells = int(handwriting::kCandidates) + 2;

constexpr Words kWriteHere{"请用手指在框里写一个字", "Write one character here with a finger",
                           "رامكا ئىچىگە بارمىقىڭىز بىلەن بىر خەت يېزىڭ",
                           "སྒྲོམ་ནང་མཛུབ་མོས་ཡི་གེ་གཅིག་བྲིས།"};
constexpr Words kUndo{"撤销", "Undo", "قايتۇر", "ཕྱིར་འཐེན།"};
constexpr Words kClear{"重写", "Clear", "قايتا ياز", "བསྐྱར་འབྲི།"};
constexpr Words kBox{"手写框", "Writing box", "يېزىش رامكىسى", "འབྲི་སྒྲོམ།"};

/// Candidates and the two buttons, in as many columns as it takes for cells of full size.
struct Cells {
  int columns = 3, rows = 4;
  int least = 0, most = 0;  // width of all
};

Cells cells_for(const Metrics& m, int height) {
  const int least = m.mm(m.elder ? kElderCellMm : kCellMm);
  const int gap = m.mm(kCellGapMm);
  Cells cells;
  if (cells.rows * least + (cells.rows - 1) * gap > height) cells = {.columns = 4, .rows = 3};
  const int gaps = (cells.columns - 1) * gap;
  cells.least = cells.columns * least + gaps;
  cells.most = cells.columns * m.mm(kWidestCellMm) + gaps;
  return cells;
}

Node candidate_key(const Frame& frame, const Rect& rect, char32_t character, std::size_t i) {
  Node node{.role = Role::kKey,
            .rect = rect,
            .action = "write:" + std::to_string(i),
            .style = frame.text.line_height(TextStyle::kHero) <= rect.h ? TextStyle::kHero
                                                                        : TextStyle::kTitle,
            .fill = Color::kCard,
            .edge = Color::kEdge,
            .align = Align::kCenter};
  utf8::append(node.text, character);
  return node;
}

/// In the widest style in which the word fits on its key.
Node word_key(const Frame& frame, const Rect& rect, const Words& words, std::string_view action,
              bool enabled) {
  Node node = quiet_button(rect, frame.say(words), action);
  node.role = Role::kKey;
  node.enabled = enabled;
  const int room = rect.w - frame.metrics.mm(2);
  if (frame.text.width(node.text, node.style) > room) node.style = TextStyle::kCaption;
  return node;
}

void add_hint(Scene& scene, const Frame& frame, const Rect& box) {
  const std::string_view words = frame.say(kWriteHere);
  const Rect inner = box.inset(frame.metrics.mm(10), 0);
  const int height = paragraph_height(frame.text, words, TextStyle::kBody, inner.w);
  if (height > box.h) return;
  Node hint = text_node({inner.x, box.y + (box.h - height) / 2, inner.w, height}, words,
                        TextStyle::kBody, Color::kMuted, Align::kCenter);
  hint.wrap = true;
  scene.add(std::move(hint));
}

}  // namespace

int least_writing_height(const Metrics& m) {
  return 3 * m.mm(m.elder ? kElderCellMm : kCellMm) + 2 * m.mm(kCellGapMm) + 1;
}

Size writing_panel_size(const Metrics& m, const Size& most) {
  const int gap = m.mm(kBesideMm);
  int side = std::min(m.mm(kWritingBoxMm), most.h);
  side = std::min(side, most.w - gap - cells_for(m, side).least);
  return {std::min(most.w, side + gap + cells_for(m, side).most), side};
}

void add_writing_panel(Scene& scene, const Frame& frame, const Rect& area, const WritingPad& pad) {
  const Metrics& m = frame.metrics;
  const Size size = writing_panel_size(m, {area.w, area.h});
  const int side = size.h;
  const Rect box{area.x, area.y, side, side};
  scene.add({.role = Role::kWriting,
             .rect = box,
             .label = std::string(frame.say(kBox)),
             .fill = Color::kCard,
             .edge = Color::kEdge,
             .ink = pad.ink(),
             .ink_revision = pad.ink()->revision()});
  if (pad.ink()->empty()) add_hint(scene, frame, box);

  const Cells cells = cells_for(m, side);
  const int left = box.right() + m.mm(kBesideMm);
  const auto at = grid({left, area.y, area.x + size.w - left, side}, cells.columns, cells.rows,
                       m.mm(kCellGapMm));
  const auto& candidates = pad.candidates();
  for (std::size_t i = 0; i < handwriting::kCandidates; ++i) {
    if (i < candidates.size()) {
      scene.add(candidate_key(frame, at[i], candidates[i], i));
    } else {
      Node empty = panel(at[i], Color::kCardAlt);
      empty.role = Role::kKey;  // it goes where its neighbours go
      empty.edge = Color::kLine;
      scene.add(std::move(empty));
    }
  }
  const bool written = !pad.ink()->empty();
  scene.add(word_key(frame, at[kCells - 2], kUndo, "write:undo", written));
  scene.add(word_key(frame, at[kCells - 1], kClear, "write:clear", written));
}

}  // namespace gongshi::kiosk
