// PriceWords: what only the web says of prices in words; the rest is content/price_words.h.
#pragma once

#include <string>

#include "content/price_words.h"
#include "content/workspace/web/edition.h"

namespace gongshi::content::web {

[[nodiscard]] std::string_view kind_words(PriceKind kind, Lang lang);
[[nodiscard]] std::string_view insurance_meaning(InsuranceClass value, Lang lang);

/// "自 2026年7月1日起由 20.00 元/次 调为 22.00 元/次"
[[nodiscard]] std::string step_words(const PriceStep& step, Lang lang);

}  // namespace gongshi::content::web
