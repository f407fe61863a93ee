// DepartmentView: where a department is, its open clinic, its doctors.
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class DepartmentView final : public View {
 public:
  explicit DepartmentView(std::string code) : code_(std::move(code)) {}

  [[nodiscard]] std::string_view name() const override { return "department"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string code_;
};

}  // namespace gongshi::kiosk
