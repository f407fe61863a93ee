#include "kiosk/views/issue_view.h"

#include <algorithm>
#include <memory>

#include "kiosk/page/blocks.h"
#include "kiosk/views/door_row.h"
#include "kiosk/views/page_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/history_words.h"

namespace gongshi::kiosk {
namespace {

using content::ItemChange;
using content::PastIssue;
using content::PriceStep;

constexpr Words kTitle{"一期公开的内容变动", "What one issue changed", "بىر ساننىڭ ئۆزگىرىشلىرى"};
constexpr Words kGone{"本机没有这一期的记录。", "There is no record of this issue here.",
                      "بۇ ساننىڭ خاتىرىسى يوق."};
constexpr Words kCode{"校验码", "Code", "تەكشۈرۈش كودى"};
constexpr Words kFirst{"从这一期起有记录，不与更早的内容比较。",
                       "Records begin with this issue; it is compared with nothing before.",
                       "خاتىرە بۇ ساندىن باشلىنىدۇ."};
constexpr Words kPrices{"价格变动", "Prices", "باھا ئۆزگىرىشى"};
constexpr Words kItems{"其他内容变动", "Other content", "باشقا مەزمۇن ئۆزگىرىشى"};
constexpr Words kBasis{"依据：{1}", "Basis: {1}", "ئاساس: {1}"};
constexpr Words kMore{"另有 {1} 项，请用价格查询逐项查看。",
                      "{1} more: look them up one by one under prices.",
                      "يەنە {1} تۈر بار، باھا سۈرۈشتۈرۈشتىن كۆرۈڭ."};
constexpr Words kMoreItems{"另有 {1} 项没有逐项列出。", "{1} more are not listed one by one.",
                           "يەنە {1} تۈر بىرمۇبىر تىزىلمىدى."};
constexpr Words kLabel{"{1}，{2}", "{1}, {2}", "{1}، {2}"};
constexpr Words kItem{"{1}：{2}", "{1}: {2}", "{1}: {2}"};

/// "血常规（末梢血）", with the pack of a drug.
std::string name_of(const PriceStep& step) {
  std::string name(step.name);
  if (!step.spec.empty()) name += "　" + std::string(step.spec);
  return name;
}

void add_prices(Blocks& blocks, const Frame& frame, std::string_view serial) {
  const Language language = frame.manner.language;
  std::size_t count = 0;
  for (const PriceStep& step : frame.release().history().steps) {
    if (step.serial != serial) continue;
    if (count == 0) {
      blocks.gap(3);
      blocks.text(frame.say(kPrices), TextStyle::kHeadingBold, Color::kAccent, 0, Role::kHeading);
      blocks.gap(2);
    }
    if (++count > IssueView::kMostPrices) continue;
    std::string words = step_words(step, language);
    if (!step.basis.empty()) words += "\n" + fill(frame.say(kBasis), {step.basis});
    blocks.fact(name_of(step), words);
  }
  if (count > IssueView::kMostPrices) {
    blocks.text(fill(frame.say(kMore), {std::to_string(count - IssueView::kMostPrices)}));
  }
}

bool is_open(const Frame& frame, const ItemChange& change) {
  if (change.sort != content::ItemSort::kPage) return false;
  const Date today = to_local(frame.now).date;
  return std::ranges::any_of(frame.release().pages(), [&](const content::Page& page) {
    return page.id == change.id && page.valid.holds(today);
  });
}

void add_items(Blocks& blocks, const Frame& frame, const PastIssue& issue) {
  const int all = issue.items_added + issue.items_changed + issue.items_removed;
  if (all == 0) return;
  const Language language = frame.manner.language;
  blocks.gap(3);
  blocks.text(frame.say(kItems), TextStyle::kHeadingBold, Color::kAccent, 0, Role::kHeading);
  blocks.gap(2);
  int listed = 0;
  for (const ItemChange& change : frame.release().history().changes) {
    if (change.serial != issue.serial) continue;
    ++listed;
    const bool english = language == Language::kEn && !change.title_en.empty();
    const std::string what = fill(
        frame.say(kItem), {sort_word(change.sort, language), fate_word(change.fate, language)});
    const auto title = english ? change.title_en : change.title_zh;
    if (is_open(frame, change)) {
      add_door_row(blocks, frame, title, what, "page:" + std::string(change.id),
                   fill(frame.say(kLabel), {title, what}));
    } else {
      blocks.fact(what, title);
    }
  }
  if (all > listed) blocks.text(fill(frame.say(kMoreItems), {std::to_string(all - listed)}));
}

}  // namespace

std::string IssueView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene IssueView::draw(const Frame& frame) const {
  const content::History& history = frame.release().history();
  Scene scene;
  Blocks blocks(frame, frame.area);
  const PastIssue* const issue = history.issue(serial_);
  if (issue == nullptr) {
    blocks.text(frame.say(kGone), TextStyle::kTitle, Color::kInk, 0, Role::kHeading);
    blocks.gap(kGapMm);
    blocks.text(desk_words(frame));
  } else {
    blocks.text(issue_words(*issue, frame.manner.language), TextStyle::kTitle, Color::kInk, 0,
                Role::kHeading);
    blocks.gap(2);
    const bool first = issue == &history.issues.front();
    blocks.text(first ? std::string(frame.say(kFirst)) : count_words(*issue, frame.manner.language),
                TextStyle::kBody, Color::kMuted);
    blocks.gap(kGapMm);
    const bool own = issue->manifest.empty();
    blocks.fact(frame.say(kCode),
                own ? std::string_view(frame.release().id().manifest_hash).substr(0, 8)
                    : issue->manifest.substr(0, 8));
    add_prices(blocks, frame, serial_);
    add_items(blocks, frame, *issue);
  }
  add_list(scene, frame.area, std::move(blocks).list("issue"));
  return scene;
}

Navigation IssueView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (const auto id = argument(action, "page:"); !id.empty()) {
    return push(std::make_unique<PageView>(std::string(id)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
