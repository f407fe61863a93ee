#include "kiosk/draw/picture.h"

#include <algorithm>
#include <cstdint>

#include "content/picture_header.h"

namespace gongshi::kiosk {
namespace {

struct Sum {
  std::uint64_t r = 0, g = 0, b = 0, n = 0;
};

std::uint32_t pixel_at(const SDL_Surface& surface, int x, int y) {
  const auto* const row = static_cast<const std::uint8_t*>(surface.pixels) +
                          static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<const std::uint32_t*>(row)[x];
}

/// Mean of the source pixels x0..x1, y0..y1 (at least one).
std::uint32_t mean(const SDL_Surface& surface, int x0, int x1, int y0, int y1) {
  Sum sum;
  for (int y = y0; y < std::max(y1, y0 + 1); ++y) {
    for (int x = x0; x < std::max(x1, x0 + 1); ++x) {
      const std::uint32_t p = pixel_at(surface, x, y);
      sum.r += (p >> 16U) & 0xFFU;
      sum.g += (p >> 8U) & 0xFFU;
      sum.b += p & 0xFFU;
      ++sum.n;
    }
  }
  return static_cast<std::uint32_t>((sum.r / sum.n) << 16U | (sum.g / sum.n) << 8U | sum.b / sum.n);
}

/// The colour between four neighbouring pixels, for a picture shown larger than it is.
std::uint32_t between(const SDL_Surface& surface, double x, double y) {
  const double px = std::clamp(x, 0.0, double(surface.w - 1));
  const double py = std::clamp(y, 0.0, double(surface.h - 1));
  const int x0 = int(px), y0 = int(py);
  const int x1 = std::min(x0 + 1, surface.w - 1), y1 = std::min(y0 + 1, surface.h - 1);
  const auto part_x = std::uint32_t((px - x0) * 256);
  const auto part_y = std::uint32_t((py - y0) * 256);
  const auto mixed = [](std::uint32_t a, std::uint32_t b, std::uint32_t part) {
    std::uint32_t color = 0;
    for (const unsigned shift : {0U, 8U, 16U}) {
      const std::uint32_t from = (a >> shift) & 0xFFU, to = (b >> shift) & 0xFFU;
      color |= ((from * (256 - part) + to * part) / 256) << shift;
    }
    return color;
  };
  return mixed(mixed(pixel_at(surface, x0, y0), pixel_at(surface, x1, y0), part_x),
               mixed(pixel_at(surface, x0, y1), pixel_at(surface, x1, y1), part_x), part_y);
}

}  // namespace

Result<Surface> decode_picture(std::string_view bytes, Size size, const Rect& part) {
  // Before the decoder: a small file may ask for gigabytes.
  GONGSHI_TRY(const content::PictureSize said, content::picture_size(bytes));
  SDL_RWops* const stream = SDL_RWFromConstMem(bytes.data(), int(bytes.size()));
  if (stream == nullptr) return sdl_error({"读取图片", "reading a picture"});
  const Surface loaded(IMG_Load_RW(stream, 1));
  if (!loaded || loaded->w != int(said.width) || loaded->h != int(said.height)) {
    return Error{Errc::kCorrupt, {"图片无法解码", "the picture cannot be decoded"}, {}};
  }
  // What is transparent lies on white: without this it would be whatever colour is behind it.
  const Surface source(
      SDL_CreateRGBSurfaceWithFormat(0, loaded->w, loaded->h, 32, SDL_PIXELFORMAT_RGB888));
  if (!source) return sdl_error({"转换图片", "converting a picture"});
  SDL_FillRect(source.get(), nullptr, SDL_MapRGB(source->format, 255, 255, 255));
  if (SDL_BlitSurface(loaded.get(), nullptr, source.get(), nullptr) != 0) {
    return sdl_error({"转换图片", "converting a picture"});
  }
  GONGSHI_TRY(Surface scaled, make_surface(size));
  const Rect whole{0, 0, source->w, source->h};
  const Rect used = part.empty() ? whole : part.intersect(whole);
  if (used.empty()) return scaled;
  const double scale = std::min(double(used.w) / size.w, double(used.h) / size.h);
  const double left = used.x + (used.w - scale * size.w) / 2;
  const double top = used.y + (used.h - scale * size.h) / 2;
  for (int y = 0; y < size.h; ++y) {
    auto* const row =
        reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(scaled->pixels) +
                                         static_cast<std::ptrdiff_t>(y) * scaled->pitch);
    const int y0 = std::clamp(int(top + y * scale), 0, source->h - 1);
    const int y1 = std::clamp(int(top + (y + 1) * scale), y0, source->h);
    for (int x = 0; x < size.w; ++x) {
      if (scale < 1) {
        row[x] = between(*source, left + (x + 0.5) * scale - 0.5, top + (y + 0.5) * scale - 0.5);
        continue;
      }
      const int x0 = std::clamp(int(left + x * scale), 0, source->w - 1);
      const int x1 = std::clamp(int(left + (x + 1) * scale), x0, source->w);
      row[x] = mean(*source, x0, x1, y0, y1);
    }
  }
  return scaled;
}

}  // namespace gongshi::kiosk
