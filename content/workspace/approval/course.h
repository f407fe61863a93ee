// Course: an item's way so far in days: who had a turn since when, and what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/workspace/approval/signing.h"

namespace gongshi::content::workspace {

/// From the day on which a role could sign until it said something.
struct Turn {
  Role role = Role::kAnswerable;
  Date since{};
  std::optional<Date> done{};
  std::string name{};          // who spoke
  std::optional<Date> over{};  // the round ended before anybody did
};

/// From a proposal to the last sign-off that it needed.
struct Round {
  Date proposed{};
  std::string name{};  // who proposed
  std::optional<Date> approved{};
  std::optional<Date> not_before{};  // the secrecy review's day, of an approved one
  std::optional<Date> over{};        // refused, withheld or proposed anew before that
};

/// Somebody looked at all of it: a proposal, or a check that found nothing to change.
struct Look {
  Date day{};
  std::string name{};
  bool confirms = false;
};

struct Course {
  std::vector<Turn> turns;
  std::vector<Round> rounds;
  std::vector<Look> looks;
};

}  // namespace gongshi::content::workspace
