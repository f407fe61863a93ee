// Duties: what the office and its departments owe, and by which working day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/due/working_days.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

enum class DutyKind : std::uint8_t {
  kDisclose,  // made or changed, and not approved yet: 20 working days
  kSign,      // somebody's turn to sign
  kCheck,     // the longest time without a look has passed
  kEnds,      // goes off the displays on its day
  kLicence,   // a licence or permit runs out
  kRelease,   // may be shown from that day on
  kGap,       // a category of the catalogue holds nothing
};

struct Duty {
  std::string department;
  std::string person;  // who answers for it; may be empty
  DutyKind kind = DutyKind::kCheck;
  std::string item;  // as approvals names it; a category's code for a gap
  std::string title;
  Sentence what;
  std::optional<Date> day{};  // the last day on which it is in time
  int left = 0;               // working days until then; below zero: too late
  bool overdue = false;
};

struct DutyLimits {
  int soon = 10;                            // duties are told so many working days ahead
  int disclose = 20;                        // after an item was made or changed
  int office = 5, secrecy = 3, leader = 3;  // for each sign-off, after the one before
  int licence_days = 60;                    // calendar days ahead
};

/// Overdue ones first, then by day.
[[nodiscard]] std::vector<Duty> duties_of(const Workspace& workspace, Date today,
                                          const DutyLimits& limits);

/// "check"; what JSON calls it.
[[nodiscard]] std::string_view duty_word(DutyKind kind);

}  // namespace gongshi::content::workspace
