// CompareView: up to four prices side by side; one under the other where the letters are too large
// for columns.
#pragma once

#include <string>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class CompareView final : public View {
 public:
  [[nodiscard]] std::string_view name() const override { return "compare"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] bool shows_prices() const override { return true; }
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
};

}  // namespace gongshi::kiosk
