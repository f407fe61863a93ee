// DoctorsView: departments to choose from, or doctors found as one types.
#pragma once

#include <string>

#include "kiosk/page/view.h"
#include "kiosk/touch/entry.h"

namespace gongshi::kiosk {

class DoctorsView final : public View {
 public:
  [[nodiscard]] std::string_view name() const override { return "doctors"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
  bool on_pen(const PenTouch& touch) override { return entry_.on_pen(touch); }
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return entry_.deadline(); }
  bool on_tick(SteadyTime now, const Frame& frame) override { return entry_.on_tick(now, frame); }

 private:
  Entry entry_;
};

/// The doctors of one department.
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
