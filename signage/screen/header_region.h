// HeaderRegion and ClockRegion: whose screen this is, and what time it is.
#pragma once

#include "signage/screen/region.h"

namespace gongshi::signage {

class HeaderRegion final : public StillRegion {
 public:
  explicit HeaderRegion(const ScreenStyle& style)
      : StillRegion(style.sizes.header()), style_(style) {}

 private:
  std::string key(const Scene& scene) const override;
  Status paint(const Scene& scene, Painter& painter) override;
  [[nodiscard]] Status paint_column(const std::string& name, const std::string& second,
                                    Painter& painter);
  void paint_emblem(int left, int middle, Painter& painter);

  ScreenStyle style_;
};

/// Stands within the header and is drawn after it. A clock that cannot be believed is not shown.
class ClockRegion final : public StillRegion {
 public:
  explicit ClockRegion(const ScreenStyle& style)
      : StillRegion(style.sizes.clock()), style_(style) {}

 private:
  std::string key(const Scene& scene) const override;
  Status paint(const Scene& scene, Painter& painter) override;

  ScreenStyle style_;
};

}  // namespace gongshi::signage
