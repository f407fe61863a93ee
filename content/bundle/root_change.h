// RootChange: what people want to be different in the next root, and what must not come of it.
//
//   present root + change ─[changed_root]─ next root, unsigned
//
// A root that nobody can follow or use is worse than none, and only a site visit repairs it; so
// whatever would lock everybody out is refused before it is written.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/bundle/root.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

struct RootChange {
  struct Key {
    Role role = Role::kRoot;
    PublicKey key;
  };
  /// A public key, or only its id where people have lost the file.
  struct Removal {
    Role role = Role::kRoot;
    std::optional<PublicKey> key;
    std::string id;  // "5106A583DB0BDE46", when there is no key
  };

  std::set<Role> cleared;  // roles that lose all their keys first
  std::vector<Removal> removals;
  std::vector<Key> additions;
  std::vector<std::pair<Role, std::uint64_t>> thresholds;
  bool new_epoch = false;
  bool withhold = false;  // min-display-epoch becomes the epoch
  std::optional<std::uint64_t> min_display_epoch;
};

/// `root` with `change` made; its version stays. Errc::kUsage says what cannot be: a key that is
/// not there or stands in two roles, a role without a key, a threshold above its keys, more
/// signatures than a document may carry, a min-display-epoch that falls or exceeds the epoch.
[[nodiscard]] Result<Root> changed_root(const Root& root, const RootChange& change);

/// How many signature files the root after `previous` needs at least: one that a key of both gives
/// counts on both sides. Errc::kUsage when that is more than a document may carry (8), so that
/// `next` could never become valid.
[[nodiscard]] Result<std::uint64_t> signatures_needed(const Root& previous, const Root& next);

}  // namespace gongshi::content::bundle
