// WebMemory: what a device remembers of a web tree between rounds, so that an idle round is one
// small question. In notes/web; lost or odd, the next round simply asks everything.
#pragma once

#include <cstdint>
#include <string>

#include "content/store/disk.h"
#include "content/store/fetch/reply_head.h"
#include "content/store/layout.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

struct WebMemory {
  std::string url;
  Validator status;                // what the server said about its status file
  std::uint64_t root_version = 0;  // the newest root when the next one was last asked for
  WallTime root_asked{};           // and when; zero: not known

  bool operator==(const WebMemory&) const = default;
};

/// Of this tree; an empty one when another tree, or nothing, is remembered.
[[nodiscard]] WebMemory recall_web(const Layout& layout, const std::string& url);

/// Writes only what is new.
[[nodiscard]] Status remember_web(Disk& disk, const Layout& layout, const WebMemory& memory);

}  // namespace gongshi::content::store
