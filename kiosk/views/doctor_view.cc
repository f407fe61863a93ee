#include "kiosk/views/doctor_view.h"

#include <algorithm>

#include "kiosk/page/blocks.h"
#include "kiosk/views/doctor_row.h"
#include "kiosk/views/search_page.h"
#include "kiosk/views/week_grid.h"

namespace gongshi::kiosk {
namespace {

using content::Doctor;

constexpr double kPhotoWideMm = 42.0;
constexpr double kPhotoHighMm = 56.0;

/// Photo, name, post and title, department.
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
    line(department->name, TextStyle::kHeading, Color::kAccent, Role::kText);
    std::string where(department->place);
    if (!department->phone.empty()) {
      where += (where.empty() ? "" : "　") + std::string("电话 ") + std::string(department->phone);
    }
    line(where, TextStyle::kBody, Color::kMuted, Role::kText);
  }
  const int height = std::max(photo.bottom(), y) + margin;
  nodes.front().rect = {0, 0, blocks.width(), height};
  blocks.add(height, std::move(nodes));
  blocks.gap(kGapMm);
}

}  // namespace

std::string DoctorView::title(const Frame& /*frame*/) const {
  return "医生信息";
}

Scene DoctorView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  const Doctor* doctor = frame.release().doctor(code_);
  if (doctor == nullptr) {
    Column column(frame.area, m.mm(kGapMm));
    column.take(paragraph(scene, frame, column.rest(), "这位医生已不在本期公开内容中。",
                          TextStyle::kTitle));
    paragraph(scene, frame, column.rest(), desk_words(frame.release().hospital()));
    return scene;
  }
  Blocks blocks(frame, frame.area);
  add_person(blocks, frame, *doctor);

  const ClinicOf clinic{code_};
  add_week(blocks, frame, clinic);
  blocks.gap(kGapMm);
  blocks.fact("专业特长", doctor->specialty);
  blocks.fact("执业注册", doctor->registration);
  add_later_days(blocks, frame, clinic);
  const content::ReleaseId& id = frame.release().id();
  blocks.fact("本期公开",
              "第 " + id.serial() + " 期，" + date_text(to_local(id.created).date) + " 发布");
  add_list(scene, frame.area, std::move(blocks).list("doctor"));
  return scene;
}

Navigation DoctorView::on_action(std::string_view /*action*/, const Frame& /*frame*/) {
  return stay();
}

}  // namespace gongshi::kiosk
