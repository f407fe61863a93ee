// Price words: a price item as people read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/price_key.h"
#include "content/release.h"
#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

/// "医疗服务", and where there is little room "服务".
[[nodiscard]] std::string_view kind_word(content::PriceKind kind, Language language = {});
[[nodiscard]] std::string_view brief_kind_word(content::PriceKind kind, Language language);
/// "甲类", "自费", "".
[[nodiscard]] std::string_view insurance_word(content::InsuranceClass value,
                                              Language language = {});
/// What that means for the visitor, in a sentence.
[[nodiscard]] std::string_view insurance_meaning(content::InsuranceClass value, Language language);
/// "市场调节价", "".
[[nodiscard]] std::string_view form_word(content::PriceForm form, Language language = {});

/// "元", or "美元" where the unit says so (content/currency.h).
[[nodiscard]] std::string_view currency_word(std::string_view unit, Language language = {});

/// "元/次"; "元" where the table has "/" for "no unit".
[[nodiscard]] std::string unit_words(std::string_view unit, Language language = {});

/// "22.00 元/次", or the price form where there is no number.
[[nodiscard]] std::string price_words(const content::PriceItem& item, Language language = {});

/// The row of `key` (content::price_key: it means the same in the next issue, whatever happened to
/// the price) that holds on `day`; nullptr when there is none (any more).
[[nodiscard]] const content::PriceItem* find_price(const content::Release& release,
                                                   std::string_view key, Date day);

/// The next announced price of the same thing after `day`, or nullptr.
[[nodiscard]] const content::PriceItem* find_next_price(const content::Release& release,
                                                        std::string_view key, Date day);

}  // namespace gongshi::kiosk
