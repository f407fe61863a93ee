#include "kiosk/check/panel_facts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace gongshi::kiosk {
namespace {

constexpr std::size_t kLargest = 65'536;
constexpr std::size_t kBlock = 128;  // of an EDID
constexpr std::size_t kTiming = 54;  // the first detailed one
constexpr double kMmPerInch = 25.4;

/// "1920x1080", as the kernel lists modes, the panel's own first.
Size first_mode(std::string_view modes) {
  Size size;
  const std::string_view line = modes.substr(0, modes.find('\n'));
  const auto x = line.find('x');
  if (x == std::string_view::npos) return {};
  const auto w = std::from_chars(line.data(), line.data() + x, size.w);
  const auto h = std::from_chars(line.data() + x + 1, line.data() + line.size(), size.h);
  return w.ec == std::errc() && h.ec == std::errc() ? size : Size{};
}

}  // namespace

PanelFacts read_edid(std::string_view edid) {
  constexpr std::string_view kHead("\0\xFF\xFF\xFF\xFF\xFF\xFF\0", 8);
  PanelFacts facts;
  if (edid.size() < kBlock || !edid.starts_with(kHead)) return facts;
  const auto at = [&](std::size_t i) { return int(static_cast<unsigned char>(edid[kTiming + i])); };
  if (at(0) == 0 && at(1) == 0) return facts;  // a descriptor of something else
  facts.pixels = {at(2) | (at(4) >> 4) << 8, at(5) | (at(7) >> 4) << 8};
  const int wide = at(12) | (at(14) >> 4) << 8;
  const int high = at(13) | (at(14) & 0xF) << 8;
  // Television sets give an aspect ratio in place of a size.
  if (wide >= 100 && high >= 50) facts.inch = std::hypot(wide, high) / kMmPerInch;
  return facts;
}

std::vector<PanelFacts> connected_panels(const fs::path& drm) {
  std::vector<PanelFacts> found;
  std::error_code none;  // no such folder: a machine without display, and so no panels
  for (const auto& entry : fs::directory_iterator(drm, none)) {
    const auto status = read_file(entry.path() / "status", kLargest);
    if (!status || !status->starts_with("connected")) continue;
    PanelFacts facts;
    if (const auto edid = read_file(entry.path() / "edid", kLargest)) facts = read_edid(*edid);
    if (const auto modes = read_file(entry.path() / "modes", kLargest)) {
      if (const Size size = first_mode(*modes); size != Size{}) facts.pixels = size;
    }
    facts.connector = entry.path().filename().string();
    found.push_back(std::move(facts));
  }
  std::sort(found.begin(), found.end(),
            [](const PanelFacts& a, const PanelFacts& b) { return a.connector < b.connector; });
  return found;
}

}  // namespace gongshi::kiosk
