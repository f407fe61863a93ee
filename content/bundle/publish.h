// Publish: a signed bundle becomes a web tree or a file on a stick (FORMAT.md, "Web tree").
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "content/bundle/container.h"
#include "content/bundle/document_file.h"
#include "content/bundle/key.h"
#include "content/bundle/manifest.h"
#include "content/bundle/status_document.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// What goes out: a container whose objects match `manifest`, and perhaps roots and a status.
struct Publication {
  Container container;
  const Manifest& manifest;
  std::vector<RootFile> roots;
  std::optional<DocumentFile> status;
  std::string after{};  // thin: the serial that devices must have already
};

/// The status for `manifest`, issued `now`, signed with `key`.
[[nodiscard]] DocumentFile make_status(const Manifest& manifest, const Hash& manifest_hash,
                                       WallTime now, std::chrono::hours valid,
                                       const SecretKey& key);

struct WebCount {
  std::size_t written = 0;  // objects
  std::size_t kept = 0;     // objects that were there already, unharmed
};

/// Objects first, then roots, manifest and signatures, then the status; each file by rename, so
/// that a reader at any moment finds the old release or the new one.
///
/// Word "E_EQUIVOCATION": the tree has another manifest under this number.
/// Word "E_ROLLBACK": the tree's status names a higher number.
/// Word "E_MISSING_OBJECT": a thin bundle, and the tree lacks an object that it leaves out.
[[nodiscard]] Result<WebCount> publish_web(const fs::path& web, const Publication& publication);

/// Writes STICK/gongshi/<site>-<channel>-<epoch>-<seq>.kbundle, roots and status inside; its path.
/// A thin one is named …-<seq>-after-<epoch>-<seq>.kbundle.
[[nodiscard]] Result<fs::path> publish_stick(const fs::path& stick, const Publication& publication);

}  // namespace gongshi::content::bundle
