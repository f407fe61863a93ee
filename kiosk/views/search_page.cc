#include "kiosk/views/search_page.h"

#include <algorithm>

#include "kiosk/touch/writing_panel.h"

namespace gongshi::kiosk {
namespace {

constexpr double kWideMm = 410.0;  // from here on the keys stand beside the list
constexpr double kPaneMm = 190.0;
constexpr double kFieldMm = 17.0;
constexpr double kTabMm = 15.0;
constexpr double kPaneGapMm = 8.0;
constexpr double kWritingPaneMm = 258.0;  // at most
constexpr double kListBesideMm = 200.0;   // the narrowest list beside a writing panel
constexpr double kListAboveMm = 56.0;     // the lowest list above one

constexpr Words kByHand{"手写", "Write"};
constexpr Words kByKeys{"拼音", "Keys"};
constexpr Words kErase{"删除", "Delete"};
constexpr Words kWritingHint{
    "怎样手写\n"
    "· 在框里写一个字，停一下，旁边就有候选字\n"
    "· 点中要找的字，再写下一个",
    "How to write\n"
    "· Write one character and pause: choices appear\n"
    "· Tap the right one, write the next"};

bool writes(const Frame& frame, const Entry& entry) {
  return entry.by_hand() && frame.handwriting != nullptr;
}

/// What stands under the field: the keys, or the writing panel.
Size input_size(const Frame& frame, const Entry& entry, const Size& most) {
  if (!writes(frame, entry)) return {most.w, keyboard_height(frame.metrics)};
  return writing_panel_size(frame.metrics, most);
}

void cut_field(SearchPage& page, const Frame& frame, const Entry& entry, const Rect& line) {
  const Metrics& m = frame.metrics;
  Row row(line, m.mm(kGapMm));
  const auto room_for = [&](const Words& words) {
    return std::max(m.mm(30), frame.text.width(frame.say(words), TextStyle::kBodyBold) + m.mm(10));
  };
  if (frame.handwriting != nullptr) {
    page.mode = row.take_right(std::max(room_for(kByHand), room_for(kByKeys)));
  }
  if (writes(frame, entry)) page.erase = row.take_right(room_for(kErase));
  page.field = row.rest();
}

SearchPage beside(const Frame& frame, bool with_tabs, const Entry& entry) {
  const Metrics& m = frame.metrics;
  const int field = m.mm(kFieldMm);
  const int gap = m.mm(5);
  const Size most{std::min(frame.area.w - m.mm(kPaneGapMm + kListBesideMm), m.mm(kWritingPaneMm)),
                  frame.area.h - field - gap};
  const int pane_width = writes(frame, entry) ? input_size(frame, entry, most).w : m.mm(kPaneMm);
  SearchPage page;
  Row sides(frame.area, m.mm(kPaneGapMm));
  Column pane(sides.take_right(pane_width), gap);
  cut_field(page, frame, entry, pane.take(field));
  page.keys = pane.take(input_size(frame, entry, {pane_width, most.h}).h);
  page.hint = pane.rest();
  Column left(sides.rest(), m.mm(kGapMm));
  if (with_tabs) page.tabs = left.take(m.mm(kTabMm));
  page.list = left.rest();
  return page;
}

SearchPage below(const Frame& frame, bool with_tabs, const Entry& entry) {
  const Metrics& m = frame.metrics;
  SearchPage page;
  Column column(frame.area, m.mm(kGapMm));
  // On a low screen in large type the tabs wait until the writing is done.
  const int input = writes(frame, entry) ? least_writing_height(m) : keyboard_height(m);
  const int left = frame.area.h - input - m.mm(kTabMm + kFieldMm + 2 * kGapMm + 5);
  const bool tabs_fit = !writes(frame, entry) || left >= m.mm(kListAboveMm);
  const int gap = m.mm(tabs_fit ? 5 : 4);
  if (with_tabs && tabs_fit) page.tabs = column.take(m.mm(kTabMm));
  cut_field(page, frame, entry, column.take(m.mm(tabs_fit ? kFieldMm : kFieldMm - 1)));
  const Rect rest = column.rest();
  const int most = std::max(rest.h - gap - m.mm(kListAboveMm), least_writing_height(m));
  const int keys = input_size(frame, entry, {rest.w, most}).h;
  page.list = {rest.x, rest.y, rest.w, rest.h - keys - gap};
  page.keys = {rest.x, rest.bottom() - keys, rest.w, keys};
  return page;
}

}  // namespace

SearchPage search_page(const Frame& frame, bool with_tabs, const Entry& entry) {
  const bool wide = frame.area.w >= frame.metrics.mm(kWideMm);
  return wide ? beside(frame, with_tabs, entry) : below(frame, with_tabs, entry);
}

void add_search(Scene& scene, const Frame& frame, const SearchPage& page, const Entry& entry,
                std::string_view placeholder, std::string_view hint) {
  const Metrics& m = frame.metrics;
  const bool by_hand = writes(frame, entry);
  scene.add(field(page.field, shown_query(entry.text()), by_hand ? "" : placeholder));
  if (!page.erase.empty()) scene.add(quiet_button(page.erase, frame.say(kErase), "key:delete"));
  if (!page.mode.empty()) {
    scene.add(quiet_button(page.mode, frame.say(by_hand ? kByKeys : kByHand),
                           by_hand ? "input:keys" : "input:hand"));
  }
  if (by_hand) {
    add_writing_panel(scene, frame, page.keys, entry);
    hint = frame.say(kWritingHint);
  } else {
    keyboard(scene, m, page.keys, frame.manner.language);
  }
  if (hint.empty()) return;
  const int margin = m.mm(6);
  const int width = page.hint.w - 2 * margin;
  const int height = paragraph_height(frame.text, hint, TextStyle::kCaption, width);
  if (height + 2 * margin > page.hint.h) return;
  const Rect card{page.hint.x, page.hint.y, page.hint.w, height + 2 * margin};
  scene.add(panel(card, Color::kAccentSoft));
  paragraph(scene, frame, card.inset(margin), hint, TextStyle::kCaption, Color::kInk);
}

std::string shown_query(std::string_view typed) {
  std::string shown(typed);
  for (char& c : shown) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return shown;
}

std::string desk_words(const content::Hospital& hospital) {
  if (hospital.desk_phone.empty()) return "请到咨询台询问工作人员。";
  std::string words = "请到咨询台询问";
  if (!hospital.desk_place.empty()) words += "（" + std::string(hospital.desk_place) + "）";
  return words + "，电话 " + std::string(hospital.desk_phone) + "。";
}

}  // namespace gongshi::kiosk
