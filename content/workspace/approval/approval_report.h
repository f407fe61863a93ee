// ApprovalReport: where every item stands, for a terminal or as JSON.
#pragma once

#include "content/workspace/approval/standing.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

struct ItemStanding {
  Item item;
  Standing standing;
};

[[nodiscard]] std::vector<ItemStanding> standings(const Workspace& workspace, Date today);

/// What is not approved first, by department; then how many are.
[[nodiscard]] std::string standings_text(const std::vector<ItemStanding>& all, Lang lang);
[[nodiscard]] std::string standings_json(const std::vector<ItemStanding>& all);

/// "保密审查、分管领导初审"; empty when nobody's turn.
[[nodiscard]] Sentence role_names(const std::set<Role>& roles);

}  // namespace gongshi::content::workspace
