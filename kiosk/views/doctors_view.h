// DoctorsView: departments to choose from, who is in today or this week, or doctors found as one
// types a name, a department or a specialty.
#pragma once

#include <string>
#include <vector>

#include "kiosk/page/view.h"
#include "kiosk/touch/entry.h"
#include "kiosk/views/search_page.h"

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
  enum class Scope : std::uint8_t { kDepartments, kToday, kWeek, kAll };

  [[nodiscard]] std::vector<SearchTab> tabs(const Frame& frame) const;
  /// Who answers to the query and the tab.
  [[nodiscard]] std::vector<content::Match> find(const Frame& frame) const;
  void add_nobody(Scene& scene, const Frame& frame, const Rect& area) const;

  Entry entry_;
  Scope scope_ = Scope::kDepartments;
  bool alike_ = false;
  bool typing_ = false;  // where keys and list take turns: the keys
};

}  // namespace gongshi::kiosk
