// Request: by when a request for disclosure (依申请公开) is to be handled and answered.
//
// Knows a day and nothing of the applicant.
#pragma once

#include <string>
#include <vector>

#include "content/workspace/due/limits.h"
#include "content/workspace/due/working_days.h"
#include "drivers/os/lang.h"

namespace gongshi::content::workspace {

struct RequestDays {
  Date accepted{};
  bool extended = false;
  Date department{};                       // the department hands in what it has found
  Date answer{};                           // the applicant has the answer; extended or not
  std::vector<std::chrono::year> unknown;  // years of these days that the calendar lacks
};

/// Working days after `accepted`, which itself does not count.
[[nodiscard]] RequestDays request_days(Date accepted, bool extended, const DutyLimits& limits,
                                       const WorkingDays& calendar);

[[nodiscard]] std::string request_text(const RequestDays& days, const DutyLimits& limits,
                                       Lang lang);
[[nodiscard]] std::string request_json(const RequestDays& days, const DutyLimits& limits);

/// "2026 年、2027 年", "2026, 2027".
[[nodiscard]] Sentence years_text(const std::vector<std::chrono::year>& years);

}  // namespace gongshi::content::workspace
