// Search page: how price and doctor look-up share the screen: tabs above a list, the field and the
// keys beside it on a wide screen, below it on a narrow or upright one.
#pragma once

#include <string_view>

#include "kiosk/page/layout.h"
#include "kiosk/touch/entry.h"
#include "kiosk/touch/keyboard.h"

namespace gongshi::kiosk {

struct SearchPage {
  Rect tabs{};  // empty when not asked for, or while there is no room
  Rect field{};
  Rect erase{};  // takes the last character back; empty where the keys have that
  Rect mode{};   // from keys to writing and back; empty where there is no handwriting
  Rect list{};   // what is found, with its heading
  Rect keys{};   // or the writing panel
  Rect hint{};   // below the keys; empty on narrow screens
};

[[nodiscard]] SearchPage search_page(const Frame& frame, bool with_tabs, const Entry& entry);

/// Field and keys; `hint` explains how to type where there is room.
void add_search(Scene& scene, const Frame& frame, const SearchPage& page, const Entry& entry,
                std::string_view placeholder, std::string_view hint);

/// The query as it is shown: upper case, as on the keys.
[[nodiscard]] std::string shown_query(std::string_view typed);

/// "请到咨询台询问：门诊大厅正门右侧，电话 …"
[[nodiscard]] std::string desk_words(const content::Hospital& hospital);

}  // namespace gongshi::kiosk
