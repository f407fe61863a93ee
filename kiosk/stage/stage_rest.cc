// How a Stage rests: the page that is read from across the hall while nobody is there.
#include <algorithm>

#include "kiosk/stage/rest_page.h"
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {
namespace {

/// Long enough for four lines read slowly; far below what could be called flashing.
constexpr auto kSheetTime = std::chrono::seconds(12);

}  // namespace

bool Stage::may_rest(WallTime wall) const {
  return place_.rest.count() > 0 && issue_ != nullptr && !maintenance_ &&
         emergency_card(wall) == nullptr && (rest_ || navigator_.at_rest());
}

bool Stage::tick_rest(SteadyTime steady, WallTime wall) {
  if (!may_rest(wall)) {
    const bool rested = rest_.has_value();
    rest_.reset();
    quiet_since_.reset();
    return rested;
  }
  if (rest_) {
    if (steady < rest_->until) return false;
    ++rest_->sheet;  // compose_rest() begins again after the last one
    rest_->until = steady + kSheetTime;
    return true;
  }
  if (!quiet_since_) quiet_since_ = steady;
  if (steady - *quiet_since_ < place_.rest) return false;
  forget_visitor();  // also a wish that was made and never used
  rest_ = Rest{0, steady + kSheetTime};
  page_changed();
  return true;
}

std::optional<SteadyTime> Stage::rest_deadline(WallTime wall) const {
  if (!may_rest(wall)) return std::nullopt;
  if (rest_) return rest_->until;
  if (!quiet_since_) return std::nullopt;
  return *quiet_since_ + place_.rest;
}

void Stage::compose_rest(WallTime wall) {
  Frame frame = frame_at(wall);
  frame.manner = dressed_;
  const std::vector<RestSheet> sheets = rest_sheets(frame, rest_cards(frame, place_.languages));
  rest_->sheet %= sheets.size();
  scene_ = rest_page(frame, sheets[rest_->sheet]);
}

/// A touch, a key: whoever it is finds the home page, and nothing of it pressed.
void Stage::wake() {
  forget_visitor();
  page_changed();
}

}  // namespace gongshi::kiosk
