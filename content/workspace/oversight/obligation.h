// Obligation: one thing that somebody had to do by a day, and when it was done.
//
//   approvals ─ courses ─┐
//   archive ─ issue log ─┴─[obligations]─ tally, late list ─ report
#pragma once

#include <vector>

#include "content/workspace/due/duties.h"

namespace gongshi::content::oversight {

struct Obligation {
  workspace::DutyKind kind = workspace::DutyKind::kDisclose;
  std::string department;
  std::string person{};  // who did it, or has to; may be empty
  std::string item;
  std::string title;
  Sentence what;  // "保密审查", "定期核对"
  std::optional<Date> since{};
  Date due{};
  std::optional<Date> done{};
  bool dropped = false;  // `done` is the day on which it was refused or proposed anew instead

  [[nodiscard]] bool late(Date today) const { return done.value_or(today) > due; }
  [[nodiscard]] bool open_late(Date today) const { return !done && today > due; }
};

/// What approvals.yaml, the issues and today's duties tell, by department, day and item: disclosing
/// what was proposed, signing, putting into an issue (with a `log` only), periodic checks, and
/// licences that have run out.
///
/// What was refused or proposed anew before its last day is none: the new proposal begins another.
[[nodiscard]] std::vector<Obligation> obligations_of(const workspace::Workspace& workspace,
                                                     Date today, const workspace::IssueLog* log);

}  // namespace gongshi::content::oversight
