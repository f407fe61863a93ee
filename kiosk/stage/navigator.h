// Navigator: the stack of views, and the way home when nobody is there any more.
//
// After `idle` without a touch everything a visitor did is gone: pages, queries, scroll positions.
// The state then equals a fresh start. A countdown with a button to go on comes 20 seconds before
// (WCAG 2.2.1).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

using HomeMaker = std::function<std::unique_ptr<View>()>;

class Navigator {
 public:
  Navigator(HomeMaker make_home, std::chrono::seconds idle);

  [[nodiscard]] View& view() { return *stack_.back().view; }
  [[nodiscard]] const View& view() const { return *stack_.back().view; }
  /// Nobody has touched the home page since it was opened afresh.
  [[nodiscard]] bool at_rest() const { return !last_touch_ && at_home(); }
  [[nodiscard]] bool at_home() const { return stack_.size() == 1; }
  [[nodiscard]] std::size_t depth() const { return stack_.size(); }

  /// True when another view is on top afterwards.
  bool apply(Navigation navigation);
  void go_home();

  /// Every view forgets what it computed from the old issue.
  void on_issue(const Issue& issue);

  /// Scroll position of a list of the view on top. A list under another revision starts at its top.
  [[nodiscard]] double offset(std::string_view list_id) const;
  void set_offset(std::string_view list_id, double offset);
  void note_revision(std::string_view list_id, std::uint64_t revision);

  // ---- idle time ----
  /// How many times as long as usual nobody may touch it.
  void set_patience(int times) { idle_ = usual_idle_ * times; }
  void touched(SteadyTime now);
  /// Empty: nobody has touched it since it was fresh.
  [[nodiscard]] std::optional<SteadyTime> last_touch() const { return last_touch_; }
  /// True when the time was up: the stack is fresh.
  bool tick(SteadyTime now);
  /// Seconds left, while the countdown is to be shown.
  [[nodiscard]] std::optional<int> countdown(SteadyTime now) const;
  /// When tick() or countdown() will say something new.
  [[nodiscard]] std::optional<SteadyTime> deadline(SteadyTime now) const;

 private:
  struct Scrolled {
    double offset = 0;
    std::uint64_t revision = 0;
  };
  struct Entry {
    std::unique_ptr<View> view;
    std::map<std::string, Scrolled, std::less<>> lists;
  };

  HomeMaker make_home_;
  std::chrono::seconds usual_idle_;
  std::chrono::seconds idle_;
  std::vector<Entry> stack_;
  std::optional<SteadyTime> last_touch_;  // empty: fresh, nobody has been here
};

}  // namespace gongshi::kiosk
