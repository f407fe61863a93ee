// Price cell: the amount or the price form of one row.
#pragma once

#include "content/workspace/row/record.h"

namespace gongshi::content::workspace {

/// A price cell holds an amount, an amount with the row's own unit ("1元/次" where the unit is 次),
/// or a form in place of a number ("市场调节价"). Everything else is told and refused.
void read_amount(Record& record, content::PriceDetail& detail);

/// "1" of "1元/次" when `unit` is 次; empty when the cell is written otherwise. `says_other`
/// becomes true when it names another unit.
[[nodiscard]] std::string_view amount_before_unit(std::string_view folded, std::string_view unit,
                                                  bool& says_other);

}  // namespace gongshi::content::workspace
