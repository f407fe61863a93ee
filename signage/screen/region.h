// Region: a part of a rolling screen that draws itself from what is shown at a moment.
//
//   header | clock
//   body   | side (QR code)
//   ticker
//   footer
#pragma once

#include <string>
#include <vector>

#include "config/site.h"
#include "signage/layout/screen_sizes.h"
#include "signage/playlist/playlist.h"
#include "signage/screen/painter.h"

namespace gongshi::signage {

/// What a picture is drawn from.
struct Scene {
  const Edition& edition;
  const config::Display& display;
  const Showing& showing;
  WallTime clock;
  std::int64_t moved_px;  // what runs has run since it began to

  [[nodiscard]] const content::Release* release() const { return edition.release.get(); }
  [[nodiscard]] Date day() const { return to_local(showing.age.now).date; }
};

/// How far what runs has come at `now`, counted from a fixed day: equal on displays with equal
/// clocks.
[[nodiscard]] inline std::int64_t moved_px_at(const config::Display& display, WallTime now) {
  return now.time_since_epoch().count() * display.speed_px_s / 1000;
}

class Region {
 public:
  Region() = default;
  virtual ~Region() = default;
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;

  /// Draws what of it is not up to date and appends those parts to `changed`. Errors as
  /// FontSet::screen.
  [[nodiscard]] virtual Status draw(const Scene& scene, Painter& painter,
                                    std::vector<Rect>& changed) = 0;

  /// Something else has been drawn in its place: all is drawn again.
  virtual void forget() = 0;
};

/// A region that stands still until the words in it change.
class StillRegion : public Region {
 public:
  explicit StillRegion(Rect area) : area_(area) {}

  Status draw(const Scene& scene, Painter& painter, std::vector<Rect>& changed) final {
    std::string now = key(scene);
    if (drawn_ && now == key_) return {};
    GONGSHI_CHECK(paint(scene, painter));
    key_ = std::move(now);
    drawn_ = true;
    changed.push_back(area_);
    return {};
  }
  void forget() final { drawn_ = false; }

 protected:
  /// Equal keys mean equal pictures.
  [[nodiscard]] virtual std::string key(const Scene& scene) const = 0;
  [[nodiscard]] virtual Status paint(const Scene& scene, Painter& painter) = 0;
  [[nodiscard]] Rect area() const { return area_; }

 private:
  Rect area_;
  std::string key_;
  bool drawn_ = false;
};

/// What every region needs to know of its screen.
struct ScreenStyle {
  ScreenSizes sizes;
  config::Theme theme;
  Way way = Way::kFromLeft;  // its painter's
};

}  // namespace gongshi::signage
