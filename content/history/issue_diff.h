// Issue diff: what changed between any two issues, in people's words, what looks odd first.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content/history/item_changes.h"
#include "content/release.h"
#include "drivers/os/lang.h"

namespace gongshi::content::history {

/// A price that moves by as much, up or down, wants a second look before it is signed.
inline constexpr int kSuspiciousPercent = 30;

struct IssueDiff {
  std::vector<PriceStep> steps;  // suspicious ones first, then changed, new, gone
  std::size_t suspicious = 0;
  ItemChanges items;
};

/// In tenths of a percent: 250 for 20.00 → 25.00. Empty without two amounts, or from zero.
[[nodiscard]] std::optional<std::int64_t> per_mille(const PriceStep& step);
/// A jump, another unit, or a number that becomes a form of price.
[[nodiscard]] bool is_suspicious(const PriceStep& step);

/// Views into both.
[[nodiscard]] IssueDiff diff_issues(const Release& before, const Release& now);

/// "血常规：22.00 元/次 → 20.00 元/次（-9.1%），自 2026-11-18，依据 …".
[[nodiscard]] Sentence step_sentence(const PriceStep& step);
/// "改动页面 about 医院简介".
[[nodiscard]] Sentence change_sentence(const ItemChange& change);
/// "22.00 元/次", "市场调节价".
[[nodiscard]] Sentence price_sentence(const Price& price, Text unit);

/// "价格调整 2 项，新增 1，取消 0；其他内容改动 3 项，新增 0，撤下 1。"
[[nodiscard]] Sentence counts_sentence(const PastIssue& issue);

[[nodiscard]] std::string diff_text(const IssueDiff& diff, const std::string& before,
                                    const std::string& now, Lang lang);
[[nodiscard]] std::string diff_json(const IssueDiff& diff, const std::string& before,
                                    const std::string& now);

}  // namespace gongshi::content::history
