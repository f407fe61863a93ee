// Decision: whether this device takes a bundle; steps 1 to 7 of FORMAT.md's order, pure.
//
//   container ─ roots ─ signatures ─ manifest ─ addressee ─ floor ─[decision]─ objects, tables,
//   commit
//
// Step 8 onward needs a disk and belongs to the store: object.h gives it step 9 one object at a
// time. A pull asks next_root() and decide_manifest() by itself, before the first object is
// fetched; a stick asks decide_bundle().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content/bundle/container.h"
#include "content/bundle/manifest.h"
#include "content/bundle/root.h"
#include "content/bundle/status_document.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {

/// Whom the device serves. Empty means any, for a desk that only looks; never on a device.
struct Addressee {
  std::optional<std::string> site;
  std::optional<std::string> channel;
};

/// The highest release that the device has ever accepted, or was provisioned with (no hash then).
struct Floor {
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::optional<Hash> manifest;
};

struct Accepted {
  Manifest manifest;
  Hash manifest_hash;
};

/// A root that has become valid: to be kept with its signatures, whatever else is decided.
struct RootStep {
  Root root;
  SignedDocument document;  // borrowed from the bundle
};

struct Decision {
  /// kOk: steps 1 to 7 hold and `accepted` is set. kAlready: set too, nothing to do.
  Verdict verdict = Verdict::kContainer;
  Sentence sentence;  // what was found, with the verdict's own sentence
  std::optional<Accepted> accepted;
  std::vector<RootStep> new_roots;       // ascending; never more than 64
  std::optional<StatusDocument> status;  // the bundle's, if one of the status keys signed it

  [[nodiscard]] bool ok() const { return verdict == Verdict::kOk; }
};

/// Steps 3 to 7 for a manifest as fetched. Without a floor nothing is too old (and a manifest that
/// was accepted before verifies again, as at start-up).
[[nodiscard]] Decision decide_manifest(const Root& root, const SignedDocument& manifest,
                                       const Addressee& device, const std::optional<Floor>& floor);

/// Steps 2 to 7, and step 1 for the objects, for a bundle whose container has been read.
[[nodiscard]] Decision decide_bundle(const Root& current, const Container& container,
                                     const Addressee& device, const std::optional<Floor>& floor);

}  // namespace gongshi::content::bundle
