// RoomMatch: which point of the plans a room is, as tables write rooms.
#pragma once

#include <span>
#include <string_view>

#include "content/model.h"

namespace gongshi::content {

/// The point that has `room` in its rooms; else the one with the longest beginning of it, so that
/// "妇儿楼" finds every room of that building. Null: none.
[[nodiscard]] const PlanPoint* match_room(std::span<const PlanPoint> points, std::string_view room);

}  // namespace gongshi::content
