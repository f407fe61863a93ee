// ThemeFile: the hospital's theme.yaml becomes a Look, or is refused.
//
//   colors:   {accent: "#8A3B12", …}   the usual colours
//   elder:    {…}                      elder mode; what is left out is taken from colors, deepened
//   contrast: {…}                      high contrast
//   corners:  1.5
//   logo:     logo.png                 beside the file
//
// config/theme.yaml is a whole one with comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/file.h"
#include "drivers/os/result.h"
#include "kiosk/page/look.h"

namespace gongshi::kiosk {

/// A colour as theme.yaml calls it.
struct ColorKey {
  std::string_view key;
  Color color;
};
[[nodiscard]] const std::vector<ColorKey>& color_keys();

/// Reads and checks `path`.
/// Errc::kConfig: E1700 to E1705 as site.yaml, E1709 a pair of colours that cannot be read, with
/// the ratio found, the one needed and a shade that would do, E1711 a logo that cannot be shown.
[[nodiscard]] Result<Look> read_look(const fs::path& path);

/// The same on text; `name` stands for the file in sentences, the logo lies in `folder`.
[[nodiscard]] Result<Look> parse_look(std::string_view yaml, const std::string& name,
                                      const fs::path& folder);

}  // namespace gongshi::kiosk
