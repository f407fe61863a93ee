// Report of duties: by department in people's words, or as JSON.
#pragma once

#include "content/workspace/due/duties.h"

namespace gongshi::content::workspace {

/// A message's text is its title: its beginning, for a line.
[[nodiscard]] std::string shortened(std::string_view title);

/// `calendar_known`: whether the calendar has this year and the year in which the last duty falls.
/// With `color` what is late is red; the words say it too.
[[nodiscard]] std::string duties_text(const std::vector<Duty>& duties, Date today,
                                      bool calendar_known, Lang lang, bool color);
[[nodiscard]] std::string duties_json(const std::vector<Duty>& duties, Date today,
                                      bool calendar_known);

}  // namespace gongshi::content::workspace
