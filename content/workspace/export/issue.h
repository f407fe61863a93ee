// Issue: what goes out to the channels beside the lobby's own displays, and who vouches for it.
//
//   signed bundle ─[issue]─ web pages, sheets
#pragma once

#include <memory>

#include "content/release.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::outlet {

struct Issue {
  std::shared_ptr<const Release> release;
  /// Office and reviewer have signed it under a root that whoever exports vouches for. Whatever is
  /// made of an issue that is not must say so wherever it is read.
  bool verified = false;
};

/// The bundle `file`, every object checked and every table read. Without `root` (a root file, or a
/// folder of them) nobody's signature is looked at. With it the newest root decides as a device's
/// does, so that an issue whose epoch has been withdrawn does not go out.
///
/// The words of bundle/verdict.h: "E_SIG", "E_EPOCH", "E_HASH", "E_MISSING_OBJECT" of a thin bundle
/// …
[[nodiscard]] Result<Issue> open_issue(const fs::path& file, const fs::path& root);

}  // namespace gongshi::content::outlet
