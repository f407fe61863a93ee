// Price rows: one row of services.csv, drugs.csv or consumables.csv.
#pragma once

#include <optional>

#include "content/model.h"
#include "content/workspace/row/record.h"

namespace gongshi::content::workspace {

/// Every fault of the row is told; empty when it has one. `department` answers when the row names
/// nobody.
[[nodiscard]] std::optional<content::PriceDetail> read_price(Record& record,
                                                             content::Text department);

/// For anonymised files: "G" and twelve hex digits made from name, specification, unit and maker,
/// the same in every run and on every machine.
[[nodiscard]] std::string generated_code(const content::PriceDetail& price);

}  // namespace gongshi::content::workspace
