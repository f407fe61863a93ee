// Scene: what one page shows, as data.
//
//   release ─ view ─[scene]─ painter ─▶ pixels
//                       └──▶ hit test, script, tests, later speech
//
// A Scene is a flat list of nodes in drawing order (later ones lie on top) that is also the
// reading order. Views compose it; the painter draws it; nobody else decides what is on screen.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/geometry.h"
#include "kiosk/page/icon.h"
#include "kiosk/page/manner.h"
#include "kiosk/page/plan_drawing.h"
#include "kiosk/page/theme.h"

namespace gongshi::handwriting {
class Ink;
}

namespace gongshi::kiosk {

enum class Role : std::uint8_t {
  kPanel,    // a plain ground (card) behind other nodes; not read aloud
  kText,     // text, wrapped to the rectangle's width when `wrap`
  kHeading,  // the same, announced as a heading
  kCell,     // one cell of a table; a single line
  kButton,   // text centred, an icon before it if given
  kTile,     // a large button: icon, `text` as its name, `detail` as one or two quiet lines
  kTab,      // one of several; `selected` is the open one
  kKey,      // a key of the on-screen keyboard
  kField,    // where typed text appears; `detail` is the placeholder while `text` is empty
  kRow,      // a touchable ground under the cells of one list row
  kImage,    // `image` is an object path; until it is there (or without one) a disc with `text`
  kIcon,     // decoration
  kList,     // a viewport on `list`
  kWriting,  // a box to write in with the finger; `ink` is what was written
  kRing,     // around what the keypad stands on; drawn above everything
  kPlan,     // `image` is the object path of a floor's picture, `drawing` what lies over it
  kSwatch,   // a plain area of `swatch`: the colour test
};

enum class Align : std::uint8_t { kLeft, kCenter, kRight };

/// Characters (not bytes) of `text` to mark: why a row matched.
struct Mark {
  int first = 0, count = 0;
  bool operator==(const Mark&) const = default;
};

struct Node;

/// The rows of a kList. Only rows in sight are ever asked for.
struct List {
  std::string id;  // unique on the page; the toolkit keeps the scroll position under it
  int count = 0;   // rows
  int row_height = 0;
  std::vector<int> tops{};  // rows of unequal height: count + 1 offsets, tops[0] == 0
  /// Changes whenever any row's content may have changed (for example a hash of the query): rows
  /// drawn earlier under another revision are thrown away and the list returns to its top.
  std::uint64_t revision = 0;
  /// Unless 0: the list returns to its top when this changes, and not with every revision.
  std::uint64_t place = 0;
  /// The nodes of row `i`, in the row's own coordinates: x 0 .. row_width(), y 0 .. row height.
  /// Cheap and pure: it may be called for any row at any time while the scene lives.
  std::function<std::vector<Node>(int i)> row{};
  Language language = Language::kZh;  // of the page buttons' names

  [[nodiscard]] int top(int i) const {
    return tops.empty() ? i * row_height : tops[std::size_t(i)];
  }
  [[nodiscard]] int height() const { return count == 0 ? 0 : top(count); }
  /// The row that holds offset `y`, 0 .. count - 1.
  [[nodiscard]] int at(int y) const;
};

/// What belongs together keeps its order on a mirrored page: 22 and .00, the parts of a line that
/// is read from left to right.
enum class Piece : std::uint8_t { kNone, kFirst, kNext };

struct Node {
  Role role = Role::kText;
  Rect rect{};          // pixels on the screen (in a list row: in the row)
  std::string text{};   // what is drawn
  std::string label{};  // accessible name; empty: `text` is the name
  std::string detail{};
  std::string action{};  // what on_action() gets when tapped; empty: cannot be tapped
  std::string image{};   // object path in the release
  TextStyle style = TextStyle::kBody;
  Color color = Color::kInk;
  Color fill = Color::kNone;  // ground, rounded for cards
  Color edge = Color::kNone;  // one hairline around
  Align align = Align::kLeft;
  Icon icon = Icon::kNone;
  bool wrap = false;      // break lines (kText, kHeading); otherwise one line
  bool enabled = true;    // a disabled control is drawn quiet and cannot be tapped
  bool selected = false;  // tab, row, key
  bool shorten = false;   // may end in "…" when too long: names only, never prices or doses
  bool quiet = false;     // not read aloud, not found by `expect` (decoration)
  bool mirrored = false;  // laid out from right to left (mirror.h)
  Piece piece = Piece::kNone;
  std::vector<Mark> marks{};
  std::optional<Rgb> swatch{};
  std::optional<List> list{};
  std::shared_ptr<const PlanDrawing> drawing{};  // of a kPlan
  /// Of a kWriting: never copied, so that wiping it wipes it everywhere; in pixels from the box's
  /// upper left corner.
  std::shared_ptr<const handwriting::Ink> ink{};
  std::uint64_t ink_revision = 0;  // as composed; the stage draws later strokes by itself

  [[nodiscard]] const std::string& name() const { return label.empty() ? text : label; }
  [[nodiscard]] bool touchable() const { return enabled && !action.empty(); }
};

/// True when both draw the same pixels and answer a tap the same way (a list: same revision).
[[nodiscard]] bool same(const Node& a, const Node& b);

struct Scene {
  std::vector<Node> nodes;
  /// Nodes from this index on form a dialog: nothing before it can be touched.
  std::optional<std::size_t> dialog_from{};

  Node& add(Node node) { return nodes.emplace_back(std::move(node)); }
  void append(Scene other);
};

/// Width that rows of a list in `viewport` may use: the strip with the page buttons stays free.
[[nodiscard]] int row_width(const Metrics& metrics, const Rect& viewport);

/// Where the rows of a list lie: beside the strip with the page buttons, if it has them. On a
/// mirrored page the strip is at the left.
[[nodiscard]] Rect row_area(const Node& list, const Metrics& metrics);

/// One thing on screen after lists are unrolled at their scroll offsets; `rect` in screen pixels,
/// `seen` the part of it inside its list's viewport.
struct Placed {
  Node node;
  Rect seen{};
  std::string list_id{};  // of the list it scrolls with; empty: fixed
  bool covered = false;   // lies below a dialog: seen, not touchable
};

/// Scroll offset of a list, in pixels, 0 .. list_travel().
using Offsets = std::function<int(std::string_view list_id)>;

/// How far a list can be scrolled.
[[nodiscard]] int list_travel(const List& list, const Rect& viewport);

/// The page buttons and the thumb of a list that is longer than its viewport; else nothing. Their
/// actions are "@page-up:ID" and "@page-down:ID".
[[nodiscard]] std::vector<Node> list_controls(const Node& list, const Metrics& metrics, int offset);

/// Everything visible, in drawing order, lists unrolled, list page buttons included.
[[nodiscard]] std::vector<Placed> unroll(const Scene& scene, const Metrics& metrics,
                                         const Offsets& offsets);

/// The touchable thing under `point`: the last placed one that holds it; if none does, the nearest
/// one within `snap_px` (kiosk notes 6.11: at most 4 mm). Nothing below a dialog answers.
[[nodiscard]] const Placed* hit(const std::vector<Placed>& placed, Point point, int snap_px);

/// The visible thing whose name or text is `words`, else the first that contains it.
[[nodiscard]] const Placed* find(const std::vector<Placed>& placed, std::string_view words,
                                 bool touchable_only);

}  // namespace gongshi::kiosk
