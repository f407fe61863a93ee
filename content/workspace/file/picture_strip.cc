#include "content/workspace/file/picture_strip.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kPngHead = 8;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::string strip_png(std::string_view bytes) {
  static constexpr std::array kKept = std::to_array<std::string_view>(
      {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "pHYs"});
  std::string out(bytes.substr(0, kPngHead));
  bytes.remove_prefix(kPngHead);
  while (bytes.size() >= 12) {
    const std::uint64_t length = std::uint64_t{byte_at(bytes, 0)} << 24U |
                                 std::uint64_t{byte_at(bytes, 1)} << 16U |
                                 std::uint64_t{byte_at(bytes, 2)} << 8U | byte_at(bytes, 3);
    const std::string_view type = bytes.substr(4, 4);
    const auto whole = static_cast<std::size_t>(std::min<std::uint64_t>(length + 12, bytes.size()));
    if (std::ranges::find(kKept, type) != kKept.end()) out += bytes.substr(0, whole);
    if (type == "IEND") return out;
    bytes.remove_prefix(whole);
  }
  // Cut off in the middle: a decoder says so better than a shorter file would.
  return out + std::string(bytes);
}

/// APP0 (JFIF) and APP14 (how colours are coded) are needed, the other APPn and COM are remarks.
bool is_remark(unsigned marker) {
  return marker == 0xFE || (marker >= 0xE1 && marker <= 0xEF && marker != 0xEE);
}

/// Where the next marker stands behind the coded pixels: FF00 and RSTn belong to them.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  while (at + 1 < bytes.size()) {
    const unsigned next = byte_at(bytes, at + 1);
    if (byte_at(bytes, at) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7)) return at;
    ++at;
  }
  return bytes.size();
}

std::string strip_jpeg(std::string_view bytes) {
  std::string out(bytes.substr(0, 2));
  std::size_t at = 2;
  while (at + 3 < bytes.size() && byte_at(bytes, at) == 0xFF) {
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    if (marker == 0xD9) break;
    const std::size_t length = byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
    const std::size_t whole = std::min(length + 2, bytes.size() - at);
    if (!is_remark(marker)) out += bytes.substr(at, whole);
    at += whole;
    if (marker != 0xDA) continue;
    const std::size_t end = end_of_scan(bytes, at);
    out += bytes.substr(at, end - at);
    at = end;
  }
  if (at + 1 < bytes.size() && byte_at(bytes, at) == 0xFF && byte_at(bytes, at + 1) == 0xD9) {
    return out + "\xFF\xD9";
  }
  return at < bytes.size() ? out + std::string(bytes.substr(at)) : out;
}

}  // namespace

std::string without_metadata(std::string_view picture) {
  if (picture.starts_with("\x89PNG") && picture.size() > kPngHead) return strip_png(picture);
  if (picture.starts_with("\xFF\xD8")) return strip_jpeg(picture);
  return std::string(picture);
}

}  // namespace gongshi::content::workspace
