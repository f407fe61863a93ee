// DevicesFile: the office's own list of the devices that must report, one line each:
//
//   # name   public key                                                  place
//   kiosk-1  RWQCAgICAgICAoE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU  门诊大厅
//
// `gongshi-sync status` prints the line of a device; only the place is added in the office. The
// list is what makes a receipt believable, so it comes from people and never from receipts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/key.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::receipts {

struct ListedDevice {
  std::string name;
  bundle::PublicKey key;
  std::string place;  // may be empty
};

/// Lines may end with CR LF; empty lines and those that begin with # are passed over.
/// Errc::kConfig: "file:line: …" for a line that is none, or a name or key that stands twice.
[[nodiscard]] Result<std::vector<ListedDevice>> parse_devices(std::string_view text,
                                                              const std::string& file);
[[nodiscard]] Result<std::vector<ListedDevice>> read_devices(const fs::path& path);

}  // namespace gongshi::content::receipts
