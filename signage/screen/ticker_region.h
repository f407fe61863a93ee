// TickerRegion: the running line with its tag. Complaint line and serial stand in the footer.
#pragma once

#include "signage/screen/region.h"
#include "signage/screen/ticker.h"

namespace gongshi::signage {

/// What of a rotation runs there.
[[nodiscard]] std::vector<Item> running_items(const Showing& showing);

class TickerRegion final : public Region {
 public:
  explicit TickerRegion(const ScreenStyle& style);

  Status draw(const Scene& scene, Painter& painter, std::vector<Rect>& changed) override;
  /// Where it runs.
  [[nodiscard]] Rect window() const;

  void forget() override {
    ground_ = false;
    ticker_.restart();
  }

 private:
  ScreenStyle style_;
  Ticker ticker_;
  bool ground_ = false;  // drawn
};

}  // namespace gongshi::signage
