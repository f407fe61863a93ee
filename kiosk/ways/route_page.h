// RoutePage: what a route shows, before it is laid out: legs, other ways out, words.
//
//   release, here, goal, wish ─[route page]─ legs ─▶ route view
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/route/route_legs.h"
#include "kiosk/page/plan_drawing.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

struct RouteAsk {
  std::string goal;        // a point; empty: the nearest exits
  bool step_free = false;  // if that can be
};

class RoutePage {
 public:
  RoutePage(const Frame& frame, const RouteAsk& ask);

  [[nodiscard]] bool here_known() const { return here_ != nullptr; }
  /// Null: the issue has no such place.
  [[nodiscard]] const content::PlanPoint* goal() const { return goal_; }
  [[nodiscard]] const std::vector<content::Leg>& legs() const { return legs_; }
  [[nodiscard]] double metres() const { return metres_; }
  /// The wish for a way without steps was in vain.
  [[nodiscard]] bool has_steps() const { return has_steps_; }
  /// A way without steps is another one than the shortest.
  [[nodiscard]] bool has_choice() const { return has_choice_; }

  /// The plan of a leg with its line and marks; without legs that of the goal alone.
  [[nodiscard]] const content::Plan& plan(std::size_t leg) const;
  [[nodiscard]] PlanDrawing drawing(std::size_t leg) const;
  /// What must be seen of it.
  [[nodiscard]] Rect bounds(std::size_t leg) const;
  /// The sentences of a leg.
  [[nodiscard]] std::vector<std::string> words(std::size_t leg) const;
  /// Of a way out: the exits besides the nearest, with their distance.
  [[nodiscard]] std::vector<std::string> others() const;

 private:
  void find_route(const RouteAsk& ask);
  void find_exits();
  [[nodiscard]] std::string name(const content::PlanPoint& point) const;
  void add_others(PlanDrawing& drawing, const content::Plan& plan) const;

  const Frame& frame_;
  content::WayFinder finder_;
  const content::PlanPoint* here_ = nullptr;
  const content::PlanPoint* goal_ = nullptr;
  std::vector<content::Leg> legs_;
  std::vector<content::Route> others_;
  double metres_ = 0;
  bool has_steps_ = false;
  bool has_choice_ = false;
};

}  // namespace gongshi::kiosk
