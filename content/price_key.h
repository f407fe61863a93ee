// PriceKey: what tells things with a price apart: rows with the same key follow each other in time.
#pragma once

#include <string>

#include "content/release.h"

namespace gongshi::content {

/// Between the parts of a key: kind and code first. No cell of a table holds it.
inline constexpr char kPriceKeySeparator = '\t';

/// Kind and code; of a drug or supply also what it is sold as.
[[nodiscard]] std::string price_key(const Release& release, const PriceItem& item);

}  // namespace gongshi::content
