// PriceWords: what the tables of prices say in words, on the web.
#pragma once

#include <string>

#include "content/workspace/web/edition.h"

namespace gongshi::content::web {

[[nodiscard]] std::string_view kind_words(PriceKind kind, Lang lang);
[[nodiscard]] std::string_view form_words(PriceForm form, Lang lang);
[[nodiscard]] std::string_view insurance_words(InsuranceClass value, Lang lang);
[[nodiscard]] std::string_view insurance_meaning(InsuranceClass value, Lang lang);

/// "22.00 元/次", or the form of a price without an amount.
[[nodiscard]] std::string price_words(const Price& price, std::string_view unit, Lang lang);
/// "12.5%"
[[nodiscard]] std::string share_words(int basis_points);
/// "甲;乙" as "甲、乙".
[[nodiscard]] std::string list_words(std::string_view list, Lang lang);
/// "自 2026年7月1日起由 20.00 元/次 调为 22.00 元/次"
[[nodiscard]] std::string step_words(const PriceStep& step, Lang lang);

}  // namespace gongshi::content::web
