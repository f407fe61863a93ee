#include "kiosk/views/nearest_prices.h"

#include <string>
#include <vector>

#include "kiosk/touch/keyboard.h"
#include "kiosk/views/pages_view.h"
#include "kiosk/views/price_row.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::Match;
using content::PriceItem;
using content::PriceKind;
using content::Sounds;

constexpr std::size_t kMostNearest = 12;
constexpr std::size_t kMostMatches = 400;

constexpr Words kNothing{"“{1}”中没有找到“{2}”。", "Nothing found for \"{2}\" among {1}.",
                         "{1} ئىچىدە «{2}» تېپىلمىدى."};
constexpr Words kNone{"本期没有公布{1}价格。", "This issue has no prices of {1}."};
constexpr Words kElsewhere{"看“{1}”的 {2} 条", "{2} among {1}", "{1}: {2}"};
constexpr Words kAlike{"相近的音也查", "Similar sounds too", "ئوخشاش تاۋۇش"};
constexpr Words kDelete{"删去一个字母", "Delete one letter", "بىر ھەرپ ئۆچۈرۈش"};
constexpr Words kNoFilter{"不筛选", "No filter", "سۈزمەسلىك"};
constexpr Words kMeant{"您要找的是不是：", "Did you mean:", "ئىزدىگىنىڭىز بۇمۇ:"};
constexpr Words kFeesTitle{"报销比例与人均费用", "Reimbursement and average fees",
                           "قايتۇرۇش نىسبىتى"};

void drop_character(std::string& text) {
  bool whole = false;
  while (!text.empty() && !whole) {
    whole = (static_cast<unsigned char>(text.back()) & 0xC0U) != 0x80U;
    text.back() = '\0';
    text.pop_back();
  }
}

/// What sounds like the query, or begins like it.
std::vector<Match> nearest_to(const Frame& frame, const NothingFound& nothing) {
  const Date today = to_local(frame.now).date;
  std::string typed(nothing.typed);
  std::vector<Match> nearest;
  while (!typed.empty() && nearest.empty()) {
    for (const Match& match :
         frame.issue.names().prices.find(typed, kMostMatches, Sounds::kAlike)) {
      const PriceItem& item = frame.release().prices()[match.row];
      if (item.kind != nothing.kind || !item.valid.holds(today)) continue;
      nearest.push_back(match);
      if (nearest.size() == kMostNearest) break;
    }
    drop_character(typed);
  }
  wipe(typed);
  return nearest;
}

std::vector<Node> ways_on(const Frame& frame, const NothingFound& nothing) {
  const Language language = frame.manner.language;
  std::vector<Node> buttons;
  if (nothing.filtered) {
    buttons.push_back(sized_button(frame, frame.say(kNoFilter), "filter:none"));
  }
  if (nothing.typed.empty()) return buttons;
  for (std::size_t i = 0; i < nothing.elsewhere.size(); ++i) {
    if (nothing.elsewhere[i] == 0) continue;
    const std::string words = fill(
        frame.say(kElsewhere),
        {kind_word(static_cast<PriceKind>(i), language), std::to_string(nothing.elsewhere[i])});
    buttons.push_back(sized_button(frame, words, "kind:" + std::to_string(i)));
  }
  if (!nothing.alike) buttons.push_back(sized_button(frame, frame.say(kAlike), "alike"));
  buttons.push_back(sized_button(frame, frame.say(kDelete), "key:delete"));
  return buttons;
}

}  // namespace

void add_nothing(Blocks& blocks, const Frame& frame, const NothingFound& nothing) {
  const auto kind = kind_word(nothing.kind, frame.manner.language);
  const std::string typed = shown_query(nothing.typed);
  const Words& said = nothing.typed.empty() ? kNone : kNothing;
  add_note(blocks, frame, fill(frame.say(said), {kind, typed}), desk_words(frame),
           ways_on(frame, nothing));
  const auto nearest = nearest_to(frame, nothing);
  if (nearest.empty()) return;
  blocks.text(frame.say(kMeant), TextStyle::kBodyBold);
  blocks.gap(2);
  const PriceRows rows(frame, nothing.kind, true, blocks.width());
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    const PriceItem& item = frame.release().prices()[nearest[i].row];
    blocks.add(rows.height(), rows.row(item, &nearest[i], i % 2 == 1));
  }
}

std::unique_ptr<View> fee_pages() {
  return std::make_unique<PagesView>(kFeesTitle, std::vector<std::string>{"B4", "B5", "B7"});
}

}  // namespace gongshi::kiosk
