#include "kiosk/views/pages_view.h"

#include <algorithm>
#include <memory>

#include "kiosk/page/blocks.h"
#include "kiosk/views/doctors_view.h"
#include "kiosk/views/door_row.h"
#include "kiosk/views/issues_view.h"
#include "kiosk/views/number_view.h"
#include "kiosk/views/page_view.h"
#include "kiosk/views/price_list_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/ways/way_doors.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

using content::Category;
using content::Page;
using content::PriceKind;

/// What stands behind a category besides pages: a table with a search of its own.
struct TableDoor {
  std::string_view category;
  Words words;
  std::string_view action;
};

// clang-format off
constexpr TableDoor kTableDoors[] = {
    {"B1", {"查医疗服务价格", "Look up service prices", "داۋالاش مۇلازىمەت باھاسىنى سۈرۈشتۈرۈش"}, "prices:0"},
    {"B2", {"查药品价格", "Look up drug prices", "دورا باھاسىنى سۈرۈشتۈرۈش"}, "prices:1"},
    {"B3", {"查医用耗材价格", "Look up prices of consumables", "داۋالاش ماتېرىيالى باھاسىنى سۈرۈشتۈرۈش"}, "prices:2"},
    {"A2", {"按科室查医生", "Doctors by department", "بۆلۈم بويىچە دوختۇر ئىزدەش"}, "doctors"},
    {"A3", {"查医生与出诊时间", "Doctors and clinic times", "دوختۇر ۋە كېسەل كۆرۈش ۋاقتى"}, "doctors"},
    {"C2", {"查出诊时间", "Clinic times", "كېسەل كۆرۈش ۋاقتى"}, "doctors"},
};
// clang-format on

constexpr Words kByNumber{"按页面编号打开", "Open a page by its number", "بەت نومۇرى بويىچە ئېچىش"};
constexpr Words kByNumberDetail{"咨询台告诉您的编号，如 31",
                                "The number that the information desk gave you, such as 31",
                                "سوراش ئورنى ئېيتقان نومۇر، مەسىلەن 31"};
constexpr Words kIssues{"历次公开", "Earlier issues", "ئىلگىرىكى ئاشكارىلاشلار"};
constexpr Words kIssuesDetail{"每一期改了什么，价格怎样变动",
                              "What each issue changed, and how prices moved",
                              "ھەر بىر ساندا نېمە ئۆزگەردى"};
constexpr std::string_view kDisclosureGuide = "F1";
constexpr Words kNothing{"本期没有这一类的内容。", "This issue has nothing of this kind.",
                         "بۇ ساندا بۇ تۈردىكى مەزمۇن يوق."};
constexpr Words kDepartment{"责任部门：", "Department: ", "مەسئۇل بۆلۈم: "};
constexpr Words kNumber{"编号 ", "No. ", "نومۇر ", "", "ᠳᠤᠭᠠᠷ "};

std::vector<const Page*> pages_of(const Frame& frame, std::string_view category, Date day) {
  std::vector<const Page*> pages;
  for (const Page& page : frame.release().pages()) {
    if (page.category == category && page.valid.holds(day)) pages.push_back(&page);
  }
  return pages;
}

/// "公开目录（3 项，最近 2026-10-08）"
std::string heading_of(const Frame& frame, const Category& category,
                       const std::vector<const Page*>& pages) {
  std::string words(category_name(frame, category));
  if (pages.empty()) return words;
  Date newest = pages.front()->made_on;
  for (const Page* page : pages) newest = std::max(newest, page->made_on);
  const std::string count = std::to_string(pages.size());
  return frame.manner.language == Language::kEn
             ? words + " (" + count + ", newest " + date_text(newest) + ")"
             : words + "（" + count + " 项，最近 " + date_text(newest) + "）";
}

void add_category(Blocks& blocks, const Frame& frame, const Category& category, Date day) {
  const auto pages = pages_of(frame, category.code, day);
  blocks.gap(3);
  blocks.text(heading_of(frame, category, pages), TextStyle::kHeadingBold, Color::kAccent, 0,
              Role::kHeading);
  blocks.text(std::string(frame.say(kDepartment)) + std::string(category.owner),
              TextStyle::kCaption, Color::kMuted);
  blocks.gap(2);
  bool anything = !pages.empty();
  for (const TableDoor& door : kTableDoors) {
    if (door.category != category.code) continue;
    add_door_row(blocks, frame, frame.say(door.words), {}, door.action);
    anything = true;
  }
  anything = add_way_doors(blocks, frame, category.code) || anything;
  for (const Page* page : pages) {
    const std::string detail = std::string(frame.say(kNumber)) + std::to_string(page->number) +
                               "　" + std::string(page->owner) + "　" + date_text(page->made_on);
    add_door_row(blocks, frame, page_title(frame, *page), detail, "page:" + std::string(page->id));
  }
  if (!anything) blocks.text(frame.say(kNothing), TextStyle::kBody, Color::kMuted);
  blocks.gap(kGapMm);
}

}  // namespace

std::string PagesView::title(const Frame& frame) const {
  return std::string(frame.say(title_));
}

Scene PagesView::draw(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  Scene scene;
  Blocks blocks(frame, frame.area);
  add_door_row(blocks, frame, frame.say(kByNumber), frame.say(kByNumberDetail), "number");
  if (std::ranges::find(categories_, kDisclosureGuide) != categories_.end()) {
    add_door_row(blocks, frame, frame.say(kIssues), frame.say(kIssuesDetail), "issues");
  }
  bool anything = false;
  for (const std::string& code : categories_) {
    const Category* category = frame.release().category(code);
    if (category == nullptr) continue;
    add_category(blocks, frame, *category, today);
    anything = true;
  }
  if (!anything) {
    blocks.gap(kGapMm);
    blocks.text(frame.say(kNothing), TextStyle::kTitle);
    blocks.gap(kGapMm);
    blocks.text(desk_words(frame));
  }
  add_list(scene, frame.area, std::move(blocks).list("pages"));
  return scene;
}

Navigation PagesView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (const auto id = argument(action, "page:"); !id.empty()) {
    return push(std::make_unique<PageView>(std::string(id)));
  }
  if (const auto kind = argument(action, "prices:"); kind.size() == 1) {
    return push(std::make_unique<PriceListView>(static_cast<PriceKind>(kind[0] - '0')));
  }
  if (action == "issues") return push(std::make_unique<IssuesView>());
  if (auto way = open_way_door(action)) return push(std::move(way));
  if (action == "number") return push(std::make_unique<NumberView>());
  if (action == "doctors") return push(std::make_unique<DoctorsView>());
  return stay();
}

}  // namespace gongshi::kiosk
