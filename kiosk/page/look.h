// Look: the hospital's own colours, corners and logo, or ours.
//
//   theme.yaml ─[look/theme_file]─ Look ─▶ stage ─▶ text, painter, chrome
#pragma once

#include <string>
#include <string_view>

#include "kiosk/page/geometry.h"
#include "kiosk/page/manner.h"
#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

/// Node::image of the hospital's logo: it comes with the look and not with the release.
inline constexpr std::string_view kLogoImage = "theme:logo";

struct Look {
  Palette standard = standard_palette();
  Palette strong = strong_palette();      // elder mode
  Palette contrast = contrast_palette();  // high contrast
  double corners = 1.0;                   // what the radius of corners is multiplied by
  std::string logo{};                     // a PNG or JPEG; empty: our own sign
  Size logo_size{};                       // in its own pixels

  [[nodiscard]] const Palette& of(const Manner& manner) const {
    if (manner.contrast) return contrast;
    return manner.elder ? strong : standard;
  }
  bool operator==(const Look&) const = default;
};

}  // namespace gongshi::kiosk
