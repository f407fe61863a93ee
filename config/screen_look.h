// ScreenLook: what a rolling screen is made of: which bodies it pages through, its colours, its QR
// code and how it moves.
#pragma once

#include <string>
#include <vector>

#include "config/theme.h"
#include "drivers/os/result.h"

namespace gongshi::config {

class YamlMap;

struct ScreenLook {
  std::vector<std::string>
      bodies;                      // "messages", "prices", "doctors" …, shown in turn; at least one
  std::vector<std::string> pages;  // ids of the pages that "notices" shows; empty: all
  Theme theme;
  std::string qr;         // link in the QR code; empty: the hospital's, else serial and check code
  std::string connector;  // the monitor's socket, "HDMI-A-1": watched for a pulled plug
  bool side = true;       // the column (or band) with the QR code
  bool rolls = false;     // price tables roll upwards instead of turning pages
  int safe_pct = 0;       // left free at every edge, for televisions that cut the picture's
};

/// The words that `content` may have on a screen; "mix" stands for all others.
[[nodiscard]] const std::vector<std::string_view>& body_words();

/// The keys `content`, `pages`, `theme`, `qr`, `connector`, `side`, `motion` and `safe` of one
/// display.
/// Errc::kConfig: E1701 to E1705, E1709 (a colour that cannot be read), E1710 (not a link).
[[nodiscard]] Status read_screen_look(const YamlMap& map, ScreenLook& look);

}  // namespace gongshi::config
