// ShowingCache: what a display shows, asked with every frame and worked out once a slot.
//
//   playlist ─[showing_cache]─ screens, captions
#pragma once

#include <optional>

#include "signage/playlist/playlist.h"

namespace gongshi::signage {

class ShowingCache {
 public:
  /// As the free at(). The answer stands until the next call. `display` is the same each time.
  [[nodiscard]] const Showing& at(const Edition& edition, const config::Display& display,
                                  WallTime clock);

 private:
  std::optional<Showing> showing_;
  Edition edition_;       // that it was worked out from
  WallTime worked_at_{};  // earlier ones may lie before a change
};

}  // namespace gongshi::signage
