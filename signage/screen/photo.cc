#include "signage/screen/photo.h"

#include <SDL_image.h>

#include <algorithm>
#include <cmath>

#include "content/picture_header.h"
#include "drivers/os/handle.h"

namespace gongshi::signage {
namespace {

using Surface = Handle<SDL_Surface, SDL_FreeSurface>;

struct Sum {
  std::uint64_t red = 0, green = 0, blue = 0, count = 0;

  void add(std::uint32_t pixel) {
    red += pixel >> 16U & 0xFFU;
    green += pixel >> 8U & 0xFFU;
    blue += pixel & 0xFFU;
    ++count;
  }
  [[nodiscard]] Color mean() const {
    return static_cast<Color>((red / count) << 16U | (green / count) << 8U | blue / count);
  }
};

/// The part of the source that is shown, and how many of its pixels one of ours stands for.
struct Window {
  double left, top, step;
};

std::uint32_t pixel_at(const SDL_Surface& surface, int x, int y) {
  const auto* row = static_cast<const std::uint8_t*>(surface.pixels) +
                    static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<const std::uint32_t*>(row)[x];
}

Color mean_at(const SDL_Surface& source, const Window& window, int x, int y) {
  const auto edge = [&](double start, int at, int most) {
    return std::clamp(static_cast<int>(start + at * window.step), 0, most);
  };
  const int left = edge(window.left, x, source.w - 1);
  const int right = std::max(left + 1, edge(window.left, x + 1, source.w));
  const int top = edge(window.top, y, source.h - 1);
  const int bottom = std::max(top + 1, edge(window.top, y + 1, source.h));
  Sum sum;
  for (int row = top; row < bottom; ++row) {
    for (int column = left; column < right; ++column) sum.add(pixel_at(source, column, row));
  }
  return sum.mean();
}

/// All of it as 0x00RRGGBB on `ground`.
Result<Surface> opaque(const SDL_Surface& loaded, Color ground) {
  Surface flat(SDL_CreateRGBSurfaceWithFormat(0, loaded.w, loaded.h, 32, SDL_PIXELFORMAT_RGB888));
  SDL_Surface* from = const_cast<SDL_Surface*>(&loaded);
  if (flat == nullptr || SDL_FillRect(flat.get(), nullptr, ground) != 0 ||
      SDL_BlitSurface(from, nullptr, flat.get(), nullptr) != 0) {
    const std::string words = SDL_GetError();
    return Error{
        Errc::kIo, {"图片无法转换：" + words, "a picture cannot be converted: " + words}, {}};
  }
  return flat;
}

}  // namespace

Result<Picture> decode_photo(std::string_view bytes, drivers::Geometry place, Fit fit,
                             Color ground) {
  // Before the decoder: a small file may ask for gigabytes.
  GONGSHI_TRY(const content::PictureSize said, content::picture_size(bytes));
  SDL_RWops* stream = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
  const Surface loaded(stream == nullptr ? nullptr : IMG_Load_RW(stream, 1));
  if (loaded == nullptr || loaded->w != static_cast<int>(said.width) ||
      loaded->h != static_cast<int>(said.height)) {
    return Error{Errc::kCorrupt, {"图片无法解码", "the picture cannot be decoded"}, {}};
  }
  GONGSHI_TRY(const Surface source, opaque(*loaded, ground));
  const double across = static_cast<double>(source->w) / place.width_px;
  const double down = static_cast<double>(source->h) / place.height_px;
  Window window{0, 0, fit == Fit::kFill ? std::min(across, down) : std::max(across, down)};
  drivers::Geometry size = place;
  if (fit == Fit::kFill) {
    window.left = (source->w - window.step * place.width_px) / 2;
    window.top = (source->h - window.step * place.height_px) / 2;
  } else {
    size.width_px = std::max(1, static_cast<int>(std::lround(source->w / window.step)));
    size.height_px = std::max(1, static_cast<int>(std::lround(source->h / window.step)));
  }
  Picture picture = Picture::filled(size, ground);
  for (int y = 0; y < size.height_px; ++y) {
    for (int x = 0; x < size.width_px; ++x) picture.row(y)[x] = mean_at(*source, window, x, y);
  }
  return picture;
}

}  // namespace gongshi::signage
