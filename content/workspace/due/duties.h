// Duties: what the office and its departments owe, and by which working day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/due/issue_log.h"
#include "content/workspace/due/limits.h"
#include "content/workspace/due/working_days.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

enum class DutyKind : std::uint8_t {
  kDisclose,    // made or changed, and not approved yet
  kSign,        // somebody's turn to sign
  kCheck,       // the longest time without a look has passed
  kEnds,        // goes off the displays on its day
  kLicence,     // a licence or permit runs out
  kRelease,     // may be shown from that day on
  kGap,         // a category of the catalogue holds nothing
  kIssue,       // approved, and in no issue yet
  kStaffBoard,  // the quarter's first month: the staff board, by other means than ours
};

struct Duty {
  std::string department;
  std::string person;  // who answers for it or has to sign; may be empty
  DutyKind kind = DutyKind::kCheck;
  std::string item;  // as approvals names it; a category's code for a gap
  std::string title;
  Sentence what;
  std::optional<Date> day{};  // the last day on which it is in time
  int left = 0;               // working days until then; below zero: too late
  bool overdue = false;
  std::optional<Date> since{};  // it is owed from this day on, where that is known
};

/// Overdue ones first, then by day. What is in no issue is known only with a `log`.
[[nodiscard]] std::vector<Duty> duties_of(const Workspace& workspace, Date today,
                                          const DutyLimits& limits, const IssueLog* log = nullptr);

/// "check"; what JSON calls it.
[[nodiscard]] std::string_view duty_word(DutyKind kind);

/// The department or step that signs as `role`: the disclosure office by its name, "保密审查".
[[nodiscard]] std::string signing_department(const Workspace& workspace, Role role);
/// Working days that `role` has.
[[nodiscard]] int sign_limit(const DutyLimits& limits, Role role);

}  // namespace gongshi::content::workspace
