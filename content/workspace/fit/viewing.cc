#include "content/workspace/fit/viewing.h"

#include <algorithm>
#include <cmath>

#include "signage/layout/layout.h"
#include "signage/layout/screen_shape.h"

namespace gongshi::content::workspace {
namespace {

constexpr double kMmPerInch = 25.4;

}  // namespace

std::string one_digit(double value) {
  const long tenths = std::lround(value * 10);
  const std::string whole = std::to_string(tenths / 10);
  return tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10);
}

bool reaches(content::Text tags, const DisplayKind& display) {
  if (tags.empty() || display.tags.empty()) return true;
  const std::string list = ";" + std::string(tags) + ";";
  return std::ranges::any_of(display.tags, [&](const std::string& tag) {
    return list.find(";" + tag + ";") != std::string::npos;
  });
}

double least_type_mm(const DisplayKind& display) {
  if (display.kind != "screen") return display.pitch_mm * display.height;
  const auto [width, height] = display.picture;
  if (width <= 0 || height <= 0 || display.inch <= 0) return 0;
  const double dots_across = std::hypot(width, height);
  return signage::smallest_screen_px({width, height}) * display.inch * kMmPerInch / dots_across;
}

double readable_mm(double viewing_m) {
  return viewing_m * signage::kReadableMmPerMetre;
}

void check_viewing(const std::vector<DisplayKind>& displays, Findings& findings) {
  for (const DisplayKind& display : displays) {
    const double height = least_type_mm(display);
    if (display.viewing_m <= 0 || height <= 0 || height >= readable_mm(display.viewing_m)) continue;
    const std::string far = one_digit(display.viewing_m);
    const std::string type = one_digit(height);
    const std::string near = one_digit(height / signage::kReadableMmPerMetre);
    const bool screen = display.kind == "screen";
    const Place place{"displays.yaml", display.row, "viewing_m"};
    Sentence what{"“" + display.name + "”要在 " + far + " 米外看，" +
                      (screen ? "画面上最小的字高 " : "整屏高的一行字也只有 ") + type +
                      " 毫米，最远 " + near + " 米看得清",
                  "\"" + display.name + "\" is read from " + far + " m, but its " +
                      (screen ? "smallest type" : "largest line, as high as the board,") + " is " +
                      type + " mm high and can be read from " + near + " m at most"};
    if (display.accepts_small_text) {
      what.zh += "（已写明 accept: small_text）";
      what.en += " (accepted: small_text)";
      findings.add(place, Code::kAccepted, std::move(what));
    } else {
      findings.block(place, Code::kTooSmall, std::move(what));
    }
  }
}

}  // namespace gongshi::content::workspace
