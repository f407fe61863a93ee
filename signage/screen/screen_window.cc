#include "signage/screen/screen_window.h"

#include <algorithm>
#include <utility>

namespace gongshi::signage {
namespace {

/// More frames a second show no more than a 60 Hz monitor does.
constexpr int kFramesPerSecond = 60;

int px_per_frame(int speed_px_s) {
  return std::max(1, (speed_px_s + kFramesPerSecond - 1) / kFramesPerSecond);
}

}  // namespace

Result<std::unique_ptr<ScreenWindow>> ScreenWindow::open(const config::Display& display,
                                                         std::optional<drivers::Geometry> size,
                                                         fonts::TypeCase& type, WallTime now,
                                                         SteadyTime steady) {
  MonitorWindow::Place place;
  if (size) place = {Rect{0, 0, size->width_px, size->height_px}, true};
  GONGSHI_TRY(auto window, MonitorWindow::open(display, place));
  return std::unique_ptr<ScreenWindow>(
      new ScreenWindow(display, std::move(window), type, now, steady));
}

ScreenWindow::ScreenWindow(const config::Display& display, std::unique_ptr<MonitorWindow> window,
                           fonts::TypeCase& type, WallTime now, SteadyTime steady)
    : display_(display),
      window_(std::move(window)),
      type_(type),
      first_position_px_(ticker_position_px(display, now)),
      scroller_(std::max(display.speed_px_s, 1), steady) {}

ScreenWindow::~ScreenWindow() = default;

void ScreenWindow::take(const Edition& edition, WallTime now) {
  if (present_.release == nullptr || edition.release == nullptr ||
      present_.release == edition.release) {
    present_ = edition;
    waiting_.reset();
    return;
  }
  waiting_ = edition;
  take_at_ = screen_ == nullptr ? now : screen_->turns_at(now);
}

Result<SteadyTime> ScreenWindow::turn(WallTime now, SteadyTime steady) {
  const MonitorWindow::News news = window_->hear();
  closed_ = closed_ || news.closed;
  whole_ = whole_ || news.uncovered;
  if (waiting_ && now >= take_at_) {
    present_ = *std::move(waiting_);
    waiting_.reset();
  }

  const drivers::Geometry size = window_->size();
  if (screen_ == nullptr || !(screen_->picture().size == size)) {
    screen_ = std::make_unique<Screen>(size, type_);
    whole_ = true;
  }
  const auto step = scroller_.step(steady, px_per_frame(display_.speed_px_s));
  GONGSHI_TRY(const auto changed,
              screen_->draw(present_, display_, now, first_position_px_ + step.position_px));
  const Picture& picture = screen_->picture();
  const std::vector<Rect> whole{{0, 0, picture.size.width_px, picture.size.height_px}};
  GONGSHI_CHECK(window_->present(picture, whole_ ? whole : changed));
  whole_ = false;
  drawn_at_ = now;
  shown_ = present_.release;
  return step.next;
}

}  // namespace gongshi::signage
