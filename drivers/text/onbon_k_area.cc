#include "drivers/text/onbon_k_area.h"

#include <algorithm>
#include <chrono>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

Status check_place(const TextArea& area, const OnbonKOptions& options) {
  const std::string name = std::to_string(area.id);
  if (area.id < 0 || static_cast<std::size_t>(area.id) >= options.max_areas) {
    return unshowable("区域号 " + name + " 超出控制卡的区域数",
                      "area " + name + " is beyond the number of areas that the card has");
  }
  if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 ||
      area.x + area.width > options.geometry.width_px ||
      area.y + area.height > options.geometry.height_px) {
    return unshowable("区域 " + name + " 超出屏幕", "area " + name + " is off the board");
  }
  if (options.units == onbon::Units::kEights && (area.x % 8 != 0 || area.width % 8 != 0)) {
    return unshowable("区域 " + name + " 的横坐标和宽度须是 8 的倍数",
                      "area " + name + ": x and width must be multiples of 8");
  }
  return {};
}

/// Codes first: what applies without them after power-up is undefined.
std::string codes(const TextArea& area) {
  std::string codes;
  if (area.font_px != 0) {
    codes += area.font_px >= 32 ? "\\FO002" : area.font_px >= 24 ? "\\FO001" : "\\FO000";
  }
  if (area.color != Color::kDefault) {
    codes += "\\C" + std::to_string(static_cast<int>(area.color));
  }
  return codes;
}

onbon::Effect effect(Motion motion) {
  switch (motion) {
    case Motion::kLeft:
      return onbon::Effect::kLeft;
    case Motion::kUp:
      return onbon::Effect::kUp;
    default:
      return onbon::Effect::kStatic;
  }
}

}  // namespace

Error unshowable(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2102"};
}

Result<onbon::Area> onbon_k_area(const TextArea& area, const OnbonKOptions& options) {
  GONGSHI_CHECK(check_place(area, options));
  onbon::Area out;
  out.id = static_cast<std::uint8_t>(area.id);
  out.x = static_cast<std::uint16_t>(area.x);
  out.y = static_cast<std::uint16_t>(area.y);
  out.width = static_cast<std::uint16_t>(area.width);
  out.height = static_cast<std::uint16_t>(area.height);
  out.units = options.units;
  out.align = area.centered ? 0x0A : 0x08;  // middle of the height; centre or left
  out.single_line = !area.multi_line;
  // Lines that the caller has broken stay as they are.
  out.wrap = area.multi_line && area.text.find('\n') == std::string::npos;
  out.effect = effect(area.motion);
  out.speed = static_cast<std::uint8_t>(std::clamp(area.speed, 0, 0x18));
  out.stay_half = static_cast<std::uint8_t>(std::clamp<long>(area.stay / 500ms, 0, 255));
  const std::string before = codes(area);
  GONGSHI_TRY(const auto text, encode_card_text(area.text, options.charset));
  out.text.assign(before.begin(), before.end());
  out.text.insert(out.text.end(), text.begin(), text.end());
  const std::size_t needed =
      onbon::kAreasFixedBytes + options.max_areas + 2 + onbon::kAreaRecordBytes + out.text.size();
  if (needed > options.frame_data) {
    const std::string name = std::to_string(area.id);
    return unshowable("区域 " + name + " 的文字太长，控制卡一次收不下",
                      "area " + name + ": the text is longer than the card takes at once");
  }
  return out;
}

}  // namespace gongshi::drivers
