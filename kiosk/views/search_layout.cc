#include "kiosk/views/search_layout.h"

#include <algorithm>

#include "kiosk/touch/writing_panel.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

constexpr double kWideMm = 410.0;  // from here on the keys stand beside the list
constexpr double kPaneMm = 190.0;
constexpr double kLargePaneMm = 240.0;  // with large letters
constexpr double kFieldMm = 17.0;
constexpr double kTabMm = 15.0;
constexpr double kPaneGapMm = 8.0;
constexpr double kListBesideMm = 200.0;  // the narrowest list beside a writing panel
constexpr double kLeastFieldMm = 30.0;
constexpr double kWritingPaneMm = 258.0;  // at most

constexpr Words kByHand{"手写", "Write", "قولدا يېزىش", "", "ᠭᠠᠷ ᠢᠶᠠᠷ"};
constexpr Words kByKeys{"拼音", "Keys", "كۇنۇپكا"};
constexpr Words kErase{"删除", "Delete", "ئۆچۈرۈش", "", "ᠬᠠᠰᠤᠬᠤ"};
constexpr Words kResults{"看结果（{1}）", "Results ({1})", "نەتىجە ({1})", "",
                         "ᠦᠷ᠎ᠡ ᠳᠦᠩ ({1})"};
constexpr Words kAll{"从头看（{1}）", "See all ({1})", "ھەممىسى ({1})"};

int field_height(const Metrics& m) {
  return std::max(m.mm(kFieldMm), m.target());
}

int tab_height(const Metrics& m) {
  return std::max(m.mm(kTabMm), m.target());
}

int button_width(const Frame& frame, std::string_view words) {
  const Metrics& m = frame.metrics;
  return std::max(m.mm(24), frame.text.width(words, TextStyle::kBodyBold) + m.mm(9));
}

/// What stands under the field: the keys, or the writing panel.
Size input_size(const Frame& frame, const Entry& entry, const Size& most) {
  if (!writes_by_hand(frame, entry)) return {most.w, keyboard_height(frame.metrics)};
  return writing_panel_size(frame.metrics, most);
}

void cut_field(SearchPage& page, const Frame& frame, const Entry& entry, const Rect& line) {
  Row row(line, frame.metrics.mm(kGapMm));
  if (frame.handwriting != nullptr) {
    page.mode = row.take_right(
        std::max(button_width(frame, frame.say(kByHand)), button_width(frame, frame.say(kByKeys))));
  }
  if (writes_by_hand(frame, entry)) {
    page.erase = row.take_right(button_width(frame, frame.say(kErase)));
  }
  page.field = row.rest();
}

/// Height that the tools take in `width`; 0: there are none.
int tools_height(const Frame& frame, const SearchAsk& ask, int width) {
  std::vector<Node> tools = ask.tools;
  return flow_buttons(tools, frame, {0, 0, width, 0});
}

/// On a low page the tools share the field's line: the first ones, as many as leave it room.
void tools_beside_field(SearchPage& page, const Frame& frame, const SearchAsk& ask) {
  const Metrics& m = frame.metrics;
  const int gap = m.mm(kGapMm);
  const int most = page.field.w - gap - m.grown(kLeastFieldMm);
  int width = -gap;
  for (const Node& tool : ask.tools) {
    if (width + gap + tool.rect.w > most || tool.rect.h > page.field.h) break;
    width += gap + tool.rect.w;
  }
  if (width <= 0) return;
  Row row(page.field, gap);
  page.tools = row.take_right(width);
  page.field = row.rest();
}

bool beside(SearchPage& page, const Frame& frame, const SearchAsk& ask, const Entry& entry) {
  const Metrics& m = frame.metrics;
  if (frame.area.w < m.mm(kWideMm) || frame.area.w < frame.area.h) return false;
  const int field = field_height(m);
  const int gap = m.mm(5);
  const Size most{std::min(frame.area.w - m.mm(kPaneGapMm + kListBesideMm), m.mm(kWritingPaneMm)),
                  frame.area.h - field - gap};
  int pane_width = m.mm(m.grow > 1.3 ? kLargePaneMm : kPaneMm);
  if (writes_by_hand(frame, entry)) {
    if (most.h < least_writing_height(m)) return false;
    pane_width = input_size(frame, entry, most).w;
  }
  const int keys = input_size(frame, entry, {pane_width, most.h}).h;
  if (keys > most.h) return false;
  Row sides(frame.area, m.mm(kPaneGapMm));
  Column pane(sides.take_right(pane_width), gap);
  cut_field(page, frame, entry, pane.take(field));
  page.keys = pane.take(keys);
  const int tools = tools_height(frame, ask, pane_width);
  if (tools > 0 && tools <= pane.rest().h) {
    page.tools = pane.take(tools);
  } else if (tools > 0) {
    tools_beside_field(page, frame, ask);
  }
  page.hint = pane.rest();
  Column left(sides.rest(), m.mm(kGapMm));
  if (!ask.tabs.empty()) page.tabs = left.take(tab_height(m));
  page.list = left.rest();
  return true;
}

bool below(SearchPage& page, const Frame& frame, const SearchAsk& ask, const Entry& entry) {
  const Metrics& m = frame.metrics;
  const int list = std::max(ask.least_list, m.mm(50));
  const int least = writes_by_hand(frame, entry) ? least_writing_height(m) : keyboard_height(m);
  const int bare = frame.area.h - field_height(m) - m.mm(kGapMm + 5) - list;
  if (bare < least) return false;
  // On a low screen the tabs wait until the writing is done.
  const int tabs = tab_height(m) + m.mm(kGapMm);
  const bool tabs_fit = bare - tabs >= least;
  if (!tabs_fit && !writes_by_hand(frame, entry)) return false;
  Column column(frame.area, m.mm(kGapMm));
  if (!ask.tabs.empty() && tabs_fit) page.tabs = column.take(tab_height(m));
  cut_field(page, frame, entry, column.take(field_height(m)));
  const Rect rest = column.rest();
  const Size most{rest.w, rest.h - m.mm(5) - list};
  const int keys = input_size(frame, entry, most).h;
  page.keys = {rest.x, rest.bottom() - keys, rest.w, keys};
  page.list = {rest.x, rest.y, rest.w, rest.h - keys - m.mm(5)};
  const int tools = tools_height(frame, ask, rest.w);
  if (tools > 0 && page.list.h - tools - m.mm(kGapMm) >= list) {
    Column upper(page.list, m.mm(kGapMm));
    page.tools = upper.take(tools);
    page.list = upper.rest();
  } else if (tools > 0) {
    tools_beside_field(page, frame, ask);
  }
  return true;
}

/// The keys, and a way to the list.
void only_keys(SearchPage& page, const Frame& frame, const SearchAsk& ask, const Entry& entry) {
  const Metrics& m = frame.metrics;
  Column column(frame.area, m.mm(kGapMm));
  Row line(column.take(field_height(m)), m.mm(kGapMm));
  page.done = line.take_right(button_width(frame, done_words(frame, ask, entry)));
  cut_field(page, frame, entry, line.rest());
  const Rect rest = column.rest();
  const int keys = std::min(rest.h, input_size(frame, entry, {rest.w, rest.h}).h);
  page.keys = {rest.x, rest.bottom() - keys, rest.w, keys};
}

/// The list, and the field as a way to the keys; tabs beside the field where they have room.
void only_list(SearchPage& page, const Frame& frame, const SearchAsk& ask) {
  const Metrics& m = frame.metrics;
  Column column(frame.area, m.mm(kGapMm));
  Rect line = column.take(field_height(m));
  int widest = 0;
  for (const SearchTab& one : ask.tabs) {
    widest = std::max(widest, frame.text.width(one.brief, TextStyle::kBodyBold) + m.mm(6));
  }
  const int count = int(ask.tabs.size());
  const int tabs = count * widest + (count - 1) * m.mm(kGapMm);
  if (count > 0 && line.w - tabs - m.mm(kGapMm) >= m.grown(45)) {
    Row row(line, m.mm(kGapMm));
    page.tabs = row.take_right(tabs);
    line = row.rest();
  } else if (count > 0) {
    page.tabs = column.take(tab_height(m));
  }
  page.field = line;
  const int tools = tools_height(frame, ask, column.rest().w);
  if (tools > 0 && column.rest().h - tools - m.mm(kGapMm) >= 2 * ask.least_list) {
    page.tools = column.take(tools);
  } else if (tools > 0) {
    tools_beside_field(page, frame, ask);
  }
  page.list = column.rest();
}

}  // namespace

bool writes_by_hand(const Frame& frame, const Entry& entry) {
  return entry.by_hand() && frame.handwriting != nullptr;
}

std::string done_words(const Frame& frame, const SearchAsk& ask, const Entry& entry) {
  const Words& words = entry.text().empty() ? kAll : kResults;
  return fill(frame.say(words), {std::to_string(ask.found)});
}

SearchPage search_page(const Frame& frame, const SearchAsk& ask, const Entry& entry) {
  SearchPage page;
  if (beside(page, frame, ask, entry)) return page;
  page = {};
  if (below(page, frame, ask, entry)) return page;
  page = {};
  if (ask.typing) {
    only_keys(page, frame, ask, entry);
  } else {
    only_list(page, frame, ask);
  }
  return page;
}

}  // namespace gongshi::kiosk
