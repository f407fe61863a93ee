#include "drivers/text/huidu_screen.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "drivers/protocol/gb2312.h"
#include "drivers/protocol/huidu/file.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kUsualFont = 16;

Error unshowable(const std::string& zh, const std::string& en) {
  return {Errc::kRejected, {zh, en}, "E2102"};
}

Error unshowable(const TextArea& area, const std::string& zh, const std::string& en) {
  const std::string name = std::to_string(area.id);
  return unshowable("区域 " + name + "：" + zh, "area " + name + ": " + en);
}

std::string color_text(Rgb color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (const unsigned part : {color.r, color.g, color.b}) {
    text += kDigits[part >> 4];
    text += kDigits[part & 15U];
  }
  return text;
}

bool whole(const Frame& frame) {
  return frame.geometry.width_px > 0 && frame.geometry.height_px > 0 &&
         frame.bytes.size() == frame.stride() * static_cast<std::size_t>(frame.geometry.height_px);
}

/// Puts the picture among the files; gives its name.
std::string store(HuiduScreen& screen, const Frame& frame, Rgb lit) {
  huidu::Bytes file = huidu::bmp_file(frame, lit);
  std::string name = "gongshi-" + huidu::md5_hex(file) + ".bmp";
  screen.files.insert_or_assign(name, std::move(file));
  return name;
}

Status check_place(const TextArea& area, Geometry board) {
  if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 ||
      area.x > board.width_px - area.width || area.y > board.height_px - area.height) {
    return unshowable(area, "超出屏幕", "is off the board");
  }
  return {};
}

/// What the card's own font can hardly be without.
Status check_text(const TextArea& area, const HuiduOptions& options) {
  if (area.text.size() > kHuiduMostTextBytes) {
    return unshowable(area, "文字太长", "the text is too long");
  }
  if (!options.any_character) {
    GONGSHI_TRY([[maybe_unused]] const auto bytes, encode_gb_text(area.text, Charset::kGbk, '\n'));
    return {};
  }
  if (utf8::first_error(area.text)) {
    return unshowable(area, "文字不是 UTF-8", "the text is not UTF-8");
  }
  return {};
}

huidu::Effect effect(Motion motion) {
  switch (motion) {
    case Motion::kLeft:
      return huidu::Effect::kLeftOn;
    case Motion::kUp:
      return huidu::Effect::kUpOn;
    case Motion::kStill:
      break;
  }
  return huidu::Effect::kImmediate;
}

/// 0 fastest .. 24 slowest becomes 10 .. 1, or 1 .. 10.
int speed(int asked, bool fast_is_ten) {
  const int slow = 1 + std::clamp(asked, 0, 24) * 9 / 24;
  return fast_is_ten ? 11 - slow : slow;
}

Result<huidu::Area> huidu_area(const TextArea& text, HuiduScreen& screen,
                               const HuiduOptions& options) {
  GONGSHI_CHECK(check_place(text, options.geometry));
  huidu::Area area;
  area.x = text.x;
  area.y = text.y;
  area.width = text.width;
  area.height = text.height;
  area.text = text.text;
  area.single_line = !text.multi_line && text.text.find('\n') == std::string::npos;
  area.centered = text.centered;
  area.effect = effect(text.motion);
  area.speed = speed(text.speed, options.fast_is_ten);
  area.stay_tenths = static_cast<int>(std::clamp<long>(text.stay / 100ms, 1, 36'000));
  area.font = options.font;
  area.font_px = text.font_px == 0 ? kUsualFont : text.font_px;
  const Rgb color = rgb_of(text.color, options.lamp);
  area.color = color_text(color);
  const Status showable = check_text(text, options);
  if (showable) return area;
  if (showable.error().code != Errc::kNoGlyph || !text.dots) return showable.error();
  const Frame& dots = *text.dots;
  if (!whole(dots) || dots.geometry.width_px > text.width ||
      dots.geometry.height_px > text.height) {
    return unshowable(text, "含有卡里可能没有的字，画出来比区域大",
                      "has a character that the card may lack, and its picture is larger than it");
  }
  // The card would stretch it to the area.
  area.width = dots.geometry.width_px;
  area.height = dots.geometry.height_px;
  area.text.clear();
  area.effect = huidu::Effect::kImmediate;
  area.image = store(screen, dots, color);
  return area;
}

}  // namespace

Result<HuiduScreen> huidu_screen(const Desired& desired, const HuiduOptions& options) {
  if (desired.marquee) {
    return unshowable("这种卡的滚动只用文字", "these cards scroll text, not pictures");
  }
  HuiduScreen screen;
  std::vector<huidu::Area> areas;
  if (desired.frame) {
    if (!whole(*desired.frame) || desired.frame->geometry != options.geometry) {
      return unshowable("图像与屏幕尺寸不同", "the picture is not of the board's size");
    }
    huidu::Area area;
    area.width = options.geometry.width_px;
    area.height = options.geometry.height_px;
    area.image = store(screen, *desired.frame, rgb_of(options.lamp));
    areas.push_back(std::move(area));
  }
  for (const TextArea& text : desired.areas) {
    if (areas.size() == kHuiduMostAreas) {
      return unshowable(text, "区域太多，最多 16 个", "is one too many: 16 are taken");
    }
    GONGSHI_TRY(huidu::Area area, huidu_area(text, screen, options));
    areas.push_back(std::move(area));
  }
  screen.program = huidu::make_program(areas);
  return screen;
}

}  // namespace gongshi::drivers
