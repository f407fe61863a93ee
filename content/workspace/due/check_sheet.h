// CheckSheet: what each liaison has to look at in a month, with boxes to tick on paper.
#pragma once

#include <span>

#include "content/workspace/due/checks.h"
#include "content/workspace/due/period.h"

namespace gongshi::content::workspace {

struct CheckLine {
  Check check;
  bool late = false;       // its day has passed without a check
  std::vector<Date> days;  // of the month, each if the one before is kept; may be empty when late
};

/// By department, person and first day. Empty `department`: all of them.
[[nodiscard]] std::vector<CheckLine> check_lines(std::span<const Check> checks, const Period& month,
                                                 Date today, const WorkingDays& calendar,
                                                 std::string_view department);

/// `calendar_known`: whether the calendar has the month's year.
[[nodiscard]] std::string check_sheet_text(const std::vector<CheckLine>& lines, const Period& month,
                                           const Workspace& workspace, bool calendar_known,
                                           Lang lang);
[[nodiscard]] std::string check_sheet_json(const std::vector<CheckLine>& lines, const Period& month,
                                           bool calendar_known);

}  // namespace gongshi::content::workspace
