// Assemble: the builder's last step; content by path becomes an unsigned bundle.
//
//   workspace ─ tables, texts, images ─[assemble]─ sign ─ publish
//
// Deterministic: the same issue and content give the same bytes.
#pragma once

#include <cstdint>
#include <map>
#include <string>

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

struct Assembled {
  std::string file;  // the bundle, still without a signature
  Manifest manifest;
  Hash manifest_hash;
};

/// Errc::kUsage    a path, site, channel, number or date that the format cannot say
/// Errc::kRejected word "E_SIZE_LIMIT": more than 1 GiB, 20,000 objects or 4 MiB of manifest
[[nodiscard]] Result<Assembled> assemble(const Issue& issue,
                                         const std::map<std::string, Source>& content);

}  // namespace gongshi::content::bundle
