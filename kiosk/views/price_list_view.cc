#include "kiosk/views/price_list_view.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

#include "kiosk/views/price_detail_view.h"
#include "kiosk/views/price_row.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::Match;
using content::PriceItem;
using content::PriceKind;

constexpr std::array kKinds{PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable};
constexpr std::size_t kMostMatches = 3'000;
constexpr std::string_view kHint =
    "怎样查找\n"
    "· 点每个字拼音的第一个字母，如“血常规”点 XCG\n"
    "· 也可以点全拼，或项目编码\n"
    "· 什么都不点，可以从头翻看";

/// Rows found, as indices into Release::prices().
using Matches = std::vector<Match>;

/// Those of the matches that hold on `day`, by kind.
std::array<Matches, 3> search(const Frame& frame, std::string_view query, Date day) {
  std::array<Matches, 3> found;
  for (const Match& match : frame.issue.prices.find(query, kMostMatches)) {
    const PriceItem& item = frame.release().prices()[match.row];
    if (item.valid.holds(day)) found[std::size_t(item.kind)].push_back(match);
  }
  return found;
}

Matches all_of(const Frame& frame, PriceKind kind, Date day) {
  const auto items = frame.release().prices(kind);
  const auto first = static_cast<std::size_t>(items.data() - frame.release().prices().data());
  Matches all;
  all.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].valid.holds(day)) all.push_back({.row = std::uint32_t(first + i)});
  }
  return all;
}

void add_rows(Scene& scene, const Frame& frame, const Rect& area, PriceKind kind, Matches matches,
              bool searched, std::string_view query) {
  const Metrics m = frame.metrics;
  const int heading = frame.text.line_height(TextStyle::kCaption) + m.mm(1);
  const Rect port{area.x, area.y + heading, area.w, area.h - heading};
  const int width = row_width(m, port);
  price_heading(scene, frame, {area.x, area.y, area.w, heading}, width);
  List list;
  list.id = "prices";
  list.count = int(matches.size());
  list.row_height = price_row_height(m, kind);
  list.revision =
      std::hash<std::string_view>{}(query) * 8 + std::uint64_t(kind) * 2 + (searched ? 1U : 0U);
  list.row = [m, width, searched, &text = frame.text, release = frame.issue.release,
              found = std::make_shared<const Matches>(std::move(matches))](int i) {
    const Match& match = (*found)[std::size_t(i)];
    return price_row(m, text, *release, release->prices()[match.row], searched ? &match : nullptr,
                     width, i % 2 == 1);
  };
  add_list(scene, port, std::move(list));
}

}  // namespace

std::string PriceListView::title(const Frame& /*frame*/) const {
  return "价格查询";
}

Scene PriceListView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const Date today = to_local(frame.now).date;
  const SearchPage page = search_page(frame, true, entry_);
  const bool searched = !entry_.text().empty();
  std::array<Matches, 3> found;
  if (searched) found = search(frame, entry_.text(), today);

  Scene scene;
  const std::vector<Rect> tabs = grid(page.tabs, int(kKinds.size()), 1, m.mm(kGapMm));
  for (std::size_t i = 0; i < kKinds.size() && !page.tabs.empty(); ++i) {
    std::string words(kind_word(kKinds[i]));
    if (searched) words += "（" + std::to_string(found[i].size()) + "）";
    Node node = tab(tabs[i], words, "kind:" + std::to_string(i), kKinds[i] == kind_);
    node.label = kind_word(kKinds[i]);
    scene.add(std::move(node));
  }

  Matches shown = searched ? found[std::size_t(kind_)] : all_of(frame, kind_, today);
  if (!shown.empty()) {
    add_rows(scene, frame, page.list, kind_, std::move(shown), searched, entry_.text());
  } else {
    add_nothing_found(scene, frame, page.list, found);
  }
  add_search(scene, frame, page, entry_, "请点拼音首字母，如 XCG", kHint);
  return scene;
}

void PriceListView::add_nothing_found(Scene& scene, const Frame& frame, const Rect& area,
                                      const std::array<std::vector<Match>, 3>& found) const {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(6);
  Scene words;
  Column column(area.inset(margin), m.mm(kGapMm));
  const auto say = [&](std::string_view text, TextStyle style, Color color) {
    column.take(paragraph(words, frame, column.rest(), text, style, color));
  };
  const std::string kind(kind_word(kind_));
  if (entry_.text().empty()) {
    say("本期没有公布" + kind + "价格。", TextStyle::kHeadingBold, Color::kInk);
  } else {
    say("“" + kind + "”中没有找到“" + shown_query(entry_.text()) + "”。", TextStyle::kHeadingBold,
        Color::kInk);
  }
  say(desk_words(frame.release().hospital()), TextStyle::kBody, Color::kInk);
  Row buttons(column.take(m.mm(kTargetMm)), m.mm(kGapMm));
  for (std::size_t i = 0; i < kKinds.size() && !entry_.text().empty(); ++i) {
    if (found[i].empty()) continue;
    const std::string other = "看“" + std::string(kind_word(kKinds[i])) + "”的 " +
                              std::to_string(found[i].size()) + " 条";
    const int width = frame.text.width(other, TextStyle::kBodyBold) + m.mm(12);
    if (width > buttons.rest().w) break;
    words.add(quiet_button(buttons.take(width), other, "kind:" + std::to_string(i)));
  }
  const bool has_buttons = buttons.rest().x != area.x + margin;
  if (!entry_.text().empty() && !has_buttons) {
    words.add(quiet_button(buttons.take(m.mm(62)), "删去一个字母", "key:delete"));
  }
  const int used = column.y() - area.y;
  scene.add(panel({area.x, area.y, area.w, used}, Color::kWarmSoft));
  scene.append(std::move(words));

  // The nearest things: what the beginning of the query finds.
  const Date today = to_local(frame.now).date;
  std::string shorter = entry_.text();
  Matches nearest;
  while (shorter.size() > 1 && nearest.empty()) {
    shorter.pop_back();
    nearest = search(frame, shorter, today)[std::size_t(kind_)];
  }
  const Rect rest{area.x, area.y + used + m.mm(kGapMm), area.w, area.h - used - m.mm(kGapMm)};
  const int row = price_row_height(m, kind_);
  const int title = frame.text.line_height(TextStyle::kBodyBold);
  if (!nearest.empty() && rest.h > title + 2 * row) {
    scene.add(text_node({rest.x, rest.y, rest.w, title}, "您要找的是不是：", TextStyle::kBodyBold));
    add_rows(scene, frame, {rest.x, rest.y + title, rest.w, rest.h - title}, kind_,
             std::move(nearest), true, "~" + shorter);
  }
  wipe(shorter);
}

Navigation PriceListView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (entry_.on_action(action)) return stay();
  if (const auto kind = argument(action, "kind:"); kind.size() == 1) {
    if (kind[0] >= '0' && kind[0] <= '2') kind_ = kKinds[std::size_t(kind[0] - '0')];
    return stay();
  }
  if (const auto key = argument(action, "open:"); !key.empty()) {
    return push(std::make_unique<PriceDetailView>(std::string(key)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
