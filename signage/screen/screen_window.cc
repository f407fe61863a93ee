#include "signage/screen/screen_window.h"

#include <algorithm>
#include <utility>

namespace gongshi::signage {

Result<std::unique_ptr<ScreenWindow>> ScreenWindow::open(const config::Display& display,
                                                         std::optional<drivers::Geometry> size,
                                                         fonts::TypeCase& type, const Clock& clock,
                                                         PhotoShelf::Decoding photos) {
  MonitorWindow::Place place;
  place.moves = true;
  if (size) {
    place.rect = Rect{0, 0, size->width_px, size->height_px};
    place.frame = true;
  }
  GONGSHI_TRY(auto window, MonitorWindow::open(display, place));
  return std::unique_ptr<ScreenWindow>(
      new ScreenWindow(display, std::move(window), type, clock, photos));
}

ScreenWindow::ScreenWindow(const config::Display& display, std::unique_ptr<MonitorWindow> window,
                           fonts::TypeCase& type, const Clock& clock, PhotoShelf::Decoding photos)
    : display_(display),
      window_(std::move(window)),
      type_(type),
      clock_(clock),
      photos_(photos),
      frames_(display.speed_px_s, window_->refresh_hz(), clock.steady(),
              moved_px_at(display, clock.wall())) {
  if (const auto period = window_->picture_period()) frames_.lock(*period, clock.steady());
}

ScreenWindow::~ScreenWindow() = default;

Motion ScreenWindow::motion() const {
  return {display_.name, window_->size(), frames_.locked(), frames_.period(), {}, {}, stats()};
}

void ScreenWindow::take(const Edition& edition) {
  if (present_.release == nullptr || edition.release == nullptr ||
      present_.release == edition.release || edition.emergency != present_.emergency) {
    present_ = edition;
    waiting_.reset();
    return;
  }
  waiting_ = edition;
  const WallTime now = clock_.wall();
  take_at_ = screen_ == nullptr ? now : screen_->turns_at(now);
}

Result<SteadyTime> ScreenWindow::turn() {
  const MonitorWindow::News news = window_->hear();
  closed_ = closed_ || news.closed;
  whole_ = whole_ || news.uncovered;
  const WallTime now = clock_.wall();
  if (waiting_ && now >= take_at_) {
    present_ = *std::move(waiting_);
    waiting_.reset();
  }

  const Rect part = safe_part(display_, window_->size());
  const drivers::Geometry size{part.width, part.height};
  if (screen_ == nullptr || !(screen_->picture().size == size)) {
    screen_ = std::make_unique<Screen>(display_, size, type_, photos_);
    whole_ = true;
  }
  const FrameClock::Frame frame = frames_.frame(clock_.steady());
  GONGSHI_TRY(const auto changed, screen_->draw(present_, display_, now, frame.moved_px));
  const Picture& picture = screen_->picture();
  const std::vector<Rect> whole{{0, 0, picture.size.width_px, picture.size.height_px}};
  std::optional<Color> ground;  // of edges that are left free
  if (whole_ && display_.look.safe_pct > 0) ground = display_.look.theme.header;
  GONGSHI_CHECK(window_->present(picture, whole_ ? whole : changed, part.x, part.y, ground));
  whole_ = false;
  frames_.presented(frame, clock_.steady());
  drawn_at_ = now;
  shown_ = present_.release;
  return frame.next;
}

}  // namespace gongshi::signage
