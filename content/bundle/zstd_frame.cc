#include "content/bundle/zstd_frame.h"

#include <zstd.h>

namespace gongshi::content::bundle {

bool is_lone_frame(std::string_view stored, std::uint64_t raw_size) {
  constexpr std::string_view magic("\x28\xB5\x2F\xFD", 4);  // RFC 8878, 3.1.1
  return stored.starts_with(magic) &&
         ZSTD_findFrameCompressedSize(stored.data(), stored.size()) == stored.size() &&
         ZSTD_getFrameContentSize(stored.data(), stored.size()) == raw_size &&
         ZSTD_getDictID_fromFrame(stored.data(), stored.size()) == 0;
}

std::uint64_t frame_window(std::string_view stored) {
  // RFC 8878, 3.1.1.1: magic number, descriptor, then a window byte unless bit 5 is set.
  constexpr std::size_t descriptor_at = 4;
  constexpr std::size_t window_at = 5;
  constexpr unsigned single_segment = 0x20;
  if ((static_cast<unsigned char>(stored[descriptor_at]) & single_segment) != 0) {
    return ZSTD_getFrameContentSize(stored.data(), stored.size());
  }
  const auto byte = static_cast<unsigned char>(stored[window_at]);
  const std::uint64_t base = std::uint64_t{1} << (10U + (byte >> 3U));
  return base + base / 8 * (byte & 7U);
}

}  // namespace gongshi::content::bundle
