// PlacesView: every place that the plans know, floor by floor, this kiosk's first; each leads to
// its route.
#pragma once

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class PlacesView final : public View {
 public:
  [[nodiscard]] std::string_view name() const override { return "places"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
};

}  // namespace gongshi::kiosk
