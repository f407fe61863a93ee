// Changes: how an issue differs from the one before, and the deltas that spare devices the rest.
//
//   yesterday's bundle + today's objects ─[compare]─ delta offers, counts for a person
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/bundle/assemble.h"
#include "content/bundle/desk_bundle.h"
#include "content/bundle/manifest.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

struct Comparison {
  Changes changes;
  std::vector<DeltaOffer> offers;   // in the order of their targets' paths
  std::vector<std::string> frames;  // the offers' bytes, one for each
};

/// Looks for each of `objects` (of `content`) that `base` does not hold: the base is the object of
/// the same path, or one of the same kind and about the same size whose path is gone. Pictures get
/// no deltas: they are compressed already, and two versions of one have no bytes in common. At most
/// `most_offers` are made. Deterministic. Words "E_HASH", "E_DECODE": `base` is damaged.
[[nodiscard]] Result<Comparison> compare(const DeskBundle& base,
                                         const std::vector<ManifestObject>& objects,
                                         const std::map<std::string, Source>& content,
                                         std::size_t most_offers);

}  // namespace gongshi::content::bundle
