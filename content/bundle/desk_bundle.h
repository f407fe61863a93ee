// DeskBundle: a bundle as it lies on a desk: mapped, container and manifest read, nothing verified.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "content/bundle/container.h"
#include "content/bundle/manifest.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

struct DeskBundle {
  MappedFile file;
  Container container;  // views into `file`, but for the manifest of an opened one
  Manifest manifest;
  Hash manifest_hash;
  std::map<Hash, std::string_view> stored{};  // the entries of `container` by name
  std::map<Hash, std::size_t> by_raw{};       // indexes into manifest.objects
  /// The manifest's bytes as they were read: whoever can write to the file while a person reads
  /// what he is about to sign must not change what he signs.
  std::unique_ptr<const std::string> kept_manifest{};

  [[nodiscard]] static Result<DeskBundle> open(const fs::path& path);
  /// The same of parts that have been read already.
  [[nodiscard]] static DeskBundle of(MappedFile file, Container container, Manifest manifest);

  /// Every entry, deltas included, is what its name says. Word "E_HASH".
  [[nodiscard]] Status check_entries() const;

  /// The raw bytes of `object`, checked. What a thin bundle leaves out comes from `base`, the issue
  /// before, by itself or with a delta; empty when there is no way. Words "E_HASH", "E_DECODE".
  [[nodiscard]] Result<std::optional<std::string>> raw(const ManifestObject& object,
                                                       const DeskBundle* base = nullptr) const;

  /// raw() of every object. Word "E_MISSING_OBJECT" besides.
  [[nodiscard]] Status check_objects(const DeskBundle* base = nullptr) const;

  /// By path or raw hash; null when there is none.
  [[nodiscard]] const ManifestObject* find(std::string_view path) const;
  [[nodiscard]] const ManifestObject* find(const Hash& raw_hash) const;
};

/// `bundle` without what a device with `base` does not need: objects that `base` lists, and the
/// full form of those for which a delta from an object of `base` is in the bundle.
/// Word "E_MISSING_OBJECT": `bundle` is thin itself, and not even such a device could use it.
[[nodiscard]] Result<Container> thin_container(const DeskBundle& bundle, const DeskBundle& base);

}  // namespace gongshi::content::bundle
