// RouteView: the way from this kiosk to one place, or out of the house: the plan with the line, the
// words beside it, a tab for each floor. Where both have no room (large letters, low reach) plan
// and words take turns.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/page/view.h"
#include "kiosk/ways/route_page.h"

namespace gongshi::kiosk {

class RouteView final : public View {
 public:
  struct Escape {};

  /// To a point of the plans; `room` are the words by which the visitor came, empty: none.
  explicit RouteView(std::string goal, std::string room = {})
      : goal_(std::move(goal)), room_(std::move(room)) {}
  /// To the nearest exits, on foot.
  explicit RouteView(Escape) {}

  [[nodiscard]] std::string_view name() const override {
    return goal_.empty() ? "escape" : "route";
  }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
  void on_issue(const Issue& issue) override;

 private:
  /// Where the parts lie; an empty rectangle: it has no turn now.
  struct Places {
    Rect plan{}, buttons{}, words{};
    bool turns = false;  // plan and words take turns
  };

  [[nodiscard]] RouteAsk ask(const Frame& frame) const;
  [[nodiscard]] bool is_close(const Frame& frame) const;
  [[nodiscard]] std::size_t leg_of(const RoutePage& page) const;
  [[nodiscard]] std::vector<Node> buttons(const Frame& frame, const RoutePage& page,
                                          bool turns) const;
  [[nodiscard]] Places places(const Frame& frame, const RoutePage& page,
                              std::vector<Node>& buttons) const;
  void add_words(Scene& scene, const Frame& frame, const RoutePage& page, const Rect& area) const;
  void add_plan(Scene& scene, const Frame& frame, const RoutePage& page, const Rect& area) const;

  std::string goal_;
  std::string room_;
  std::size_t leg_ = 0;
  std::optional<bool> step_free_{};  // as asked for; else as the visitor's manner suggests
  std::optional<bool> close_{};      // the part with the way, enlarged; else where room is scarce
  bool reads_ = false;               // where they take turns: the words
};

}  // namespace gongshi::kiosk
