// Connector: whether a monitor is plugged into a socket of the graphics card, as the kernel says.
#pragma once

#include <string_view>

#include "drivers/os/file.h"

namespace gongshi::signage {

/// Where Linux keeps its graphics cards: "card0-HDMI-A-1/status" reads "connected".
inline constexpr const char* kGraphicsFolder = "/sys/class/drm";

enum class Plug : std::uint8_t { kIn, kOut, kUnknown };

/// Of the socket `connector` ("HDMI-A-1") on any card of `folder`. Unknown: there is no such
/// socket, or it does not say.
[[nodiscard]] Plug plug_of(const fs::path& folder, std::string_view connector);

}  // namespace gongshi::signage
