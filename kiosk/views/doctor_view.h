// DoctorView: one doctor, with the sessions of the coming seven days.
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

class DoctorView final : public View {
 public:
  explicit DoctorView(std::string code) : code_(std::move(code)) {}

  [[nodiscard]] std::string_view name() const override { return "doctor"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string code_;
};

/// From which issue all this is.
void add_issue(Blocks& blocks, const Frame& frame);

}  // namespace gongshi::kiosk
