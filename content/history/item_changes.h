// Item changes: which pages, people and notices one issue adds, alters or takes away.
#pragma once

#include <vector>

#include "content/release.h"

namespace gongshi::content::history {

struct ItemChanges {
  int added = 0;
  int changed = 0;
  int removed = 0;
  /// By sort and id. A person who is gone is counted and not named.
  std::vector<ItemChange> list;
};

/// Views into both releases. Clinic times are not looked at: they are another table every week.
[[nodiscard]] ItemChanges item_changes(const Release& before, const Release& now);

}  // namespace gongshi::content::history
