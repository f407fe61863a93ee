// Assemble: the builder's last step; content by path becomes an unsigned bundle.
//
//   workspace ─ tables, texts, images ─[assemble]─ sign ─ publish
//
// Deterministic: the same issue, content and base give the same bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content/bundle/manifest.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

struct Issue {
  std::string site;
  std::string channel;
  std::uint64_t epoch = 1;
  std::uint64_t seq = 1;
  WallTime created{};      // whole seconds count
  WallTime fresh_until{};  // usually 45 days later
};

struct Source {
  ObjectKind kind = ObjectKind::kTable;
  std::string bytes;
};

/// Against the issue before, for the person who makes this one.
struct Changes {
  std::size_t unchanged = 0;
  std::size_t changed = 0;
  std::size_t added = 0;
  std::size_t gone = 0;
  std::uint64_t delta_bytes = 0;   // of all deltas together
  std::uint64_t object_bytes = 0;  // the cheapest way to each object that the base does not hold
  std::vector<std::string> without_base;  // paths: the base is thin and leaves their old object out
};

struct Assembled {
  std::string file;  // the bundle, still without a signature
  Manifest manifest;
  Hash manifest_hash;
  std::optional<Changes> changes{};  // only with a base
};

struct DeskBundle;

/// Errc::kUsage    a path, site, channel, number or date that the format cannot say
/// Errc::kRejected word "E_SIZE_LIMIT": more than 1 GiB, 20,000 objects or 4 MiB of manifest
///
/// With a `base`, the issue that devices are likely to hold, deltas against it are offered and put
/// into the bundle behind the objects.
[[nodiscard]] Result<Assembled> assemble(const Issue& issue,
                                         const std::map<std::string, Source>& content,
                                         const DeskBundle* base = nullptr);

}  // namespace gongshi::content::bundle
