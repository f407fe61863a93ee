// EmergencyPage: a card that fills the screen, in the largest type that fits.
#pragma once

#include "signage/screen/region.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class EmergencyPage final : public StillRegion {
 public:
  explicit EmergencyPage(const ScreenStyle& style)
      : StillRegion(style.sizes.whole()), style_(style) {}

 private:
  std::string key(const Scene& scene) const override;
  Status paint(const Scene& scene, Painter& painter) override;

  ScreenStyle style_;
};

/// The card that runs at the scene's moment on its display; null when there is none.
[[nodiscard]] const content::EmergencyCard* running_card(const Scene& scene);

}  // namespace gongshi::signage
