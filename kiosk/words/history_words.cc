#include "kiosk/words/history_words.h"

#include <array>

#include "kiosk/words/fill.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::PastIssue;
using content::PriceStep;

constexpr Words kIssue{"第 {1} 期（{2}）", "No. {1} ({2})", "{1}-سان ({2})"};
constexpr Words kStep{"自 {1} 起由 {2} 调为 {3}", "from {1}: {3}, before that {2}",
                      "{1} دىن باشلاپ {3}، ئىلگىرى {2}"};
constexpr Words kNew{"自 {1} 起列出：{3}", "listed from {1}: {3}", "{1} دىن باشلاپ تىزىلدى: {3}"};
constexpr Words kGone{"自 {1} 起不再列出，原为 {2}", "no longer listed from {1}; it was {2}",
                      "{1} دىن باشلاپ تىزىلمايدۇ، ئىلگىرى {2}"};

constexpr Words kPrices{"价格", "Prices: ", "باھا: ", "", "ᠦᠨ᠎ᠡ"};
constexpr Words kItems{"其他内容", "Other content: ", "باشقا مەزمۇن: "};
constexpr Words kChanged{"调整 {1} 项", "{1} changed", "{1} ئۆزگەردى"};
constexpr Words kAltered{"改动 {1} 项", "{1} changed", "{1} ئۆزگەردى"};
constexpr Words kAdded{"新增 {1} 项", "{1} new", "{1} يېڭى"};
constexpr Words kRemoved{"取消 {1} 项", "{1} gone", "{1} چىقىرىۋېتىلدى"};
constexpr Words kTaken{"撤下 {1} 项", "{1} gone", "{1} چىقىرىۋېتىلدى"};
constexpr Words kNothing{"价格和其他内容都没有改动", "No price and no other content changed",
                         "باھا ۋە باشقا مەزمۇن ئۆزگەرمىدى"};
constexpr Words kComma{"，", ", ", "، "};
constexpr Words kSemicolon{"；", "; ", "؛ "};

std::string price_of(const content::Price& price, content::Text unit, Language language) {
  content::PriceItem item;
  item.price = price;
  item.unit = unit;
  return price_words(item, language);
}

/// "价格调整 2 项，新增 1 项"; empty when all three are zero.
std::string part(const Words& what, const std::array<std::pair<const Words*, int>, 3>& counts,
                 Language language) {
  std::string words;
  for (const auto& [pattern, count] : counts) {
    if (count == 0) continue;
    words += words.empty() ? what.in(language) : kComma.in(language);
    words += fill(pattern->in(language), {std::to_string(count)});
  }
  return words;
}

}  // namespace

std::string issue_words(const PastIssue& issue, Language language) {
  return fill(kIssue.in(language), {issue.serial, date_text(issue.day)});
}

std::string step_words(const PriceStep& step, Language language) {
  const Words& pattern = step.is_new() ? kNew : step.is_gone() ? kGone : kStep;
  return fill(pattern.in(language),
              {date_text(step.from), price_of(step.before, step.unit_before, language),
               price_of(step.after, step.unit_after, language)});
}

std::string count_words(const PastIssue& issue, Language language) {
  const std::string prices = part(kPrices,
                                  {{{&kChanged, issue.prices_changed},
                                    {&kAdded, issue.prices_added},
                                    {&kRemoved, issue.prices_removed}}},
                                  language);
  const std::string items = part(kItems,
                                 {{{&kAltered, issue.items_changed},
                                   {&kAdded, issue.items_added},
                                   {&kTaken, issue.items_removed}}},
                                 language);
  if (prices.empty() && items.empty()) return std::string(kNothing.in(language));
  if (prices.empty() || items.empty()) return prices + items;
  return prices + std::string(kSemicolon.in(language)) + items;
}

std::string_view sort_word(content::ItemSort sort, Language language) {
  constexpr std::array kWords{
      Words{"页面", "Page", "بەت"},         Words{"科室", "Department", "بۆلۈم"},
      Words{"医生", "Doctor", "دوختۇر"},    Words{"院领导", "Leader", "رەھبەر"},
      Words{"滚动消息", "Notice", "ئۇچۇر"}, Words{"应急卡", "Emergency card", "جىددىي كارتا"}};
  return kWords[std::size_t(sort)].in(language);
}

std::string_view fate_word(content::ItemFate fate, Language language) {
  constexpr std::array kWords{Words{"新增", "new", "يېڭى"}, Words{"有改动", "changed", "ئۆزگەردى"},
                              Words{"撤下", "gone", "چىقىرىۋېتىلدى"}};
  return kWords[std::size_t(fate)].in(language);
}

}  // namespace gongshi::kiosk
