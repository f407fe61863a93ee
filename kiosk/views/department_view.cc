#include "kiosk/views/department_view.h"

#include <functional>
#include <memory>
#include <vector>

#include "kiosk/views/clinic_view.h"
#include "kiosk/views/doctor_row.h"
#include "kiosk/views/doctor_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/views/week.h"
#include "kiosk/ways/way_doors.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

using content::Department;
using content::Doctor;

constexpr Words kTitle{"科室", "Department", "بۆلۈم", "", "ᠲᠠᠰᠤᠭ"};
constexpr Words kGone{"这个科室已不在本期公开内容中。",
                      "This department is no longer in the published issue."};
constexpr Words kPhone{"电话 ", "Phone ", "تېلېفون ", "", "ᠤᠲᠠᠰᠤ "};
constexpr Words kOpenClinic{"科室门诊（不指定医生）", "Open clinic (no doctor named)",
                            "بۆلۈم كېسەل كۆرۈشى"};

std::string where_words(const Frame& frame, const Department& department) {
  std::string where(department.place);
  if (!department.phone.empty()) {
    where += (where.empty() ? "" : "　") + std::string(frame.say(kPhone)) +
             std::string(department.phone);
  }
  if (!department.duty.empty()) {
    where += (where.empty() ? "" : "\n") + std::string(department.duty);
  }
  return where;
}

void add_where(Blocks& blocks, const Frame& frame, const Department& department) {
  const std::string where = where_words(frame, department);
  if (where.empty()) return;
  const Metrics& m = frame.metrics;
  const int margin = m.mm(5);
  Node text = text_node({margin, m.mm(3), blocks.width() - 2 * margin, 0}, where);
  text.wrap = true;
  text.rect.h = paragraph_height(frame.text, where, text.style, text.rect.w);
  const int height = text.rect.bottom() + m.mm(3);
  Node card = panel({0, 0, blocks.width(), height}, Color::kAccentSoft);
  blocks.add(height, {std::move(card), std::move(text)});
  blocks.gap(kGapMm);
}

void add_clinic(Blocks& blocks, const Frame& frame, std::string_view code) {
  if (!has_open_clinic(frame.release(), code)) return;
  std::string words(frame.say(kOpenClinic));
  const Date today = to_local(frame.now).date;
  const std::string now = today_words(frame.release(), {{}, code}, today, frame.manner.language);
  if (frame.freshness.clock_sure && !now.empty()) words += "，" + now;
  const Metrics& m = frame.metrics;
  const int margin = m.mm(6);
  Node text = text_node({margin, m.mm(4), blocks.width() - 2 * margin, 0}, words,
                        TextStyle::kBodyBold, Color::kAccent);
  text.wrap = true;
  text.quiet = true;
  text.rect.h = paragraph_height(frame.text, words, text.style, text.rect.w);
  const int height = std::max(text.rect.bottom() + m.mm(4), m.target());
  text.rect.y = (height - text.rect.h) / 2;
  Node ground = row_ground({0, 0, blocks.width(), height}, words, "clinic");
  ground.edge = Color::kEdge;
  blocks.add(height, {std::move(ground), std::move(text)});
  blocks.gap(kGapMm);
}

/// To the department's own place, not to the rooms of its doctors.
void add_way(Blocks& blocks, const Frame& frame, const Department& department) {
  const content::PlanPoint* const point = frame.release().point_of_room(department.place);
  if (point == nullptr) return;
  std::vector<Node> nodes;
  add_way_buttons(nodes, frame, {{std::string(department.place), std::string(point->id)}});
  const int height = flow_buttons(nodes, frame, {0, 0, blocks.width(), 0});
  blocks.add(height, std::move(nodes));
  blocks.gap(kGapMm);
}

}  // namespace

std::string DepartmentView::title(const Frame& frame) const {
  const Department* department = frame.release().department(code_);
  if (department == nullptr) return std::string(frame.say(kTitle));
  return std::string(department_name(*department, frame.manner.language));
}

Scene DepartmentView::draw(const Frame& frame) const {
  Scene scene;
  Blocks blocks(frame, frame.area);
  const Department* department = frame.release().department(code_);
  if (department == nullptr) {
    add_note(blocks, frame, frame.say(kGone), desk_words(frame), {});
    add_list(scene, frame.area, std::move(blocks).list("gone"));
    return scene;
  }
  add_where(blocks, frame, *department);
  add_way(blocks, frame, *department);
  add_clinic(blocks, frame, code_);
  const DoctorRows rows(frame, blocks.width());
  const Date today = to_local(frame.now).date;
  bool striped = false;
  for (const Doctor& doctor : frame.release().doctors()) {
    if (doctor.department != code_) continue;
    const std::string words =
        frame.freshness.clock_sure
            ? today_words(frame.release(), {doctor.code}, today, frame.manner.language)
            : std::string();
    blocks.add(rows.height(), rows.row(doctor, nullptr, words, striped));
    striped = !striped;
  }
  add_list(scene, frame.area, std::move(blocks).list("department"));
  return scene;
}

Navigation DepartmentView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (auto way = open_way_door(action)) return push(std::move(way));
  if (action == "clinic") return push(std::make_unique<ClinicView>(code_));
  if (const auto code = argument(action, "doctor:"); !code.empty()) {
    return push(std::make_unique<DoctorView>(std::string(code)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
