// SideRegion: a QR code that leads to the hospital's own pages, or names the issue, with words
// beside it that say the same to those without a phone.
#pragma once

#include "signage/screen/region.h"

namespace gongshi::signage {

class SideRegion final : public StillRegion {
 public:
  explicit SideRegion(const ScreenStyle& style) : StillRegion(style.sizes.side()), style_(style) {}

 private:
  std::string key(const Scene& scene) const override;
  Status paint(const Scene& scene, Painter& painter) override;
  [[nodiscard]] Status paint_words(const Scene& scene, Rect place, Align align, Painter& painter);

  ScreenStyle style_;
};

/// What the code says: the link of site.yaml or of the hospital, else "GONGSHI 1-42 3f9a0c2b".
/// Empty: no code.
[[nodiscard]] std::string qr_text(const Scene& scene);

/// Black squares on white with the quiet border of four that ISO/IEC 18004 asks for, in whole
/// pixels, centred; the whole of `place` is white.
/// Errc::kRejected: too long for a code that fits.
[[nodiscard]] Status draw_qr(std::string_view text, Rect place, Painter& painter);

}  // namespace gongshi::signage
