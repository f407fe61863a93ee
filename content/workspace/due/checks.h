// Checks: what somebody has to look at again, by when, and when it was looked at last.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/due/working_days.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

struct Check {
  std::string department;
  std::string person;  // who answers for it; may be empty
  std::string item;    // as approvals names it
  std::string title;
  int days = 0;  // calendar days between two checks at most, check_days of its category
  Date last{};
  Date due{};  // a working day
};

/// Pages, emergency cards and the files of tables whose category has check_days and of which
/// something tells when they were looked at last. In a fixed order.
[[nodiscard]] std::vector<Check> checks_of(const Workspace& workspace, Date today);

/// The day by which what was looked at on `last` is to be looked at again.
[[nodiscard]] Date check_day(const WorkingDays& calendar, Date last, int days);

/// The category of a kind of table: "B1" of services.
[[nodiscard]] std::string_view category_of(SheetKind kind);

/// The category whose period counts for an item, also while it is in review; null when none does.
[[nodiscard]] const content::Category* check_category(const Workspace& workspace, const Item& item);

}  // namespace gongshi::content::workspace
