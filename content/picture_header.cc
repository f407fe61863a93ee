#include "content/picture_header.h"

namespace gongshi::content {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

unsigned big16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}

Error not_usable(std::string_view zh, std::string_view en) {
  return {Errc::kCorrupt, {std::string(zh), std::string(en)}, {}};
}

/// PNG specification 11.2.2: the first chunk is IHDR with width and height.
PictureSize png_size(std::string_view bytes) {
  if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return {};
  return {big16(bytes, 16) << 16U | big16(bytes, 18), big16(bytes, 20) << 16U | big16(bytes, 22)};
}

/// ITU T.81 B.2: markers one after the other; a frame header SOF0..SOF15 (without DHT, JPG, DAC).
PictureSize jpeg_size(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF) {
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const std::size_t length = big16(bytes, at + 2);
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame && at + 9 <= bytes.size()) return {big16(bytes, at + 7), big16(bytes, at + 5)};
    if (length < 2 || marker == 0xDA) return {};
    at += 2 + length;
  }
  return {};
}

}  // namespace

Result<PictureSize> picture_size(std::string_view bytes) {
  using namespace std::string_view_literals;
  PictureSize size;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
    size = png_size(bytes);
  } else if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
    size = jpeg_size(bytes);
  } else {
    return not_usable("不是 PNG 或 JPEG 图片", "neither PNG nor JPEG");
  }
  if (size.width == 0 || size.height == 0)
    return not_usable("图片文件已损坏", "the picture is damaged");
  if (size.width > kMostPictureSide || size.height > kMostPictureSide) {
    return not_usable("图片的边长超过 8192 像素", "the picture is above 8192 pixels a side");
  }
  if (std::uint64_t{size.width} * size.height > kMostPicturePixels) {
    return not_usable("图片超过 4000 万像素", "the picture is above 40 megapixels");
  }
  return size;
}

}  // namespace gongshi::content
