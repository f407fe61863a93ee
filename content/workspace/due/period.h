// Period: a month, a quarter or a year of the calendar, as people name it: 2026-11, 2026-4, 2026.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::content::workspace {

struct Period {
  Date first{}, last{};
  std::string text;  // as it was written
  Sentence name;     // 2026 年 11 月, "November 2026"

  [[nodiscard]] bool holds(Date day) const { return first <= day && day <= last; }
};

/// "2026-11". Errc::kUsage otherwise, as of the two below; years 2000 .. 2099.
[[nodiscard]] Result<Period> parse_month(std::string_view text);
/// "2026-4": October to December.
[[nodiscard]] Result<Period> parse_quarter(std::string_view text);
[[nodiscard]] Result<Period> parse_year(std::string_view text);

}  // namespace gongshi::content::workspace
