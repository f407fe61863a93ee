#include "content/workspace/sheets/items.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "content/workspace/sheets/contacts.h"
#include "content/workspace/sheets/notices.h"
#include "content/workspace/sheets/page_text.h"
#include "content/workspace/sheets/people.h"
#include "content/workspace/sheets/price_table.h"
#include "content/workspace/sheets/timetable.h"

namespace gongshi::content::sheets {
namespace {

using paper::Flow;

constexpr std::string_view kComplaints = "E3";
constexpr std::string_view kNotices = "F5";

/// Those with a table besides their pages.
constexpr std::string_view kTables[] = {"A2", "A3", "A7", "B1", "B2", "B3", "C2"};

/// 就诊指南、医保、费用、投诉 and what patients are told.
constexpr std::string_view kGuides[] = {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "P1", "P2",
                                        "P3", "P4", "D1", "B4", "B7", "E2", "E3", "E4", "F1", "F3"};

std::optional<PriceKind> prices_in(std::string_view category) {
  if (category == "B1") return PriceKind::kService;
  if (category == "B2") return PriceKind::kDrug;
  if (category == "B3") return PriceKind::kConsumable;
  return {};
}

Item contacts_item(const Release& release, const Order& order) {
  const Category* const category = release.category(kComplaints);
  const Hospital& hospital = release.hospital();
  return {std::string(kComplaints),
          Sentence{"投诉、监督与咨询", "Complaints, oversight, questions"}.in(order.lang),
          std::string(!hospital.complaint_office.empty() ? hospital.complaint_office
                      : category != nullptr              ? category->owner
                                                         : hospital.issuer),
          nullptr,
          [&hospital, lang = order.lang](Flow& flow) {
            draw_contacts(flow, hospital, lang);
            return Status{};
          },
          true};
}

Item notices_item(const Release& release, const Order& order) {
  const Category* const category = release.category(kNotices);
  return {std::string(kNotices), Sentence{"通知公告", "Notices"}.in(order.lang),
          std::string(category != nullptr ? category->owner : release.hospital().issuer), nullptr,
          [&release, &order](Flow& flow) { return draw_notices(flow, release, order); }};
}

/// Whose table it is: the category's owner, or where the catalogue has no such category the issuer.
Item table_item(const Release& release, std::string_view category, std::string title,
                std::function<Status(Flow&)> draw) {
  const Category* const named = release.category(category);
  return {std::string(category), std::move(title),
          std::string(named != nullptr ? named->owner : release.hospital().issuer), nullptr,
          std::move(draw)};
}

/// What a category shows besides pages, if there is any of it.
std::optional<Item> table_of(const Release& release, std::string_view category,
                             const Order& order) {
  const auto item = [&](std::string title, std::function<Status(Flow&)> draw) {
    return table_item(release, category, std::move(title), std::move(draw));
  };
  if (const auto kind = prices_in(category); kind) {
    if (prices_of(release, *kind, order).empty()) return {};
    return item(price_title(*kind, order.lang), [&release, &order, kind = *kind](Flow& flow) {
      draw_prices(flow, release, kind, order);
      return Status{};
    });
  }
  if (category == "A2" && !release.departments().empty()) {
    return item(Sentence{"科室设置", "Departments"}.in(order.lang), [&](Flow& flow) {
      draw_departments(flow, release, order);
      return Status{};
    });
  }
  if (category == "A3" && has_doctors(release, order)) {
    return item(Sentence{"医务人员", "Doctors"}.in(order.lang),
                [&](Flow& flow) { return draw_doctors(flow, release, order); });
  }
  if (category == "A7" && !release.leaders().empty()) {
    return item(Sentence{"领导分工", "Leaders and their duties"}.in(order.lang),
                [&](Flow& flow) { return draw_leaders(flow, release, order); });
  }
  if (category == "C2" && has_clinics(release, order)) {
    return item(Sentence{"门诊出诊表", "Clinic timetable"}.in(order.lang), [&](Flow& flow) {
      draw_timetable(flow, release, order);
      return Status{};
    });
  }
  return {};
}

Item page_item(const Release& release, const Page& page, Lang lang) {
  return {std::string(page.category),
          title_of(page, lang),
          std::string(page.owner),
          &page,
          [&release, &page, lang](Flow& flow) -> Status {
            GONGSHI_CHECK(draw_page(flow, release, page, lang));
            draw_origin(flow, release, page, lang);
            return {};
          },
          true};
}

void add_pages(std::vector<Item>& items, const Release& release, std::string_view category,
               const Order& order) {
  std::vector<const Page*> pages;
  for (const Page& page : release.pages()) {
    if (page.category == category && page.valid.holds(order.day)) pages.push_back(&page);
  }
  std::sort(pages.begin(), pages.end(),
            [](const Page* a, const Page* b) { return a->number < b->number; });
  for (const Page* page : pages) items.push_back(page_item(release, *page, order.lang));
}

void add_category(std::vector<Item>& items, const Release& release, std::string_view category,
                  const Order& order) {
  if (auto table = table_of(release, category, order); table) items.push_back(std::move(*table));
  add_pages(items, release, category, order);
}

/// By the word that the order may use, the code that it means.
using Known = std::map<std::string, std::string>;

/// Each of `asked` becomes its code.
Status settle(std::vector<std::string>& asked, const Known& known, const Sentence& what) {
  for (std::string& word : asked) {
    if (const auto found = known.find(word); found != known.end()) {
      word = found->second;
      continue;
    }
    std::string list;
    for (const auto& [each, code] : known) list += (list.empty() ? "" : " ") + each;
    if (list.empty()) list = "–";
    Sentence fault{"本期没有" + what.zh, "this issue has no " + what.en};
    fault.zh.append("“").append(word).append("”，有的是：").append(list);
    fault.en.append(" \"").append(word).append("\"; it has: ").append(list);
    return Error{Errc::kUsage, std::move(fault), {}};
  }
  return {};
}

}  // namespace

Result<Order> settled(const Release& release, Order order) {
  Known categories;
  for (const Category& each : release.categories()) {
    categories.emplace(each.name_zh, each.code);
    categories.insert_or_assign(std::string(each.code), each.code);
  }
  GONGSHI_CHECK(settle(order.categories, categories, {"类别", "category"}));
  Known departments;
  for (const Department& each : release.departments()) {
    departments.emplace(each.name, each.code);
    departments.insert_or_assign(std::string(each.code), each.code);
  }
  GONGSHI_CHECK(settle(order.departments, departments, {"科室", "department"}));
  if (!order.groups.empty()) {
    Known groups;
    for (const PriceItem& each : release.prices()) {
      const Text group = release.detail(each).group;
      if (!group.empty()) groups.emplace(group, group);
    }
    GONGSHI_CHECK(settle(order.groups, groups, {"价格类别", "group of prices"}));
  }
  if (order.place.empty()) return order;
  Known places;
  for (const std::string& place : places_of(release)) places.emplace(place, place);
  std::vector<std::string> place{order.place};
  GONGSHI_CHECK(settle(place, places, {"地点", "place"}));
  return order;
}

std::vector<Item> board_items(const Release& release, const Order& order) {
  const bool all = order.categories.empty() && order.place.empty();
  const bool any_notice = !notices_of(release, order).empty();
  std::vector<std::string> categories = order.categories;
  if (all) {
    for (const Category& category : release.categories()) categories.emplace_back(category.code);
    for (const std::string_view code : kTables) {
      if (release.category(code) == nullptr) categories.emplace_back(code);
    }
    if (release.category(kNotices) == nullptr) categories.emplace_back(kNotices);
  }
  std::vector<Item> items;
  const bool contacts_first = all || !order.place.empty();
  if (contacts_first) items.push_back(contacts_item(release, order));
  if (!order.place.empty() && any_notice) items.push_back(notices_item(release, order));
  for (const std::string& code : categories) {
    if (code == kComplaints && !contacts_first) {
      items.push_back(contacts_item(release, order));
    }
    if (code == kNotices && order.place.empty() && any_notice) {
      items.push_back(notices_item(release, order));
    }
    add_category(items, release, code, order);
  }
  return items;
}

std::vector<Item> guide_items(const Release& release, const Order& order) {
  std::vector<Item> items;
  if (order.categories.empty()) {
    for (const Category& category : release.categories()) {
      if (std::ranges::find(kGuides, category.code) == std::end(kGuides)) continue;
      add_pages(items, release, category.code, order);
    }
    return items;
  }
  for (const std::string& code : order.categories) add_category(items, release, code, order);
  return items;
}

}  // namespace gongshi::content::sheets
