#include "kiosk/ways/places_view.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <vector>

#include "kiosk/page/blocks.h"
#include "kiosk/views/door_row.h"
#include "kiosk/views/search_page.h"
#include "kiosk/ways/route_view.h"
#include "kiosk/words/route_words.h"

namespace gongshi::kiosk {
namespace {

using content::Plan;
using content::PlanPoint;
using content::PointKind;

constexpr Words kTitle{"位置与路径", "Places and ways", "ئورۇن ۋە يول", "གནས་ས་དང་ལམ།", "ᠣᠷᠣᠨ ᠵᠠᠮ"};
constexpr Words kEscape{"离这里最近的安全出口", "The nearest exits from here",
                        "بۇ يەرگە ئەڭ يېقىن بىخەتەر چىقىش ئېغىزى", "",
                        "ᠣᠶᠢᠷ᠎ᠠᠬᠢ ᠭᠠᠷᠬᠤ ᠡᠭᠦᠳᠡ"};
constexpr Words kNone{"本期没有平面图。", "This issue has no plans.", "بۇ ساندا خەرىتە يوق."};

/// Departments found at a point: "呼吸与危重症医学科、消化内科".
using Departments = std::map<std::string_view, std::string>;

Departments departments_of(const Frame& frame) {
  Departments all;
  const bool english = frame.manner.language == Language::kEn;
  for (const content::Department& each : frame.release().departments()) {
    const PlanPoint* const point = frame.release().point_of_room(each.place);
    if (point == nullptr) continue;
    std::string& names = all[point->id];
    if (!names.empty()) names += english ? ", " : "、";
    names += english && !each.name_en.empty() ? each.name_en : each.name;
  }
  return all;
}

Icon icon_of(PointKind kind) {
  switch (kind) {
    case PointKind::kDesk:
      return Icon::kInformation;
    case PointKind::kToilet:
      return Icon::kPerson;
    case PointKind::kLift:
    case PointKind::kStairs:
      return Icon::kUp;
    case PointKind::kExit:
      return Icon::kGuide;
    case PointKind::kRoom:
    case PointKind::kBend:
    case PointKind::kKiosk:
      break;
  }
  return Icon::kPlace;
}

/// This kiosk's floor, then the nearest ones.
std::vector<const Plan*> plans_by_nearness(const Frame& frame) {
  const PlanPoint* const here = frame.release().point(frame.here);
  const Plan* const mine = here == nullptr ? nullptr : frame.release().plan(here->plan);
  std::vector<const Plan*> plans;
  for (const Plan& plan : frame.release().plans()) plans.push_back(&plan);
  std::ranges::stable_sort(plans, {}, [&](const Plan* plan) {
    if (plan == mine) return -1;
    return mine == nullptr ? 0 : std::abs(plan->level - mine->level);
  });
  return plans;
}

}  // namespace

std::string PlacesView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene PlacesView::draw(const Frame& frame) const {
  Scene scene;
  Blocks blocks(frame, frame.area);
  const Language language = frame.manner.language;
  if (frame.release().plans().empty()) {
    add_note(blocks, frame, frame.say(kNone), desk_words(frame), {});
  } else {
    add_door_row(blocks, frame, frame.say(kEscape), {}, "escape", {}, Icon::kGuide);
  }
  const Departments departments = departments_of(frame);
  for (const Plan* plan : plans_by_nearness(frame)) {
    blocks.gap(kGapMm);
    blocks.text(name_in(plan->name, language), TextStyle::kHeadingBold, Color::kAccent, 0,
                Role::kHeading);
    blocks.gap(2);
    for (const PlanPoint& point : frame.release().points()) {
      const bool listed = point.plan == plan->id && point.kind != PointKind::kBend &&
                          point.kind != PointKind::kKiosk;
      if (!listed) continue;
      const auto found = departments.find(point.id);
      add_door_row(blocks, frame, name_in(point.name, language),
                   found == departments.end() ? std::string_view{} : found->second,
                   "to:" + std::string(point.id), {}, icon_of(point.kind));
    }
  }
  add_list(scene, frame.area, std::move(blocks).list("places"));
  return scene;
}

Navigation PlacesView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (action == "escape") return push(std::make_unique<RouteView>(RouteView::Escape{}));
  if (const auto point = argument(action, "to:"); !point.empty()) {
    return push(std::make_unique<RouteView>(std::string(point)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
