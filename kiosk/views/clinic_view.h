// ClinicView: the sessions that a department holds without naming a doctor (急诊, 护理门诊).
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// True when the department, a code, has any.
[[nodiscard]] bool has_open_clinic(const content::Release& release, std::string_view department);

class ClinicView final : public View {
 public:
  explicit ClinicView(std::string department) : department_(std::move(department)) {}

  [[nodiscard]] std::string_view name() const override { return "clinic"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string department_;
};

}  // namespace gongshi::kiosk
