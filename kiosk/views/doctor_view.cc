#include "kiosk/views/doctor_view.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "kiosk/views/department_view.h"
#include "kiosk/views/doctor_row.h"
#include "kiosk/views/feedback_door.h"
#include "kiosk/views/pages_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/views/week_grid.h"
#include "kiosk/ways/way_doors.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

using content::Doctor;

constexpr double kPhotoWideMm = 42.0;
constexpr double kPhotoHighMm = 56.0;

constexpr Words kTitle{"医生信息", "Doctor", "دوختۇر ئۇچۇرى", "", "ᠡᠮᠴᠢ"};
constexpr Words kGone{"这位医生已不在本期公开内容中。",
                      "This doctor is no longer in the published issue."};
constexpr Words kPhone{"电话 ", "Phone ", "تېلېفون ", "", "ᠤᠲᠠᠰᠤ "};
constexpr Words kSpecialty{"专业特长", "Specialty", "ئالاھىدىلىكى", "", "ᠮᠡᠷᠭᠡᠵᠢᠯ"};
constexpr Words kRegistration{"执业注册", "Registration", "كەسپىي تىزىملىك"};
constexpr Words kWay{"怎么走", "The way there", "قانداق بارىدۇ", "", "ᠶᠠᠪᠤᠬᠤ ᠵᠠᠮ"};
constexpr Words kDepartment{"看本科室", "The department", "بۆلۈم", "", "ᠲᠠᠰᠤᠭ"};
constexpr Words kMap{"位置与路径", "Map and routes", "ئورۇن ۋە يول", "", "ᠣᠷᠣᠨ ᠵᠠᠮ"};
constexpr Words kIssue{"本期公开", "This issue", "بۇ قېتىمقى ئاشكارىلاش"};
constexpr Words kIssueWords{"第 {1} 期，{2} 发布", "No. {1}, published {2}",
                            "{1}-سان، {2} ئېلان قىلىندى"};

/// Photo, name, post and title, department, where it is.
void add_person(Blocks& blocks, const Frame& frame, const Doctor& doctor) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(7);
  const Rect photo{margin, margin, m.mm(kPhotoWideMm), m.mm(kPhotoHighMm)};
  const int left = photo.right() + m.mm(8);
  const int width = blocks.width() - left - margin;
  std::vector<Node> nodes{panel({}), portrait(photo, doctor)};
  int y = margin;
  const auto line = [&](std::string_view text, TextStyle style, Color color, Role role) {
    if (text.empty()) return;
    Node node = text_node({left, y, width, 0}, text, style, color);
    node.role = role;
    node.wrap = true;
    node.rect.h = paragraph_height(frame.text, text, style, width);
    y += node.rect.h + m.mm(1);
    nodes.push_back(std::move(node));
  };
  line(doctor.name, TextStyle::kTitle, Color::kInk, Role::kHeading);
  line(titles_of(doctor), TextStyle::kHeading, Color::kInk, Role::kText);
  if (const auto* department = frame.release().department(doctor.department)) {
    line(department_name(*department, frame.manner.language), TextStyle::kHeading, Color::kAccent,
         Role::kText);
    line(department->place, TextStyle::kBody, Color::kInk, Role::kText);
    if (!department->phone.empty()) {
      line(std::string(frame.say(kPhone)) + std::string(department->phone), TextStyle::kBody,
           Color::kMuted, Role::kText);
    }
  }
  const int height = std::max(photo.bottom(), y) + margin;
  nodes.front().rect = {0, 0, blocks.width(), height};
  blocks.add(height, std::move(nodes));
  blocks.gap(kGapMm);
}

}  // namespace

void add_issue(Blocks& blocks, const Frame& frame) {
  const content::ReleaseId& id = frame.release().id();
  blocks.fact(frame.say(kIssue),
              fill(frame.say(kIssueWords), {id.serial(), date_text(to_local(id.created).date)}));
}

std::string DoctorView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene DoctorView::draw(const Frame& frame) const {
  Scene scene;
  Blocks blocks(frame, frame.area);
  const Doctor* doctor = frame.release().doctor(code_);
  if (doctor == nullptr) {
    add_note(blocks, frame, frame.say(kGone), desk_words(frame), {});
    add_list(scene, frame.area, std::move(blocks).list("gone"));
    return scene;
  }
  add_person(blocks, frame, *doctor);
  const ClinicOf clinic{code_};
  add_week(blocks, frame, clinic);
  blocks.gap(kGapMm);
  std::vector<Node> ways;
  const auto goals = way_goals(frame.release(), code_, doctor->department);
  if (goals.empty()) ways.push_back(sized_button(frame, frame.say(kWay), "way"));
  add_way_buttons(ways, frame, goals);
  ways.push_back(sized_button(frame, frame.say(kDepartment), "department"));
  const int height = flow_buttons(ways, frame, {0, 0, blocks.width(), 0});
  blocks.add(height, std::move(ways));
  blocks.gap(kGapMm);
  blocks.fact(frame.say(kSpecialty), doctor->specialty);
  blocks.fact(frame.say(kRegistration), doctor->registration);
  add_later_days(blocks, frame, clinic);
  add_issue(blocks, frame);
  add_feedback_door(blocks, frame, content::feedback::AboutKind::kDoctor, code_);
  add_list(scene, frame.area, std::move(blocks).list("doctor"));
  return scene;
}

Navigation DoctorView::on_action(std::string_view action, const Frame& frame) {
  const Doctor* doctor = frame.release().doctor(code_);
  if (action == "department" && doctor != nullptr) {
    return push(std::make_unique<DepartmentView>(std::string(doctor->department)));
  }
  if (auto way = open_way_door(action)) return push(std::move(way));
  if (action == "way") {
    return push(std::make_unique<PagesView>(kMap, std::vector<std::string>{"C4"}));
  }
  return stay();
}

}  // namespace gongshi::kiosk
