// Stick: a USB stick that is plugged in, as the system sees it. Nothing of it is mounted yet.
#pragma once

#include <optional>
#include <string>

namespace gongshi::content::store {

struct Stick {
  std::string device;  // "/dev/sdb1"
  std::string label;   // of the volume, made harmless; the device's name where there is none
};

class StickSource {
 public:
  virtual ~StickSource() = default;
  /// The one that was plugged in last.
  [[nodiscard]] virtual std::optional<Stick> stick() const = 0;
};

}  // namespace gongshi::content::store
