#include "kiosk/views/search_page.h"

namespace gongshi::kiosk {
namespace {

constexpr double kWideMm = 410.0;  // from here on the keys stand beside the list
constexpr double kPaneMm = 190.0;
constexpr double kFieldMm = 17.0;
constexpr double kTabMm = 15.0;

}  // namespace

SearchPage search_page(const Frame& frame, bool with_tabs) {
  const Metrics& m = frame.metrics;
  SearchPage page;
  if (frame.area.w >= m.mm(kWideMm)) {
    Row sides(frame.area, m.mm(8));
    Column pane(sides.take_right(m.mm(kPaneMm)), m.mm(5));
    page.field = pane.take(m.mm(kFieldMm));
    page.keys = pane.take(keyboard_height(m));
    page.hint = pane.rest();
    Column left(sides.rest(), m.mm(kGapMm));
    if (with_tabs) page.tabs = left.take(m.mm(kTabMm));
    page.list = left.rest();
    return page;
  }
  Column column(frame.area, m.mm(kGapMm));
  if (with_tabs) page.tabs = column.take(m.mm(kTabMm));
  page.field = column.take(m.mm(kFieldMm));
  const Rect rest = column.rest();
  const int keys = keyboard_height(m);
  page.list = {rest.x, rest.y, rest.w, rest.h - keys - m.mm(5)};
  page.keys = {rest.x, rest.bottom() - keys, rest.w, keys};
  return page;
}

void add_search(Scene& scene, const Frame& frame, const SearchPage& page, std::string_view typed,
                std::string_view placeholder, std::string_view hint) {
  const Metrics& m = frame.metrics;
  scene.add(field(page.field, shown_query(typed), placeholder));
  keyboard(scene, m, page.keys);
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
