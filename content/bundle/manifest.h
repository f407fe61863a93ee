// Manifest: the signed list of one release; names every object by size and hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/hash.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMaxManifestFile = std::size_t{4} * 1024 * 1024;
inline constexpr std::uint64_t kMaxObjects = 20'000;
inline constexpr std::uint64_t kMaxRawTotal = std::uint64_t{1024} * 1024 * 1024;
inline constexpr std::chrono::days kMaxFreshness{400};

enum class ObjectKind { kTable, kText, kImage };
enum class Encoding { kRaw, kZstd };

[[nodiscard]] std::string_view kind_word(ObjectKind kind);
[[nodiscard]] std::string_view encoding_word(Encoding encoding);

struct ManifestObject {
  std::string path;
  ObjectKind kind = ObjectKind::kTable;
  std::uint64_t raw_size = 0;
  Hash raw_hash;
  Encoding encoding = Encoding::kRaw;
  std::uint64_t stored_size = 0;  // raw: the same pair again
  Hash stored_hash;
};

/// An offer: the stored bytes `hash` make `target` out of `base`. Never has to be taken.
struct DeltaOffer {
  Hash target;
  Hash base;
  std::uint64_t size = 0;
  Hash hash;
};

struct Manifest {
  std::string site;
  std::string channel;
  std::uint64_t epoch = 1;
  std::uint64_t seq = 1;
  WallTime created{};
  WallTime fresh_until{};
  std::uint64_t raw_total = 0;
  std::vector<ManifestObject> objects;  // strictly ascending by path
  std::vector<DeltaOffer> deltas;

  /// Word "E_FORMAT", or "E_SIZE_LIMIT" when raw-total is above 1 GiB.
  [[nodiscard]] static Result<Manifest> parse(std::string_view text);
  [[nodiscard]] std::string text() const;

  /// Stored hashes in order of first mention, each once: the order of a bundle file.
  [[nodiscard]] std::vector<Hash> stored_order() const;

  /// "1-42".
  [[nodiscard]] std::string serial() const;
};

/// 2 to 4 parts joined by '/', at most 128 characters; a name inside the content, never on a disk.
[[nodiscard]] bool is_object_path(std::string_view path);

}  // namespace gongshi::content::bundle
