// Words: values of a release as the kiosk says them, so that paper and screen agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/price_words.h"
#include "content/release.h"
#include "drivers/os/lang.h"

namespace gongshi::content::sheets {

/// "2026-11-20": the day of issue in China's zone.
[[nodiscard]] std::string issue_day(const ReleaseId& id);

/// "22.00", or the form where a price is a form without a number.
[[nodiscard]] std::string amount_words(const PriceItem& item, Lang lang);
/// "2026-03-10 起" or "2026-03-10 起，至 2026-12-31 止".
[[nodiscard]] std::string valid_words(const Validity& valid, Lang lang);
[[nodiscard]] std::string weekday_word(unsigned weekday, Lang lang);
[[nodiscard]] std::string half_word(Half half, Lang lang);

/// 投诉 and, where there is one, 监督举报, each with its hours.
[[nodiscard]] std::vector<std::string> complaint_lines(const Hospital& hospital, Lang lang);

/// Not in the words of `lang`: "（只有中文）".
[[nodiscard]] std::string chinese_only(Lang lang);

}  // namespace gongshi::content::sheets
