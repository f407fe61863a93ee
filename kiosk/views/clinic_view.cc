#include "kiosk/views/clinic_view.h"

#include <algorithm>

#include "kiosk/views/doctor_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/views/week_grid.h"
#include "kiosk/ways/way_doors.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTitle{"科室门诊", "Open clinic", "بۆلۈم كېسەل كۆرۈشى"};
constexpr Words kGone{"这个门诊已不在本期公开内容中。",
                      "This clinic is no longer in the published issue."};
constexpr Words kHeading{"{1} 科室门诊", "{1}: open clinic", "{1}"};
constexpr Words kAnyDoctor{"不指定医生，由当班医生接诊。",
                           "No doctor is named: whoever is on duty sees you."};
constexpr Words kPlace{"地点", "Place", "ئورنى", "", "ᠣᠷᠣᠨ"};
constexpr Words kPhone{"电话", "Phone", "تېلېفون", "", "ᠤᠲᠠᠰᠤ"};

}  // namespace

bool has_open_clinic(const content::Release& release, std::string_view department) {
  const ClinicOf clinic{{}, department};
  return std::any_of(release.sessions().begin(), release.sessions().end(),
                     [&](const content::Session& session) { return clinic.holds(session); });
}

std::string ClinicView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene ClinicView::draw(const Frame& frame) const {
  Scene scene;
  Blocks blocks(frame, frame.area);
  const content::Department* department = frame.release().department(department_);
  if (department == nullptr || !has_open_clinic(frame.release(), department_)) {
    add_note(blocks, frame, frame.say(kGone), desk_words(frame), {});
    add_list(scene, frame.area, std::move(blocks).list("gone"));
    return scene;
  }
  blocks.text(fill(frame.say(kHeading), {department_name(*department, frame.manner.language)}),
              TextStyle::kTitle, Color::kInk, 0, Role::kHeading);
  blocks.text(frame.say(kAnyDoctor), TextStyle::kBody, Color::kMuted);
  blocks.gap(kGapMm);
  const ClinicOf clinic{{}, department_};
  add_week(blocks, frame, clinic);
  blocks.gap(kGapMm);
  std::vector<Node> ways;
  add_way_buttons(ways, frame, way_goals(frame.release(), {}, department_));
  if (!ways.empty()) {
    const int height = flow_buttons(ways, frame, {0, 0, blocks.width(), 0});
    blocks.add(height, std::move(ways));
    blocks.gap(kGapMm);
  }
  blocks.fact(frame.say(kPlace), department->place);
  blocks.fact(frame.say(kPhone), department->phone);
  add_later_days(blocks, frame, clinic);
  add_issue(blocks, frame);
  add_list(scene, frame.area, std::move(blocks).list("clinic"));
  return scene;
}

Navigation ClinicView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (auto way = open_way_door(action)) return push(std::move(way));
  return stay();
}

}  // namespace gongshi::kiosk
