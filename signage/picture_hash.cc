#include "signage/picture_hash.h"

#include <algorithm>

#include "drivers/os/file.h"

namespace gongshi::signage {

PictureHash::PictureHash(drivers::Geometry size, std::vector<Rect> moving)
    : size_(size), moving_(std::move(moving)), row_(static_cast<std::size_t>(size.width_px) * 3) {
  const std::string head =
      "screen " + std::to_string(size.width_px) + " " + std::to_string(size.height_px) + " rgb8\n";
  hasher_.add(as_bytes(head));
}

void PictureHash::add_row(const Picture& picture, int y) {
  const Color* pixels = picture.row(y);
  std::uint8_t* byte = row_.data();
  for (int x = 0; x < size_.width_px; ++x) {
    *byte++ = static_cast<std::uint8_t>(pixels[x] >> 16U);
    *byte++ = static_cast<std::uint8_t>(pixels[x] >> 8U);
    *byte++ = static_cast<std::uint8_t>(pixels[x]);
  }
  for (const Rect& part : moving_) {
    if (y < part.y || y >= part.y + part.height) continue;
    const int from = std::clamp(part.x, 0, size_.width_px) * 3;
    const int to = std::clamp(part.x + part.width, 0, size_.width_px) * 3;
    std::fill(row_.begin() + from, row_.begin() + std::max(from, to), std::uint8_t{0});
  }
  hasher_.add(std::as_bytes(std::span(row_)));
}

bool PictureHash::add(const Picture& picture, std::size_t pixels) {
  const auto width = static_cast<std::size_t>(std::max(size_.width_px, 1));
  const auto rows = static_cast<int>(std::max<std::size_t>(pixels / width, 1));
  const int end = std::min(size_.height_px, next_row_ + std::min(rows, size_.height_px));
  for (; next_row_ < end; ++next_row_) add_row(picture, next_row_);
  return next_row_ == size_.height_px;
}

std::string picture_hash(const Picture& picture, std::vector<Rect> moving) {
  PictureHash hash(picture.size, std::move(moving));
  (void)hash.add(picture, picture.pixels.size());
  return hash.finish();
}

}  // namespace gongshi::signage
