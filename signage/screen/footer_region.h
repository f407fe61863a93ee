// FooterRegion: where to complain, which issue this is and how sure the device is of it.
#pragma once

#include "signage/screen/region.h"

namespace gongshi::signage {

class FooterRegion final : public StillRegion {
 public:
  explicit FooterRegion(const ScreenStyle& style)
      : StillRegion(style.sizes.footer()), style_(style) {}

 private:
  std::string key(const Scene& scene) const override;
  Status paint(const Scene& scene, Painter& painter) override;

  ScreenStyle style_;
};

}  // namespace gongshi::signage
