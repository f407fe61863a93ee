// Reach: how long it took an issue to stand on every display, as signed receipts prove it.
//
// A receipt tells of one moment: that a display showed an issue at the latest by then. Whoever
// keeps the receipts of the time gets the first such moment; the newest one alone gives a late
// bound.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content/workspace/receipts/evidence.h"

namespace gongshi::content::oversight {

struct Reach {
  std::size_t displays = 0;           // that the listed devices have, as their receipts say
  std::size_t proved = 0;             // of these, that are known to have shown it
  std::optional<WallTime> last{};     // when the last of those had it at the latest
  std::vector<std::string> unproved;  // "kiosk-1 lobby-2"; a device without receipt by itself

  [[nodiscard]] bool everywhere() const { return displays > 0 && unproved.empty(); }
};

/// When each display is first proved to have shown each issue, from all receipts at hand.
class Evidence {
 public:
  explicit Evidence(const std::vector<receipts::DeviceReceipts>& devices);

  /// Of the issue with this manifest. Nothing counts from before `from`: a device's clock may be
  /// behind.
  [[nodiscard]] Reach reach(const std::string& manifest, WallTime from) const;

 private:
  using FirstProofs = std::map<std::string, WallTime>;  // by manifest

  struct Device {
    std::string name;
    std::map<std::string, FirstProofs> displays;  // those of its newest receipt
  };
  std::vector<Device> devices_;
};

}  // namespace gongshi::content::oversight
