#include "fonts/glyph_cache.h"

namespace gongshi::fonts {

const Mask& GlyphCache::mask(Face& face, std::uint32_t glyph) {
  const Key key{&face, glyph};
  if (const auto found = index_.find(key); found != index_.end()) {
    kept_.splice(kept_.begin(), kept_, found->second);
    return kept_.front().mask;
  }
  kept_.push_front({key, face.mask(glyph)});
  index_.emplace(key, kept_.begin());
  bytes_ += kept_.front().bytes();
  while (bytes_ > cap_bytes_ && kept_.size() > 1) {
    bytes_ -= kept_.back().bytes();
    index_.erase(kept_.back().key);
    kept_.pop_back();
  }
  return kept_.front().mask;
}

}  // namespace gongshi::fonts
