// StoredRelease: one release as it lies in the store: signed manifest and mapped objects.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "content/bundle/manifest.h"
#include "content/objects.h"
#include "content/release.h"
#include "content/store/provision.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

[[nodiscard]] ReleaseId release_id(const bundle::Manifest& manifest,
                                   const std::string& manifest_hash);

/// The manifest in releases/`manifest_hash`, after its hash, its signatures under one of the roots
/// that this device has accepted, and its addressee have been checked.
///
/// Errc::kRejected: its epoch may not be shown any more (min-display-epoch).
[[nodiscard]] Result<bundle::Manifest> stored_manifest(const Layout& layout,
                                                       const Provision& provision,
                                                       const std::string& manifest_hash);

/// Manifest hashes of all releases on disk that pass stored_manifest(), highest number first.
[[nodiscard]] std::vector<std::string> verified_releases(const Layout& layout,
                                                         const Provision& provision);

/// Objects read straight from their files. All are opened at once and stay readable after a
/// clean-up has unlinked them.
class MappedObjects final : public Objects {
 public:
  using Locate = std::function<fs::path(const bundle::Hash& raw_hash)>;

  /// Errc::kCorrupt or kNotFound when a file is missing or has another size than the manifest says.
  [[nodiscard]] static Result<std::shared_ptr<const MappedObjects>> open(
      const bundle::Manifest& manifest, const Locate& locate);

  [[nodiscard]] Result<std::string_view> bytes(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> paths() const override;
  void rest() const override;

 private:
  MappedObjects() = default;

  std::map<std::string, MappedFile, std::less<>> files_;
};

/// True when every object of `manifest` is in the store with the right size.
[[nodiscard]] bool objects_present(const Layout& layout, const bundle::Manifest& manifest);

}  // namespace gongshi::content::store
