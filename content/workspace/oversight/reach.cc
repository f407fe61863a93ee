#include "content/workspace/oversight/reach.h"

#include <algorithm>

namespace gongshi::content::oversight {

Evidence::Evidence(const std::vector<receipts::DeviceReceipts>& devices) {
  for (const receipts::DeviceReceipts& signed_by : devices) {
    Device& device = devices_.emplace_back();
    device.name = signed_by.device;
    if (signed_by.receipts.empty()) continue;
    for (const DisplayLine& line : signed_by.receipts.back().receipt.displays) {
      device.displays[line.display];
    }
    for (const auto& [receipt, file] : signed_by.receipts) {
      for (const DisplayLine& line : receipt.displays) {
        const auto display = device.displays.find(line.display);
        if (display == device.displays.end() || !receipts::proves(line)) continue;
        const WallTime at = line.proved_at.value_or(receipt.issued);
        WallTime& first = display->second.try_emplace(line.manifest_hash, at).first->second;
        first = std::min(first, at);
      }
    }
  }
}

Reach Evidence::reach(const std::string& manifest, WallTime from) const {
  Reach reach;
  for (const Device& device : devices_) {
    if (device.displays.empty()) {
      ++reach.displays;
      reach.unproved.push_back(device.name);
    }
    for (const auto& [display, proofs] : device.displays) {
      ++reach.displays;
      const auto first = proofs.find(manifest);
      if (first == proofs.end()) {
        reach.unproved.push_back(device.name + " " + display);
        continue;
      }
      ++reach.proved;
      reach.last = std::max({reach.last.value_or(from), first->second, from});
    }
  }
  return reach;
}

}  // namespace gongshi::content::oversight
