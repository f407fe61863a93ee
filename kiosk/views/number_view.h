// NumberView: a page of the issue by its short number, as somebody at the desk names it.
#pragma once

#include <string>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class NumberView final : public View {
 public:
  [[nodiscard]] std::string_view name() const override { return "number"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string typed_;  // at most four digits
};

}  // namespace gongshi::kiosk
