#include "kiosk/views/price_list_view.h"

#include <algorithm>
#include <functional>

#include "kiosk/page/chosen.h"
#include "kiosk/views/basket_view.h"
#include "kiosk/views/compare_view.h"
#include "kiosk/views/nearest_prices.h"
#include "kiosk/views/pages_view.h"
#include "kiosk/views/price_detail_view.h"
#include "kiosk/views/price_row.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::Match;
using content::PriceItem;
using content::PriceKind;
using content::Sounds;

constexpr std::array kKinds{PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable};
constexpr std::size_t kMostMatches = 3'000;
constexpr int kMostElderRows = 6;  // kiosk notes 6.28

constexpr Words kTitle{"价格查询", "Prices", "باھا سۈرۈشتۈرۈش", "",
                       "ᠦᠨ᠎ᠡ ᠬᠠᠶᠢᠬᠤ"};
constexpr Words kPlaceholder{"请点拼音首字母，如 XCG", "First letters of the pinyin, e.g. XCG",
                             "پىنيىن باش ھەرپى، مەسىلەن XCG"};
constexpr Words kHint{
    "怎样查找\n"
    "· 点每个字拼音的第一个字母，如“血常规”点 XCG\n"
    "· 也可以点全拼、别名、商品名或项目编码\n"
    "· 什么都不点，可以从头翻看",
    "How to search\n"
    "· Tap the first letter of each syllable: XCG for xue chang gui (blood count)\n"
    "· Full pinyin, other names, trade names and codes work too\n"
    "· Tap nothing to leaf through the whole list"};
constexpr Words kFilter{"按类别筛选", "Filter", "تۈر بويىچە سۈزۈش"};
constexpr Words kFiltered{"已筛选，更改", "Filtered: change", "سۈزۈلدى، ئۆزگەرتىش"};
constexpr Words kAlike{"相近的音也查", "Similar sounds too", "ئوخشاش تاۋۇش"};
constexpr Words kBasket{"费用估算（{1}）", "Estimate ({1})", "ھېسابلاش ({1})", "", "ᠪᠣᠳᠣᠬᠤ ({1})"};
constexpr Words kCompare{"对比（{1}）", "Compare ({1})", "سېلىشتۇرۇش ({1})", "",
                         "ᠵᠡᠷᠭᠡᠴᠡᠭᠦᠯᠬᠦ ({1})"};
constexpr Words kFees{"报销比例与人均费用", "Reimbursement, average fees", "قايتۇرۇش نىسبىتى"};

int count_of(const Frame& frame, PriceKind kind, const PriceFilter& filter) {
  const Date today = to_local(frame.now).date;
  const auto items = frame.release().prices(kind);
  return int(std::count_if(items.begin(), items.end(), [&](const PriceItem& item) {
    return item.valid.holds(today) && filter.passes(frame.release(), item);
  }));
}

std::vector<Match> all_of(const Frame& frame, PriceKind kind, const PriceFilter& filter) {
  const Date today = to_local(frame.now).date;
  const auto items = frame.release().prices(kind);
  const auto first = static_cast<std::size_t>(items.data() - frame.release().prices().data());
  std::vector<Match> all;
  all.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].valid.holds(today) && filter.passes(frame.release(), items[i])) {
      all.push_back({.row = std::uint32_t(first + i)});
    }
  }
  return all;
}

}  // namespace

std::string PriceListView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

PriceListView::Found PriceListView::find(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  Found found;
  if (entry_.text().empty()) {
    found[std::size_t(kind_)] = all_of(frame, kind_, filter_);
    return found;
  }
  const Sounds sounds = alike_ ? Sounds::kAlike : Sounds::kExact;
  for (const Match& match : frame.issue.names().prices.find(entry_.text(), kMostMatches, sounds)) {
    const PriceItem& item = frame.release().prices()[match.row];
    if (!item.valid.holds(today) || !filter_.passes(frame.release(), item)) continue;
    found[std::size_t(item.kind)].push_back(match);
  }
  return found;
}

std::vector<SearchTab> PriceListView::tabs(const Frame& frame, const Found& found) const {
  const Language language = frame.manner.language;
  std::vector<SearchTab> tabs;
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    const bool counted_already = !entry_.text().empty() || kKinds[i] == kind_;
    const int count = counted_already ? int(found[i].size()) : count_of(frame, kKinds[i], filter_);
    tabs.push_back({counted(frame, kind_word(kKinds[i], language), count),
                    counted(frame, brief_kind_word(kKinds[i], language), count),
                    "kind:" + std::to_string(i), kKinds[i] == kind_});
  }
  return tabs;
}

std::vector<Node> PriceListView::tools(const Frame& frame) const {
  std::vector<Node> tools;
  const auto add = [&](const std::string& words, std::string_view action, bool on) {
    Node node = sized_button(frame, words, action);
    if (on) node = tab(node.rect, words, action, true);
    tools.push_back(std::move(node));
  };
  const auto add_filter = [&] {
    add(std::string(frame.say(filter_.any() ? kFiltered : kFilter)), "filter", filter_.any());
  };
  if (frame.manner.elder) add_filter();  // the first, where there is room for one alone
  if (frame.chosen != nullptr) {
    const auto basket = frame.chosen->basket().size();
    const auto compared = frame.chosen->compared().size();
    if (basket > 0) add(fill(frame.say(kBasket), {std::to_string(basket)}), "basket", false);
    if (compared > 0) add(fill(frame.say(kCompare), {std::to_string(compared)}), "compare", false);
  }
  if (frame.manner.elder) return tools;  // one task, few choices
  add_filter();
  add(std::string(frame.say(kAlike)), "alike", alike_);
  add(std::string(frame.say(kFees)), "fees", false);
  return tools;
}

Scene PriceListView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Found found = find(frame);
  Matches shown = std::move(found[std::size_t(kind_)]);
  const int count = int(shown.size());
  if (filtering_) return filter_page(frame, kind_, filter_, count, filter_part_);

  const bool searched = !entry_.text().empty();
  const PriceRows rows(frame, kind_, searched, row_width(m, frame.area));
  SearchAsk ask;
  found[std::size_t(kind_)] = shown;
  ask.tabs = tabs(frame, found);
  ask.tools = tools(frame);
  ask.least_list = rows.heading_height() + rows.height() * 5 / 4;
  ask.typing = typing_;
  ask.found = count;
  const SearchPage page = search_page(frame, ask, entry_);
  Scene scene;
  if (!page.list.empty() && count > 0) add_rows(scene, frame, page.list, std::move(shown));
  if (!page.list.empty() && count == 0) add_nothing_found(scene, frame, page.list, found);
  add_search(scene, frame, page, ask, entry_, frame.say(kPlaceholder), frame.say(kHint));
  return scene;
}

void PriceListView::add_rows(Scene& scene, const Frame& frame, const Rect& area,
                             Matches matches) const {
  const bool searched = !entry_.text().empty();
  PriceRows rows(frame, kind_, searched, row_width(frame.metrics, area));
  const int heading = rows.heading_height();
  const Rect port{area.x, area.y + heading, area.w, area.h - heading};
  if (frame.manner.elder) rows.set_height((port.h + kMostElderRows - 1) / kMostElderRows);
  rows.add_heading(scene, {area.x, area.y, area.w, heading});
  List list;
  list.id = "prices";
  list.count = int(matches.size());
  list.row_height = rows.height();
  list.revision = std::hash<std::string_view>{}(entry_.text()) * 16 + std::uint64_t(kind_) * 4 +
                  (searched ? 2U : 0U) + (alike_ ? 1U : 0U);
  list.revision = list.revision * 31 + std::hash<std::string>{}(filter_.group) +
                  std::hash<std::string>{}(filter_.department) * 7 +
                  (filter_.insurance ? std::uint64_t(*filter_.insurance) + 1 : 0U);
  list.row = [rows, searched, release = frame.issue.release,
              found = std::make_shared<const Matches>(std::move(matches))](int i) {
    const Match& match = (*found)[std::size_t(i)];
    return rows.row(release->prices()[match.row], searched ? &match : nullptr, i % 2 == 1);
  };
  add_list(scene, port, std::move(list));
}

void PriceListView::add_nothing_found(Scene& scene, const Frame& frame, const Rect& area,
                                      const Found& found) const {
  NothingFound nothing{kind_, entry_.text(), alike_, filter_.any(), {}};
  for (std::size_t i = 0; i < found.size(); ++i) nothing.elsewhere[i] = int(found[i].size());
  Blocks blocks(frame, area);
  add_nothing(blocks, frame, nothing);
  add_list(scene, area, std::move(blocks).list("nothing"));
}

Navigation PriceListView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (switch_search(action, typing_) || entry_.on_action(action)) return stay();
  if (change_filter(filter_, action)) return stay();
  if (action == "filter" || action == "filter:done") {
    filtering_ = action == "filter";
    filter_part_ = 0;
  }
  if (action == "filter:more") ++filter_part_;
  if (action == "alike") alike_ = !alike_;
  if (const auto kind = argument(action, "kind:"); kind.size() == 1) {
    if (kind[0] >= '0' && kind[0] <= '2') kind_ = kKinds[std::size_t(kind[0] - '0')];
    filter_ = {};
    return stay();
  }
  if (action == "basket") return push(std::make_unique<BasketView>());
  if (action == "compare") return push(std::make_unique<CompareView>());
  if (action == "fees") return push(fee_pages());
  if (const auto key = argument(action, "open:"); !key.empty()) {
    return push(std::make_unique<PriceDetailView>(std::string(key)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
