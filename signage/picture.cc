#include "signage/picture.h"

#include <png.h>

namespace gongshi::signage {

Result<std::string> png_bytes(const Picture& picture) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(picture.pixels.size() * 3);
  for (const Color color : picture.pixels) {
    rgb.push_back(static_cast<std::uint8_t>(color >> 16));
    rgb.push_back(static_cast<std::uint8_t>(color >> 8));
    rgb.push_back(static_cast<std::uint8_t>(color));
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.size.width_px);
  image.height = static_cast<png_uint_32>(picture.size.height_px);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr) == 0) {
    const std::string message(image.message);
    return Error{Errc::kIo, {"PNG 无法生成：" + message, "PNG cannot be made: " + message}, {}};
  }
  bytes.resize(size);
  return bytes;
}

Status write_png(const Picture& picture, const fs::path& path) {
  GONGSHI_TRY(const std::string bytes, png_bytes(picture));
  return write_file_atomic(path, std::string_view(bytes));
}

}  // namespace gongshi::signage
