// Price column: which of several columns holds the price that patients pay.
//
// A provincial list has one column per grade of hospital, a hospital's export one per kind of
// patient. Nobody but the office knows which one counts, so it is asked and never guessed.
#pragma once

#include <string_view>
#include <vector>

#include "content/workspace/row/headers.h"

namespace gongshi::content::workspace {

/// 三级, 优惠价, 最高限价, PRICE: a header that may stand above prices; `folded` as by fold_header.
[[nodiscard]] bool is_price_like(std::string_view folded);

/// 采购价, 价格依据, 序号: what is bought, agreed or counted, and no price that a patient pays.
[[nodiscard]] bool is_other_amount(std::string_view folded);

/// 医保支付标准: what the insurance pays for a negotiated drug. It must not be published.
[[nodiscard]] bool is_payment_standard(std::string_view folded);

/// True when most of the first cells below the header are amounts.
[[nodiscard]] bool holds_amounts(const Sheet& sheet, std::size_t first_row, std::size_t column);

/// Columns without a field that may hold the price, by header or by content.
[[nodiscard]] std::vector<std::size_t> price_candidates(const Mapping& mapping, const Sheet& sheet,
                                                        const FileColumns& columns);

/// Settles the price column of a mapped price table, or asks for it with a blocking finding.
void settle_price_column(Mapping& mapping, const Sheet& sheet, const FileColumns& columns,
                         Findings& findings);

}  // namespace gongshi::content::workspace
