// Search page: how price and doctor look-up share the screen. On a wide screen field and keys stand
// beside the list, on an upright one below it; where both have no room (large letters, low reach)
// keys and list take turns.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/page/blocks.h"
#include "kiosk/touch/entry.h"
#include "kiosk/touch/keyboard.h"

namespace gongshi::kiosk {

/// One of the tabs above the list: the long words where they fit on all of them.
struct SearchTab {
  std::string words, brief;
  std::string action;
  bool selected = false;
};

/// What a look-up wants of its page.
struct SearchAsk {
  std::vector<SearchTab> tabs{};
  std::vector<Node> tools{};  // buttons; those for which there is no room are left out
  int least_list = 0;         // the lowest list that is of use
  bool typing = true;         // where keys and list take turns: the keys
  int found = 0;              // rows that the list has
};

struct SearchPage {
  Rect tabs{};
  Rect tools{};
  Rect field{};
  Rect erase{};  // takes the last character back; empty where the keys have that
  Rect mode{};   // from keys to writing and back; empty where there is no handwriting
  Rect done{};   // from the keys to the list; empty where both are there
  Rect list{};   // what is found; empty while the keys have the page to themselves
  Rect keys{};   // or the writing panel; empty while the list has it
  Rect hint{};   // below the keys; empty on narrow screens
};

[[nodiscard]] SearchPage search_page(const Frame& frame, const SearchAsk& ask, const Entry& entry);

/// Tabs, tools, field and keys; `hint` explains how to type where there is room. Actions besides
/// those of keys, tabs and tools: "input:open" for the keys, "input:done" for the list.
void add_search(Scene& scene, const Frame& frame, const SearchPage& page, const SearchAsk& ask,
                const Entry& entry, std::string_view placeholder, std::string_view hint);

/// True when `action` is one of those two; `typing` then says which is asked for.
[[nodiscard]] bool switch_search(std::string_view action, bool& typing);

/// A card with what there is to say, and buttons below.
void add_note(Blocks& blocks, const Frame& frame, std::string_view heading, std::string_view text,
              std::vector<Node> buttons);

/// Buttons from left to right, a new line where one does not fit; returns the height.
int flow_buttons(std::vector<Node>& buttons, const Frame& frame, const Rect& area);

/// A button as wide and as high as its words want; its place is given later.
[[nodiscard]] Node sized_button(const Frame& frame, std::string_view words, std::string_view action,
                                bool main = false);

/// The query as it is shown: upper case, as on the keys.
[[nodiscard]] std::string shown_query(std::string_view typed);

/// "请到咨询台询问：门诊大厅正门右侧，电话 …"
[[nodiscard]] std::string desk_words(const Frame& frame);

/// "药品（6）", "Drugs (6)".
[[nodiscard]] std::string counted(const Frame& frame, std::string_view words, int count);

}  // namespace gongshi::kiosk
