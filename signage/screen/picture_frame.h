// PictureFrame: a picture as large as it goes under a page's title, its caption below.
#pragma once

#include "signage/screen/photo_shelf.h"
#include "signage/screen/region.h"

namespace gongshi::signage {

class PictureFrame {
 public:
  PictureFrame(const ScreenStyle& style, PhotoShelf& photos) : style_(style), photos_(photos) {}

  /// At the size of the frame; null while it is not there.
  [[nodiscard]] std::shared_ptr<const Picture> find(
      const std::shared_ptr<const content::Release>& release, const std::string& path);

  /// Fills sizes.page(); a soft ground stands where the picture will.
  [[nodiscard]] Status paint(const std::shared_ptr<const Picture>& picture,
                             std::string_view caption, Painter& painter) const;

 private:
  [[nodiscard]] Rect frame() const;
  [[nodiscard]] Rect caption() const;

  ScreenStyle style_;
  PhotoShelf& photos_;
};

}  // namespace gongshi::signage
