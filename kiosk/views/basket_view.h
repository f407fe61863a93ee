// BasketView: the prices that the visitor put aside, added up, with the insurance's part: what it
// comes to by the published prices, and not what a bill will say.
#pragma once

#include <string>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class BasketView final : public View {
 public:
  [[nodiscard]] std::string_view name() const override { return "basket"; }
  [[nodiscard]] bool personal() const override { return true; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] bool shows_prices() const override { return true; }
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
};

}  // namespace gongshi::kiosk
