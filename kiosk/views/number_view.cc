#include "kiosk/views/number_view.h"

#include <algorithm>
#include <array>
#include <memory>

#include "kiosk/page/layout.h"
#include "kiosk/views/page_view.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTitle{"按编号打开", "Open by number", "نومۇر بويىچە ئېچىش"};
constexpr Words kPlaceholder{"页面编号", "Page number", "بەت نومۇرى"};
constexpr Words kAsk{"请输入咨询台告诉您的编号。", "Type the number that the desk gave you.",
                     "سوراش ئورنى ئېيتقان نومۇرنى كىرگۈزۈڭ."};
constexpr Words kNone{"没有这个编号的页面，请核对编号，或到咨询台询问。",
                      "No page has this number. Please check it, or ask at the information desk.",
                      "بۇ نومۇرلۇق بەت يوق، نومۇرنى تەكشۈرۈڭ ياكى سوراش ئورنىدىن سوراڭ."};
constexpr Words kErase{"删除", "Delete", "ئۆچۈرۈش", "", "ᠬᠠᠰᠤᠬᠤ"};
constexpr Words kClear{"清空", "Clear", "تازىلاش", "", "ᠠᠷᠢᠯᠭᠠᠬᠤ"};
constexpr std::size_t kMostDigits = 4;
constexpr std::size_t kMostFound = 3;

/// Pages whose number begins with `typed`, the exact one first, then by number.
std::vector<const content::Page*> pages_of(const Frame& frame, const std::string& typed) {
  std::vector<const content::Page*> found;
  if (typed.empty()) return found;
  const Date today = to_local(frame.now).date;
  for (const content::Page& page : frame.release().pages()) {
    if (page.valid.holds(today) && std::to_string(page.number).rfind(typed, 0) == 0) {
      found.push_back(&page);
    }
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return a->number < b->number; });
  if (found.size() > kMostFound) found.resize(kMostFound);
  return found;
}

void add_pad(Scene& scene, const Frame& frame, const Rect& area) {
  constexpr std::array<std::string_view, 12> kKeys = {"1", "2", "3", "4",      "5", "6",
                                                      "7", "8", "9", "delete", "0", "clear"};
  const Metrics& m = frame.metrics;
  const auto cells = grid(area, 3, 4, m.mm(kGapMm));
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    const bool erases = kKeys[i] == "delete";
    const bool word = erases || kKeys[i] == "clear";
    const std::string_view text = !word ? kKeys[i] : frame.say(erases ? kErase : kClear);
    scene.add({.role = Role::kKey,
               .rect = cells[i],
               .text = std::string(text),
               .action = "key:" + std::string(kKeys[i]),
               .style = word ? TextStyle::kBodyBold : TextStyle::kTitle,
               .color = word ? Color::kAccent : Color::kInk,
               .fill = word ? Color::kAccentSoft : Color::kCard,
               .edge = Color::kLine,
               .align = Align::kCenter});
  }
}

/// What is found, one large row each; without any, what to do.
void add_found(Scene& scene, const Frame& frame, const Rect& area, const std::string& typed) {
  const Metrics& m = frame.metrics;
  const auto found = pages_of(frame, typed);
  if (found.empty()) {
    paragraph(scene, frame, area, frame.say(typed.empty() ? kAsk : kNone), TextStyle::kHeading);
    return;
  }
  const int pad = m.mm(4);
  Column column(area, m.mm(kGapMm));
  for (const content::Page* page : found) {
    const std::string words =
        std::to_string(page->number) + "　" + std::string(page_title(frame, *page));
    const int width = area.w - 2 * pad;
    const int height = std::max(
        m.target(), paragraph_height(frame.text, words, TextStyle::kHeading, width) + 2 * pad);
    if (column.rest().h < height) break;
    const Rect row = column.take(height);
    scene.add(row_ground(row, words, "page:" + std::string(page->id)));
    Node name = text_node(row.inset(pad), words, TextStyle::kHeading, Color::kAccent);
    name.wrap = true;
    name.quiet = true;
    scene.add(name);
  }
}

}  // namespace

std::string NumberView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene NumberView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const int gap = m.mm(kGapMm);
  Scene scene;
  const bool side = frame.area.w > frame.area.h;
  const int pad_w = std::min(side ? frame.area.w * 2 / 5 : frame.area.w, m.mm(150));
  const int pad_h = std::min(frame.area.h * (side ? 10 : 5) / 10, m.mm(110));
  Rect pad{frame.area.right() - pad_w, frame.area.y, pad_w, pad_h};
  Rect rest{frame.area.x, frame.area.y, frame.area.w - pad_w - 2 * gap, frame.area.h};
  if (!side) {
    pad = {frame.area.x + (frame.area.w - pad_w) / 2, frame.area.bottom() - pad_h, pad_w, pad_h};
    rest = {frame.area.x, frame.area.y, frame.area.w, frame.area.h - pad_h - gap};
  }
  Column column(rest, gap);
  Node box = field(column.take(m.target()), typed_, frame.say(kPlaceholder));
  box.icon = Icon::kNone;
  scene.add(box);
  add_found(scene, frame, column.rest(), typed_);
  add_pad(scene, frame, pad);
  return scene;
}

Navigation NumberView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (const auto id = argument(action, "page:"); !id.empty()) {
    return push(std::make_unique<PageView>(std::string(id)));
  }
  const std::string_view key = argument(action, "key:");
  if (key == "delete") {
    if (!typed_.empty()) typed_.pop_back();
  } else if (key == "clear") {
    typed_.clear();
  } else if (key.size() == 1 && typed_.size() < kMostDigits) {
    typed_ += key;
  }
  return stay();
}

}  // namespace gongshi::kiosk
