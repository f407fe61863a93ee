// How a Stage hides a page from those who stand around: when the visitor asks for it, and pages
// with personal words by themselves (kiosk notes 6.21).
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {
namespace {

/// Without a touch.
constexpr auto kPersonalTime = std::chrono::seconds(15);

}  // namespace

/// When the page hides itself; nothing while it need not. Who listens to a page being read is
/// there.
std::optional<SteadyTime> Stage::hiding_time() const {
  const bool may = issue_ != nullptr && !maintenance_ && !rest_ && !hidden_ && !reading_.active() &&
                   navigator_.view().personal();
  if (!may || !navigator_.last_touch()) return std::nullopt;
  return *navigator_.last_touch() + kPersonalTime;
}

void Stage::tick_privacy(SteadyTime now) {
  const auto due = hiding_time();
  if (due && now >= *due) hide(Hidden::kByItself);
}

void Stage::hide(std::optional<Hidden> how) {
  hidden_ = how;
  page_changed();
}

}  // namespace gongshi::kiosk
