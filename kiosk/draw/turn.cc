#include "kiosk/draw/turn.h"

#include <cstdint>
#include <cstring>

namespace gongshi::kiosk {
namespace {

std::uint32_t* line_of(const SDL_Surface& surface, int y) {
  auto* const bytes =
      static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<std::uint32_t*>(bytes);
}

/// Empty, for pixels like those of `picture`.
Surface like(const SDL_Surface& picture, Size size) {
  Surface made(SDL_CreateRGBSurfaceWithFormat(0, size.w, size.h, 32, picture.format->format));
  if (!made) return made;
  SDL_BlendMode mode = SDL_BLENDMODE_NONE;
  SDL_GetSurfaceBlendMode(const_cast<SDL_Surface*>(&picture), &mode);
  SDL_SetSurfaceBlendMode(made.get(), mode);
  return made;
}

}  // namespace

void copy_transposed(const SDL_Surface& from, const Rect& area, SDL_Surface& to) {
  const Rect part = area.intersect({0, 0, from.w, from.h}).intersect({0, 0, to.h, to.w});
  // In squares that fit the processor's cache: one side of the copy jumps from line to line.
  constexpr int kSquare = 32;
  for (int top = part.y; top < part.bottom(); top += kSquare) {
    for (int left = part.x; left < part.right(); left += kSquare) {
      const Rect square = Rect{left, top, kSquare, kSquare}.intersect(part);
      for (int x = square.x; x < square.right(); ++x) {
        std::uint32_t* const line = line_of(to, x);
        for (int y = square.y; y < square.bottom(); ++y) line[y] = line_of(from, y)[x];
      }
    }
  }
}

Surface transposed(const SDL_Surface& picture) {
  Surface made = like(picture, {picture.h, picture.w});
  if (made) copy_transposed(picture, {0, 0, picture.w, picture.h}, *made);
  return made;
}

Surface upside_down(const SDL_Surface& picture) {
  Surface made = like(picture, {picture.w, picture.h});
  if (!made) return made;
  const auto bytes = static_cast<std::size_t>(picture.w) * 4;
  for (int y = 0; y < picture.h; ++y) {
    std::memcpy(line_of(*made, y), line_of(picture, picture.h - 1 - y), bytes);
  }
  return made;
}

}  // namespace gongshi::kiosk
