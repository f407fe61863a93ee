// Evidence: all that the listed devices have signed in a box, not only the newest, and the first
// receipts of each issue kept before newer ones take their place.
//
// A device sends a receipt when a display changes and hourly, under one name: on the server the
// newest replaces the one before. When an issue stood where is known only to whoever keeps them.
#pragma once

#include <vector>

#include "content/bundle/receipt_document.h"
#include "content/workspace/receipts/devices_file.h"
#include "content/workspace/receipts/receipt_box.h"

namespace gongshi::content::receipts {

struct SignedReceipt {
  bundle::Receipt receipt;
  const ReceiptFile* file = nullptr;  // of the box
};

struct DeviceReceipts {
  std::string device;
  std::vector<SignedReceipt> receipts;  // oldest first; by its key and under its name
};

/// In the order of `devices`. Borrows from `box`.
[[nodiscard]] std::vector<DeviceReceipts> signed_receipts(const std::vector<ListedDevice>& devices,
                                                          const ReceiptBox& box);

/// The display itself has said what it shows, and it is there.
[[nodiscard]] bool proves(const DisplayLine& line);

/// Copies into `folder` each receipt that is the first there to prove an issue on a display, as
/// DEVICE/TIME.receipt with its signature; how many. Errc::kRejected when the folder holds more
/// than a box may.
[[nodiscard]] Result<std::size_t> keep_first(const std::vector<ListedDevice>& devices,
                                             const ReceiptBox& box, const fs::path& folder);

}  // namespace gongshi::content::receipts
