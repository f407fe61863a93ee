// PanelFacts: which panels are plugged in, as the kernel tells; nothing is opened to draw on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/file.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

struct PanelFacts {
  std::string connector;  // "card0-HDMI-A-1"
  Size pixels{};          // its own mode; empty: not told
  double inch = 0;        // its diagonal; 0: not told
};

/// Size and diagonal from a panel's EDID (its first detailed timing); nothing of it where it is
/// none.
[[nodiscard]] PanelFacts read_edid(std::string_view edid);

/// Every panel that is connected, by the folder of /sys/class/drm.
[[nodiscard]] std::vector<PanelFacts> connected_panels(const fs::path& drm);

}  // namespace gongshi::kiosk
