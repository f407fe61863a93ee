#include "signage/screen/screen.h"

#include <algorithm>

#include "signage/layout/screen_text.h"
#include "signage/picture_hash.h"
#include "signage/screen/footer_region.h"
#include "signage/screen/header_region.h"
#include "signage/screen/screen_words.h"
#include "signage/screen/side_region.h"

namespace gongshi::signage {

Screen::Screen(const config::Display& display, drivers::Geometry size, fonts::TypeCase& type,
               PhotoShelf::Decoding photos)
    : style_{ScreenSizes(size, display.look.side), display.look.theme,
             way_of(main_language(display.languages))},
      picture_(Picture::filled(size, style_.theme.ground)),
      painter_(picture_, type, style_.way),
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
  if (const content::EmergencyCard* card = running_card(scene)) {
    alarmed_ = true;
    GONGSHI_CHECK(emergency_.draw(scene, painter_, changed_));
    lay(changed_);
    if (!changed_.empty()) note_card(scene, *card);
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
  lay(changed_);
  note_regions(scene);
  return changed_;
}

/// Where regions say that they are, and where that is in the picture.
void Screen::lay(std::vector<Rect>& parts) const {
  for (Rect& part : parts) part = laid(part, style_.sizes.width, style_.way);
}

void Screen::note_card(const Scene& scene, const content::EmergencyCard& card) {
  standing_.items = {scene.showing.item().id};
  standing_.text = card.title_zh;
  for (const std::string_view text : emergency_texts(card, scene.display.languages)) {
    standing_.text += '\n' + std::string(text);
  }
  standing_.moving.clear();
  ++standing_.drawn;
}

/// With every frame: what only moves costs no more here than a look at what was drawn.
void Screen::note_regions(const Scene& scene) {
  const ScreenSizes& sizes = style_.sizes;
  std::vector<Rect> moving{sizes.clock(), ticker_.window()};
  if (body_.rolls()) moving.push_back(sizes.page());
  lay(moving);
  const bool stood = std::all_of(changed_.begin(), changed_.end(), [&](const Rect& part) {
    return std::find(moving.begin(), moving.end(), part) != moving.end();
  });
  if (stood && moving == standing_.moving && same_items_ == scene.showing.rotation) return;
  ++standing_.drawn;
  standing_.moving = std::move(moving);
  same_items_ = scene.showing.rotation;
  standing_.items = body_.words().items;
  standing_.text = body_.words().text;
  for (const Item& item : running_items(scene.showing)) {
    if (std::find(standing_.items.begin(), standing_.items.end(), item.id) !=
        standing_.items.end()) {
      continue;
    }
    standing_.items.push_back(item.id);
    standing_.text += (standing_.text.empty() ? "" : "\n") + item.text;
  }
}

Status Screen::draw_regions(const Scene& scene) {
  for (const auto& region : still_) GONGSHI_CHECK(region->draw(scene, painter_, changed_));
  GONGSHI_CHECK(body_.draw(scene, painter_, changed_));
  return ticker_.draw(scene, painter_, changed_);
}

Rect safe_part(const config::Display& display, drivers::Geometry size) {
  const int x = size.width_px * display.look.safe_pct / 100;
  const int y = size.height_px * display.look.safe_pct / 100;
  return {x, y, size.width_px - 2 * x, size.height_px - 2 * y};
}

namespace {

/// What `screen` shows, on the whole monitor.
Picture on_monitor(const Screen& screen, const config::Display& display, drivers::Geometry size,
                   fonts::TypeCase& type) {
  const Rect part = safe_part(display, size);
  Picture whole = Picture::filled(size, display.look.theme.header);
  Painter(whole, type).copy(screen.picture(), part.x, part.y);
  return whole;
}

}  // namespace

Result<ProvenPicture> prove_screen(const Edition& edition, const config::Display& display,
                                   WallTime clock, drivers::Geometry size, fonts::TypeCase& type) {
  const Rect part = safe_part(display, size);
  Screen screen(display, {part.width, part.height}, type, PhotoShelf::Decoding::kAtOnce);
  GONGSHI_CHECK(screen.draw(edition, display, clock, moved_px_at(display, clock)));
  return ProvenPicture{on_monitor(screen, display, size, type),
                       picture_hash(screen.picture(), screen.standing().moving)};
}

Result<Picture> draw_screen(const Edition& edition, const config::Display& display, WallTime clock,
                            drivers::Geometry size, fonts::TypeCase& type) {
  const Rect part = safe_part(display, size);
  Screen screen(display, {part.width, part.height}, type, PhotoShelf::Decoding::kAtOnce);
  GONGSHI_CHECK(screen.draw(edition, display, clock, moved_px_at(display, clock)));
  return on_monitor(screen, display, size, type);
}

}  // namespace gongshi::signage
