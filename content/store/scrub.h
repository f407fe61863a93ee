// Scrub: reads every file of the current and the previous release from the disk and compares it
// with the hash that the signed manifest says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/bundle/manifest.h"
#include "content/store/layout.h"
#include "content/store/object_file.h"
#include "content/store/provision.h"
#include "content/store/state_record.h"

namespace gongshi::content::store {

/// One release of the store as a scrub found it.
struct ScrubbedRelease {
  std::string hash;
  std::optional<bundle::Manifest> manifest;  // empty: manifest or signatures are damaged
  bool unreadable = false;                   // the disk did not answer: perhaps it is whole
};

struct Scrub {
  std::vector<ScrubbedRelease> releases;        // current, then previous, where there are any
  std::vector<bundle::ManifestObject> damaged;  // or lost; each raw hash once
  std::size_t objects = 0;                      // looked at
  std::uint64_t bytes = 0;
};

/// Reads only. `go_on` is asked often; it may wait, and false ends the scrub with Errc::kClosed.
/// Errc::kIo never: a file that cannot be read is damaged.
[[nodiscard]] Result<Scrub> scrub(const Layout& layout, const Provision& provision,
                                  const StateRecord& state, const GoOn& go_on = {});

}  // namespace gongshi::content::store
