// Words: values of a release as the kiosk says them, so that paper and screen agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"
#include "drivers/os/lang.h"

namespace gongshi::content::sheets {

/// "2026-11-20": the day of issue in China's zone.
[[nodiscard]] std::string issue_day(const ReleaseId& id);

/// "甲;乙" as "甲、乙".
[[nodiscard]] std::string list_words(std::string_view list, Lang lang);

[[nodiscard]] std::string form_word(PriceForm form, Lang lang);
[[nodiscard]] std::string insurance_word(InsuranceClass insurance, Lang lang);
[[nodiscard]] std::string currency_word(std::string_view unit, Lang lang);
/// "22.00", or the form where a price is a form without a number.
[[nodiscard]] std::string amount_words(const PriceItem& item, Lang lang);
/// "22.00 元/次".
[[nodiscard]] std::string price_words(const PriceItem& item, Lang lang);
/// 1000 is "10%".
[[nodiscard]] std::string share_words(int basis_points);
/// "2026-03-10 起" or "2026-03-10 起，至 2026-12-31 止".
[[nodiscard]] std::string valid_words(const Validity& valid, Lang lang);
[[nodiscard]] std::string weekday_word(unsigned weekday, Lang lang);
[[nodiscard]] std::string half_word(Half half, Lang lang);

/// What tells things with a price apart: rows with the same one follow each other in time.
[[nodiscard]] std::string price_key(const Release& release, const PriceItem& item);

/// 投诉 and, where there is one, 监督举报, each with its hours.
[[nodiscard]] std::vector<std::string> complaint_lines(const Hospital& hospital, Lang lang);

/// Not in the words of `lang`: "（只有中文）".
[[nodiscard]] std::string chinese_only(Lang lang);

}  // namespace gongshi::content::sheets
