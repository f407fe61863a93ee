#include "drivers/pixel/onbon/f0_areas.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using onbon::Piece;
namespace f0 = onbon::f0;

constexpr int kSlowest = 24;  // 0x18 of the font cards; these have no table of their own
constexpr int kLowestBand = 8;

Error unshowable(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2102"};
}

bool well_formed(const Frame& frame, Geometry geometry) {
  return frame.geometry == geometry &&
         frame.bytes.size() == frame.stride() * static_cast<std::size_t>(geometry.height_px);
}

f0::Area area_at(int id, const Piece& place, const GraphicOptions& options) {
  f0::Area area;
  area.id = static_cast<std::uint8_t>(id);
  area.immediate = options.immediate;
  area.x = static_cast<std::uint16_t>(place.x);
  area.y = static_cast<std::uint16_t>(place.y);
  area.width = static_cast<std::uint16_t>(place.width);
  area.height = static_cast<std::uint16_t>(place.height);
  return area;
}

/// Columns [from, from + width) of the strip, dark where it has ended.
Frame window(const Frame& strip, int from, int width) {
  Frame out = Frame::blank({width, strip.geometry.height_px}, strip.format);
  const int columns = std::min(width, strip.geometry.width_px - from);
  for (int y = 0; y < strip.geometry.height_px; ++y) {
    const std::size_t source = static_cast<std::size_t>(y) * strip.stride();
    const std::size_t target = static_cast<std::size_t>(y) * out.stride();
    for (int x = 0; x < columns; ++x) {
      const auto to = static_cast<std::size_t>(x);
      const auto at = static_cast<std::size_t>(from) + static_cast<std::size_t>(x);
      if (strip.format == PixelFormat::kRgb8) {
        std::copy_n(strip.bytes.begin() + static_cast<std::ptrdiff_t>(source + at * 3), 3,
                    out.bytes.begin() + static_cast<std::ptrdiff_t>(target + to * 3));
      } else if ((strip.bytes[source + at / 8] >> (7 - at % 8) & 1) != 0) {
        const auto bit = static_cast<std::uint8_t>(0x80U >> to % 8);
        out.bytes[target + to / 8] |= bit;
      }
    }
  }
  return out;
}

}  // namespace

F0Areas picture_areas(const Frame& frame, const GraphicOptions& options,
                      const onbon::BitmapLayout& layout) {
  F0Areas areas;
  const int height = frame.geometry.height_px;
  const int bands = std::clamp(options.bands, 1, std::max(1, height / kLowestBand));
  const int each = (height + bands - 1) / bands;
  for (int y = 0; y < height; y += each) {
    const Piece piece{0, y, frame.geometry.width_px, std::min(each, height - y)};
    f0::Area area = area_at(static_cast<int>(areas.size()), piece, options);
    f0::Page page;
    page.valid_px = area.width;
    page.bitmap = onbon::encode_bitmap(frame, piece, piece.x, layout);
    area.pages.push_back(std::move(page));
    areas.emplace(area.id, std::move(area));
  }
  return areas;
}

F0Areas strip_areas(const Marquee& marquee, const GraphicOptions& options,
                    const onbon::BitmapLayout& layout) {
  const Piece whole{0, 0, options.geometry.width_px, options.geometry.height_px};
  f0::Area area = area_at(0, whole, options);
  area.run = marquee.loop ? f0::Run::kLoop : f0::Run::kHoldLast;
  const int length = marquee.strip.geometry.width_px;
  for (int from = 0; from < length; from += whole.width) {
    f0::Page page;
    const bool stands = from == 0 && !marquee.loop;
    page.effect = stands ? f0::Effect::kInstant : f0::Effect::kLeftContinuous;
    page.speed = strip_speed(marquee.speed_px_s, options);
    page.stay_10ms = 0;
    page.valid_px = static_cast<std::uint16_t>(std::min(whole.width, length - from));
    page.bitmap = onbon::encode_bitmap(window(marquee.strip, from, whole.width), whole, 0, layout);
    area.pages.push_back(std::move(page));
  }
  F0Areas areas;
  areas.emplace(area.id, std::move(area));
  return areas;
}

std::uint8_t strip_speed(int px_s, const GraphicOptions& options) {
  if (options.speed) return *options.speed;
  const auto pixel_ms = 1000 / std::max(px_s, 1);
  const auto step = static_cast<int>(options.speed_step.count());
  return static_cast<std::uint8_t>(std::clamp((pixel_ms + step / 2) / step, 1, kSlowest));
}

std::chrono::milliseconds strip_time(const Marquee& marquee) {
  return 1000ms * marquee.strip.geometry.width_px / std::max(marquee.speed_px_s, 1);
}

Status check_showable(const Desired& desired, const GraphicOptions& options) {
  if (!desired.areas.empty() || desired.emergency) {
    return unshowable("这种屏只收画面，不收文字", "this board takes pictures, not text");
  }
  if (!desired.input.empty()) {
    return unshowable("这种屏没有可选的信号源", "this board has no inputs to choose from");
  }
  if (desired.frame && desired.marquee) {
    return unshowable("画面和滚动字幕不能同时显示", "a picture and a strip cannot both be shown");
  }
  const std::string size =
      std::to_string(options.geometry.width_px) + "x" + std::to_string(options.geometry.height_px);
  if (desired.frame && !well_formed(*desired.frame, options.geometry)) {
    return unshowable("画面须为 " + size + " 点", "the picture has to have " + size + " dots");
  }
  if (!desired.frame && !desired.marquee) return {};
  const Geometry whole{
      desired.marquee ? desired.marquee->strip.geometry.width_px : options.geometry.width_px,
      options.geometry.height_px};
  if (desired.marquee && (whole.width_px < 1 || !well_formed(desired.marquee->strip, whole))) {
    return unshowable("滚动字幕须与屏同高：" + size,
                      "the strip has to be as high as the board: " + size);
  }
  onbon::BitmapLayout widest;
  widest.family = options.palette == Palette::kFull ? onbon::Family::k6Q : onbon::Family::k6E;
  if (options.card) widest.family = options.card->family;
  const Piece page{0, 0, options.geometry.width_px, options.geometry.height_px};
  const auto pages = static_cast<std::size_t>((whole.width_px + options.geometry.width_px - 1) /
                                              options.geometry.width_px);
  if (pages * (onbon::bitmap_bytes(page, 0, widest) + 64) > options.most_content) {
    const std::string most = std::to_string(options.most_content / 1024);
    return unshowable("超过 " + most + " KB，一个区域（UDP 的一个数据报）放不下",
                      "more than the " + most + " KB of one area (by UDP: of one datagram)");
  }
  return {};
}

}  // namespace gongshi::drivers
