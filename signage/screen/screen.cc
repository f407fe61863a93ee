#include "signage/screen/screen.h"

#include "signage/screen/footer_region.h"
#include "signage/screen/header_region.h"
#include "signage/screen/side_region.h"

namespace gongshi::signage {

Screen::Screen(const config::Display& display, drivers::Geometry size, fonts::TypeCase& type,
               PhotoShelf::Decoding photos)
    : style_{ScreenSizes(size, display.look.side), display.look.theme},
      picture_(Picture::filled(size, style_.theme.ground)),
      painter_(picture_, type),
      body_(style_, photos),
      ticker_(style_),
      emergency_(style_) {
  still_.push_back(std::make_unique<HeaderRegion>(style_));
  still_.push_back(std::make_unique<ClockRegion>(style_));
  if (style_.sizes.has_side) still_.push_back(std::make_unique<SideRegion>(style_));
  still_.push_back(std::make_unique<FooterRegion>(style_));
}

Result<std::vector<Rect>> Screen::draw(const Edition& edition, const config::Display& display,
                                       WallTime clock, std::int64_t moved_px) {
  changed_.clear();
  const Showing& showing = showing_.at(edition, display, clock);
  const Scene scene{edition, display, showing, clock, moved_px};
  if (running_card(scene) != nullptr) {
    alarmed_ = true;
    GONGSHI_CHECK(emergency_.draw(scene, painter_, changed_));
    return changed_;
  }
  if (alarmed_) {
    alarmed_ = false;
    emergency_.forget();
    for (const auto& region : still_) region->forget();
    body_.forget();
    ticker_.forget();
  }
  GONGSHI_CHECK(draw_regions(scene));
  return changed_;
}

Status Screen::draw_regions(const Scene& scene) {
  for (const auto& region : still_) GONGSHI_CHECK(region->draw(scene, painter_, changed_));
  GONGSHI_CHECK(body_.draw(scene, painter_, changed_));
  return ticker_.draw(scene, painter_, changed_);
}

Result<Picture> draw_screen(const Edition& edition, const config::Display& display, WallTime clock,
                            drivers::Geometry size, fonts::TypeCase& type) {
  Screen screen(display, size, type, PhotoShelf::Decoding::kAtOnce);
  GONGSHI_CHECK(screen.draw(edition, display, clock, moved_px_at(display, clock)));
  return screen.picture();
}

}  // namespace gongshi::signage
