#include "content/room_match.h"

namespace gongshi::content {

const PlanPoint* match_room(std::span<const PlanPoint> points, std::string_view room) {
  const PlanPoint* best = nullptr;
  std::size_t longest = 0;
  for (const PlanPoint& point : points) {
    for (Text rest = point.rooms; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const Text each = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (each.size() <= longest || !room.starts_with(each)) continue;
      longest = each.size();
      best = &point;
    }
  }
  return best;
}

}  // namespace gongshi::content
