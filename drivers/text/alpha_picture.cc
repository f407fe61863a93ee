#include "drivers/text/alpha_picture.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

constexpr char kDark = '0';
constexpr int kMostDotsWide = 16'384;  // far above what the sign's memory holds

char code_at(const Frame& frame, int x, int y, char ink, alpha::Depth depth) {
  const std::size_t row = static_cast<std::size_t>(y) * frame.stride();
  const auto column = static_cast<std::size_t>(x);
  if (frame.format == PixelFormat::kMono1) {
    const unsigned byte = frame.bytes[row + column / 8];
    return (byte << column % 8 & 0x80U) != 0 ? ink : kDark;
  }
  const auto lit = [&](std::size_t part) { return frame.bytes[row + column * 3 + part] >= 0x80; };
  const bool red = lit(0), green = lit(1), blue = lit(2);
  if (!red && !green && !blue) return kDark;
  if (depth == alpha::Depth::kMono) return ink;
  if (red && !green) return '1';
  return green && !red ? '2' : '3';  // blue has no lamp here: both others stand in
}

Status check(const TextArea& area, const AlphaOptions& options) {
  const Frame& dots = *area.dots;
  const int rows = dots.geometry.height_px;
  const int columns = dots.geometry.width_px;
  const std::string name = std::to_string(area.id);
  if (rows < 1 || rows > alpha::kMostRows || rows > options.geometry.height_px) {
    return alpha_unshowable("区域 " + name + " 的点阵高度须在 1 到 31 行之间，且不超过屏高",
                            "area " + name + ": a picture has 1 to 31 rows, not above the sign's");
  }
  if (columns < 1 || columns > kMostDotsWide) {
    return alpha_unshowable("区域 " + name + " 的点阵太宽", "area " + name + ": too many columns");
  }
  if (dots.bytes.size() != dots.stride() * static_cast<std::size_t>(rows)) {
    return alpha_unshowable("区域 " + name + " 的点阵与尺寸不符",
                            "area " + name + ": the dots do not have the size that they state");
  }
  if (area.motion == Motion::kStill && columns > options.geometry.width_px) {
    return alpha_unshowable("区域 " + name + " 不滚动，但比屏宽",
                            "area " + name + " stands still and is wider than the sign");
  }
  return {};
}

int chips(char code) {
  return code == kDark ? 0 : code == '1' || code == '2' || code == '4' || code == '5' ? 1 : 2;
}

}  // namespace

Error alpha_unshowable(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2102"};
}

char alpha_color(Color color, const AlphaOptions& options) {
  if (color == Color::kDefault || options.depth == alpha::Depth::kMono) color = options.lamp;
  return color == Color::kRed || color == Color::kDefault ? '1'
         : color == Color::kGreen                         ? '2'
                                                          : '3';
}

int alpha_tile_width(const AlphaOptions& options) {
  const int width = options.geometry.width_px;
  const int tiles = (width + alpha::kMostColumns - 1) / alpha::kMostColumns;
  return (width + tiles - 1) / tiles;
}

Result<std::vector<alpha::Picture>> alpha_pictures(const TextArea& area,
                                                   const AlphaOptions& options) {
  GONGSHI_CHECK(check(area, options));
  const Frame& dots = *area.dots;
  // In a one-colour allocation a lit dot takes the colour of the text around it.
  const char ink = options.depth == alpha::Depth::kMono ? '1' : alpha_color(area.color, options);
  const bool still = area.motion == Motion::kStill;
  const int free = still && area.centered ? options.geometry.width_px - dots.geometry.width_px : 0;
  const int left = free / 2;
  const int needed = still ? options.geometry.width_px : dots.geometry.width_px;
  const int width = alpha_tile_width(options);
  std::vector<alpha::Picture> pictures;
  for (int from = 0; from < needed; from += width) {
    alpha::Picture picture{dots.geometry.height_px, width, {}};
    for (int y = 0; y < picture.rows; ++y) {
      for (int column = 0; column < width; ++column) {
        const int x = from + column - left;
        const bool inside = x >= 0 && x < dots.geometry.width_px;
        picture.dots.push_back(inside ? code_at(dots, x, y, ink, options.depth) : kDark);
      }
    }
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

int alpha_lit_pct(const std::vector<alpha::Picture>& pictures, const AlphaOptions& options) {
  std::vector<int> columns;
  for (const alpha::Picture& picture : pictures) {
    for (int x = 0; x < picture.columns; ++x) {
      int lit = 0;
      for (int y = 0; y < picture.rows; ++y) {
        lit += chips(picture.dots[static_cast<std::size_t>(y * picture.columns + x)]);
      }
      columns.push_back(lit);
    }
  }
  const auto window = static_cast<std::size_t>(options.geometry.width_px);
  int sum = 0, most = 0;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    sum += columns[at];
    if (at >= window) sum -= columns[at - window];
    most = std::max(most, sum);
  }
  const int a_dot = options.depth == alpha::Depth::kMono ? 1 : 2;
  const int all = options.geometry.width_px * options.geometry.height_px * a_dot;
  return (most * 100 + all - 1) / all;
}

}  // namespace gongshi::drivers
