#include "kiosk/ways/way_doors.h"

#include <algorithm>
#include <utility>

#include "kiosk/views/door_row.h"
#include "kiosk/views/search_page.h"
#include "kiosk/ways/places_view.h"
#include "kiosk/ways/route_view.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

constexpr std::size_t kMostGoals = 3;

constexpr Words kPlaces{"找地方，看怎么走", "Find a place and the way there", "ئورۇن ئىزدەش ۋە يول",
                        "", "ᠭᠠᠵᠠᠷ ᠬᠠᠶᠢᠬᠤ"};
constexpr Words kPlacesDetail{"按楼层列出科室、窗口、卫生间、出口，画出从这里去的路线",
                              "Rooms, desks, toilets and exits by floor, with the way from here",
                              "بۆلۈم، ھاجەتخانا، چىقىش ئېغىزى ۋە بۇ يەردىن بارىدىغان يول"};
constexpr Words kEscape{"离这里最近的安全出口", "The nearest exits from here",
                        "بۇ يەرگە ئەڭ يېقىن بىخەتەر چىقىش ئېغىزى", "",
                        "ᠣᠶᠢᠷ᠎ᠠᠬᠢ ᠭᠠᠷᠬᠤ ᠡᠭᠦᠳᠡ"};
constexpr Words kEscapeDetail{"疏散路线，不经过电梯", "The way out, never by lift",
                              "قېچىش يولى، لىفت ئىشلىتىلمەيدۇ"};
constexpr Words kShortWay{"怎么走", "The way there", "قانداق بارىدۇ", "", "ᠶᠠᠪᠤᠬᠤ ᠵᠠᠮ"};
constexpr Words kWay{"怎么走：{1}", "The way to {1}", "{1} غا قانداق بارىدۇ"};

void add_goal(std::vector<WayGoal>& goals, const content::Release& release, std::string_view room) {
  const content::PlanPoint* const point = release.point_of_room(room);
  const bool there = std::ranges::find(goals, room, &WayGoal::room) != goals.end();
  if (point == nullptr || there || goals.size() == kMostGoals) return;
  goals.push_back({std::string(room), std::string(point->id)});
}

}  // namespace

bool add_way_doors(Blocks& blocks, const Frame& frame, std::string_view category) {
  if (frame.release().plans().empty()) return false;
  if (category == "C4") {
    add_door_row(blocks, frame, frame.say(kPlaces), frame.say(kPlacesDetail), "way:places", {},
                 Icon::kPlace);
    return true;
  }
  if (category != "C5") return false;
  add_door_row(blocks, frame, frame.say(kEscape), frame.say(kEscapeDetail), "way:escape", {},
               Icon::kGuide);
  return true;
}

std::vector<WayGoal> way_goals(const content::Release& release, std::string_view doctor,
                               std::string_view department) {
  std::vector<WayGoal> goals;
  for (const content::Session& session : release.sessions()) {
    const bool held =
        session.doctor == doctor && (!doctor.empty() || session.department == department);
    if (held && !session.stopped) add_goal(goals, release, session.room);
  }
  const content::Department* const home = release.department(department);
  if (goals.empty() && home != nullptr) add_goal(goals, release, home->place);
  return goals;
}

void add_way_buttons(std::vector<Node>& nodes, const Frame& frame,
                     const std::vector<WayGoal>& goals) {
  for (const WayGoal& goal : goals) {
    const std::string words = fill(frame.say(kWay), {goal.room});
    const std::string action = "way:to:" + goal.point + "|" + goal.room;
    Node node = sized_button(frame, words, action);
    if (node.rect.w > row_width(frame.metrics, frame.area)) {  // a long name in large letters
      node = sized_button(frame, frame.say(kShortWay), action);
      node.label = words;
    }
    nodes.push_back(std::move(node));
  }
}

std::unique_ptr<View> open_way_door(std::string_view action) {
  if (action == "way:places") return std::make_unique<PlacesView>();
  if (action == "way:escape") return std::make_unique<RouteView>(RouteView::Escape{});
  const std::string_view goal = argument(action, "way:to:");
  const std::size_t bar = goal.find('|');
  if (goal.empty() || bar == goal.npos) return nullptr;
  return std::make_unique<RouteView>(std::string(goal.substr(0, bar)),
                                     std::string(goal.substr(bar + 1)));
}

}  // namespace gongshi::kiosk
