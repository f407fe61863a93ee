// Price steps: what two issues, one after the other, say differently about prices.
//
// A thing's rows in one issue are its course: what it costs from which day on. Both courses are
// read from the day of the newer issue on; each day on which they begin to differ is a step. A
// price that the older issue had announced already is no step when its day comes.
#pragma once

#include <vector>

#include "content/release.h"

namespace gongshi::content::history {

/// By item, then by day, the later first. Views into both releases. `day` is the newer issue's.
[[nodiscard]] std::vector<PriceStep> price_steps(const Release& before, const Release& now,
                                                 Date day);

}  // namespace gongshi::content::history
