// ZstdFrame: what a zstd frame says about itself before it is decoded (RFC 8878, 3.1.1).
#pragma once

#include <cstdint>
#include <string_view>

namespace gongshi::content::bundle {

/// Exactly one ordinary frame over all of `stored`, with `raw_size` as its content size and without
/// a dictionary id.
[[nodiscard]] bool is_lone_frame(std::string_view stored, std::uint64_t raw_size);

/// How far back its decoder must look: the window of its header, or the content size where the
/// frame is a single segment. `stored` is a lone frame.
[[nodiscard]] std::uint64_t frame_window(std::string_view stored);

}  // namespace gongshi::content::bundle
