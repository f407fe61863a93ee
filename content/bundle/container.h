// Container: the bundle file, one canonical ustar archive (FORMAT.md, "Container").
//
//   root/2.root  root/2.root.1.minisig …  manifest  manifest.1.minisig …  status  status.1.minisig
//   obj/<stored hash> …  two zero blocks
//
// Reading is the only work done on bytes that nobody has vouched for yet: it compares each header
// with the one header that its name and size may have, and copies nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/hash.h"
#include "content/bundle/manifest.h"
#include "content/bundle/signature.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMaxBundleFile = 1'288'490'188;  // 1.2 GiB, rounded down
inline constexpr std::size_t kMaxEntries = 20'600;

struct Container {
  struct RootEntry {
    std::uint64_t version = 0;  // from the entry's name
    SignedDocument document;
  };
  struct ObjectEntry {
    Hash stored_hash;  // from the entry's name
    std::string_view stored;
  };

  std::vector<RootEntry> roots;  // strictly ascending by version
  SignedDocument manifest;
  std::optional<SignedDocument> status;
  std::vector<ObjectEntry> objects;

  /// Views into `file`, which must outlive them. Word "E_CONTAINER". Whether the objects are those
  /// of the manifest is for match_objects(), once the manifest may be believed.
  [[nodiscard]] static Result<Container> read(std::string_view file);

  /// Hands the file's bytes to `put` in pieces, and stops at its first error. The parts must be in
  /// the order that read() wants.
  [[nodiscard]] Status write(const std::function<Status(std::span<const std::byte>)>& put) const;
  [[nodiscard]] std::string bytes() const;
};

/// Every entry is one that `manifest` lists, in its order, at most once; some may be left out.
/// Word "E_CONTAINER".
[[nodiscard]] Status match_objects(const Container& container, const Manifest& manifest);

/// The 512 bytes that an entry of this name and size has. `name` at most 99 characters.
[[nodiscard]] std::string entry_header(std::string_view name, std::uint64_t size);

}  // namespace gongshi::content::bundle
