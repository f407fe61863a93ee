// Publish: a signed bundle becomes a web tree or a file on a stick (FORMAT.md, "Web tree").
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
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

/// The status for `manifest`, issued `now`, signed with `keys`.
[[nodiscard]] DocumentFile make_status(const Manifest& manifest, const Hash& manifest_hash,
                                       WallTime now, std::chrono::hours valid,
                                       std::span<const SecretKey> keys);

/// The status that lies in the tree, issued anew `now`; empty when there is none. It is not taken
/// from the server's word: status keys of one of `roots` must have signed it (word "E_SIG"), and it
/// must name the highest manifest that lies in the tree ("E_HASH", "E_ROLLBACK").
[[nodiscard]] Result<std::optional<DocumentFile>> renewed_status(const fs::path& web,
                                                                 const std::vector<RootFile>& roots,
                                                                 WallTime now,
                                                                 std::chrono::hours valid,
                                                                 std::span<const SecretKey> keys);

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

/// Roots alone, ascending, and then the status if there is one: devices look for the next root when
/// it changes. Words "E_EQUIVOCATION": the tree has another root of the same version; "E_ROLLBACK":
/// it has a higher one.
[[nodiscard]] Status publish_roots(const fs::path& web, const std::vector<RootFile>& roots,
                                   const std::optional<DocumentFile>& status);

/// Writes STICK/gongshi/<site>-<channel>-<epoch>-<seq>.kbundle, the newest 64 roots and the status
/// inside; its path. A thin one is named …-<seq>-after-<epoch>-<seq>.kbundle.
[[nodiscard]] Result<fs::path> publish_stick(const fs::path& stick, const Publication& publication);

}  // namespace gongshi::content::bundle
