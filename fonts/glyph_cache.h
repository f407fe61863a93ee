// GlyphCache: (face, glyph) to its 8-bit coverage Mask, bounded by bytes.
//
// A face stands for one font at one size, so the pair is (face, glyph, size) of the design. An
// unseen glyph costs about 26 us at 22 px, a remembered one a hash look-up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

#include "fonts/face.h"

namespace gongshi::fonts {

class GlyphCache {
 public:
  explicit GlyphCache(std::size_t cap_bytes = std::size_t{16} << 20) : cap_bytes_(cap_bytes) {}

  /// The mask, valid until the next call. The faces must outlive the cache.
  [[nodiscard]] const Mask& mask(Face& face, std::uint32_t glyph);

  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return index_.size(); }

 private:
  struct Key {
    const Face* face;
    std::uint32_t glyph;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<const Face*>{}(key.face) ^ (std::size_t{key.glyph} * 0x9E3779B97F4A7C15U);
    }
  };
  struct Kept {
    Key key;
    Mask mask;
    [[nodiscard]] std::size_t bytes() const { return sizeof(Kept) + mask.coverage.capacity(); }
  };

  std::size_t cap_bytes_;
  std::size_t bytes_ = 0;
  std::list<Kept> kept_;  // most recently used first
  std::unordered_map<Key, std::list<Kept>::iterator, KeyHash> index_;
};

}  // namespace gongshi::fonts
