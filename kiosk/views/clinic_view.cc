#include "kiosk/views/clinic_view.h"

#include <algorithm>

#include "kiosk/views/search_page.h"
#include "kiosk/views/week_grid.h"

namespace gongshi::kiosk {

bool has_open_clinic(const content::Release& release, std::string_view department) {
  const ClinicOf clinic{{}, department};
  return std::any_of(release.sessions().begin(), release.sessions().end(),
                     [&](const content::Session& session) { return clinic.holds(session); });
}

std::string ClinicView::title(const Frame& /*frame*/) const {
  return "科室门诊";
}

Scene ClinicView::draw(const Frame& frame) const {
  Scene scene;
  const content::Department* department = frame.release().department(department_);
  if (department == nullptr || !has_open_clinic(frame.release(), department_)) {
    Column column(frame.area, frame.metrics.mm(kGapMm));
    column.take(paragraph(scene, frame, column.rest(), "这个门诊已不在本期公开内容中。",
                          TextStyle::kTitle));
    paragraph(scene, frame, column.rest(), desk_words(frame.release().hospital()));
    return scene;
  }
  Blocks blocks(frame, frame.area);
  blocks.text(std::string(department->name) + " 科室门诊", TextStyle::kTitle, Color::kInk, 0,
              Role::kHeading);
  blocks.text("不指定医生，由当班医生接诊。", TextStyle::kBody, Color::kMuted);
  blocks.gap(kGapMm);
  const ClinicOf clinic{{}, department_};
  add_week(blocks, frame, clinic);
  blocks.gap(kGapMm);
  blocks.fact("地点", department->place);
  blocks.fact("电话", department->phone);
  add_later_days(blocks, frame, clinic);
  const content::ReleaseId& id = frame.release().id();
  blocks.fact("本期公开",
              "第 " + id.serial() + " 期，" + date_text(to_local(id.created).date) + " 发布");
  add_list(scene, frame.area, std::move(blocks).list("clinic"));
  return scene;
}

Navigation ClinicView::on_action(std::string_view /*action*/, const Frame& /*frame*/) {
  return stay();
}

}  // namespace gongshi::kiosk
