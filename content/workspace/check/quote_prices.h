// Prices quoted in messages: "血常规 {价格:250101015}" becomes "血常规 22.00元/次".
//
// A number typed into a message would go stale when the table changes. A quote is taken from the
// table at each build, and the message is due only on days on which that price holds.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Replaces every {价格:CODE} and {price:CODE} in the three texts of each message. A message whose
/// code is in no price table, or stands for several prices, is refused (E1409). Runs after
/// check_prices and before check_references.
void quote_prices(Context& context);

}  // namespace gongshi::content::workspace
