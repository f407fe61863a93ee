// Anatomy: where the parts of a node lie: its lines of text, its icon.
//
// The painter draws by it and check.h measures by it, so that "nothing is cut" is checked on what
// is drawn.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

struct TextLine {
  Rect box{};  // width of the text by the height of a line
  std::string_view text{};
  TextStyle style = TextStyle::kBody;
  Color color = Color::kInk;
  int first = 0;  // index of its first character in the node's text; -1: not of `text`
};

struct Anatomy {
  std::vector<TextLine> lines;
  Rect icon{};             // empty: none
  bool icon_disc = false;  // on a disc of soft colour
};

/// Views into `node`, valid while it lives.
[[nodiscard]] Anatomy anatomy(const Node& node, const Metrics& metrics, const TextMeasure& measure);

/// Margins of the words beside a mark of a plan.
[[nodiscard]] Size plan_word_margin(const Metrics& metrics);

/// Number of characters (code points) in `text`.
[[nodiscard]] int character_count(std::string_view text);

}  // namespace gongshi::kiosk
