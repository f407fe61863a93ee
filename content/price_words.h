// PriceWords: what a price says in words, the same on the web, on paper and in the proof.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"
#include "drivers/os/lang.h"

namespace gongshi::content {

/// "市场调节价"; empty when no form is stated.
[[nodiscard]] std::string_view form_word(PriceForm form, Lang lang);
/// "甲类"; empty when no class is stated.
[[nodiscard]] std::string_view insurance_word(InsuranceClass insurance, Lang lang);
/// "元", of a price with that unit (currency.h).
[[nodiscard]] std::string_view currency_word(Text unit, Lang lang);
/// "22.00 元/次", or the form of a price without a number.
[[nodiscard]] std::string price_words(const Price& price, Text unit, Lang lang);
/// 1000 is "10%", 1250 "12.5%".
[[nodiscard]] std::string share_words(int basis_points);
/// "甲;乙" as "甲、乙".
[[nodiscard]] std::string list_words(Text list, Lang lang);

}  // namespace gongshi::content
