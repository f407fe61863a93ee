// PreviewWeek: a display's week as a table for people and as JSON: the work of `show --week`.
#pragma once

#include <string>
#include <vector>

#include "drivers/os/lang.h"
#include "signage/playlist/week.h"

namespace gongshi::signage {

/// One table a display: a row an item, a column a day, and when in it.
[[nodiscard]] std::string weeks_text(const std::vector<DisplayWeek>& weeks, Date first, Lang lang);

/// One document: {"week": "2026-11-23", "displays": [{"display", "serial", "items": [{"id", "kind",
/// "text", "language", "days": [{"date", "spans": [{"from": "06:30", "to": "10:00"}]}]}]}]}.
[[nodiscard]] std::string weeks_json(const std::vector<DisplayWeek>& weeks, Date first);

}  // namespace gongshi::signage
