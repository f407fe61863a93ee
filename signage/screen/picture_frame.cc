#include "signage/screen/picture_frame.h"

#include "signage/screen/text_block.h"

namespace gongshi::signage {

Rect PictureFrame::caption() const {
  const Rect page = style_.sizes.page();
  const int tall = style_.sizes.px(96, 120, 52);
  return {page.x, page.y + page.height - tall, page.width, tall};
}

Rect PictureFrame::frame() const {
  const ScreenSizes& sizes = style_.sizes;
  const Rect page = sizes.page();
  const int gap = sizes.px(16, 16, 8);
  return {page.x + sizes.margin(), page.y + gap, page.width - 2 * sizes.margin(),
          page.height - caption().height - gap};
}

std::shared_ptr<const Picture> PictureFrame::find(
    const std::shared_ptr<const content::Release>& release, const std::string& path) {
  const Rect place = frame();
  return photos_.find(
      {release, path, {place.width, place.height}, Fit::kWhole, style_.theme.ground});
}

Status PictureFrame::paint(const std::shared_ptr<const Picture>& picture, std::string_view words,
                           Painter& painter) const {
  const ScreenSizes& sizes = style_.sizes;
  painter.fill(sizes.page(), style_.theme.ground);
  const Rect place = frame();
  if (picture != nullptr) {
    painter.copy(*picture, place.x + (place.width - picture->size.width_px) / 2,
                 place.y + (place.height - picture->size.height_px) / 2);
  } else {
    painter.round_box(place, sizes.px(14), style_.theme.stripe);
  }
  const Rect below = caption();
  GONGSHI_TRY(const TextBlock block,
              fit_block(words, {sizes.px(40, 40, 28), sizes.px(14), {}, 1.3, true},
                        below.width - 2 * sizes.margin(), below.height, painter.type()));
  return draw_block(block, below, Align::kCentre, style_.theme.text, painter);
}

}  // namespace gongshi::signage
