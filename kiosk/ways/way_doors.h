// WayDoors: from pages about the house to its places and ways out, and from people to their rooms.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

/// Rows that lead on from a category (C4: places, C5: ways out); false: it has none, or there are
/// no plans.
bool add_way_doors(Blocks& blocks, const Frame& frame, std::string_view category);

/// A room that people are sent to, and where it is.
struct WayGoal {
  std::string room;   // as the tables write it
  std::string point;  // of the plans
};

/// Rooms of the sessions that `doctor` (or, without one, the open clinic of `department`) holds,
/// each once, at most three; where none of them is on a plan, the department's place. Empty:
/// nothing is on a plan.
[[nodiscard]] std::vector<WayGoal> way_goals(const content::Release& release,
                                             std::string_view doctor, std::string_view department);

/// "怎么走：门诊楼211室", a button each; `nodes` are placed by the caller.
void add_way_buttons(std::vector<Node>& nodes, const Frame& frame,
                     const std::vector<WayGoal>& goals);

/// What such a row or button opens; null: `action` is none of them.
[[nodiscard]] std::unique_ptr<View> open_way_door(std::string_view action);

}  // namespace gongshi::kiosk
