#include "kiosk/views/doctors_view.h"

#include <functional>
#include <memory>
#include <utility>

#include "kiosk/views/clinic_view.h"
#include "kiosk/views/doctor_row.h"
#include "kiosk/views/doctor_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/views/week.h"

namespace gongshi::kiosk {
namespace {

using content::Department;
using content::Doctor;
using content::Match;

constexpr std::size_t kMostDoctors = 200;
constexpr double kDepartmentMm = 25.0;  // height of a department's tile
constexpr double kDepartmentWideMm = 88.0;
constexpr std::string_view kHint =
    "怎样查找\n"
    "· 点姓名每个字拼音的第一个字母，如“王建国”点 WJG\n"
    "· 也可以先点科室，再选医生";

/// A list of doctors, each with whether it was found by typing.
List doctor_list(const Frame& frame, std::vector<Match> matches, bool searched, int width,
                 std::uint64_t revision) {
  List list;
  list.id = "doctors";
  list.count = int(matches.size());
  list.row_height = doctor_row_height(frame.metrics);
  const Date today = to_local(frame.now).date;
  const bool known = frame.freshness.clock_sure;
  // Who is in today changes with the day.
  const auto day = std::chrono::sys_days(today).time_since_epoch().count();
  list.revision = revision * 31 + std::uint64_t(day) * 2 + (known ? 1U : 0U);
  list.row = [m = frame.metrics, width, searched, known, today, &text = frame.text,
              release = frame.issue.release,
              found = std::make_shared<const std::vector<Match>>(std::move(matches))](int i) {
    const Match& match = (*found)[std::size_t(i)];
    const Doctor& doctor = release->doctors()[match.row];
    const std::string words = known ? today_words(*release, {doctor.code}, today) : std::string();
    return doctor_row(m, text, *release, doctor, searched ? &match : nullptr, words, width,
                      i % 2 == 1);
  };
  return list;
}

/// Every department that has doctors or clinics of its own, as tiles in the rows of a list.
List department_list(const Frame& frame, int width) {
  const Metrics& m = frame.metrics;
  const auto release = frame.issue.release;
  struct Tile {
    std::string code, name, has;
  };
  std::vector<Tile> tiles;
  for (const Department& department : release->departments()) {
    int doctors = 0;
    for (const Doctor& doctor : release->doctors()) {
      if (doctor.department == department.code) ++doctors;
    }
    const bool clinic = has_open_clinic(*release, department.code);
    if (doctors == 0 && !clinic) continue;
    std::string has = doctors > 0 ? std::to_string(doctors) + " 位医生" : std::string();
    if (clinic) has += (has.empty() ? "" : "，") + std::string("科室门诊");
    tiles.push_back({std::string(department.code), std::string(department.name), std::move(has)});
  }
  const int gap = m.mm(kGapMm);
  const int columns = std::max(1, (width + gap) / (m.mm(kDepartmentWideMm) + gap));
  const int tile_width = (width - (columns - 1) * gap) / columns;
  const int height = m.mm(kDepartmentMm);
  List list;
  list.id = "departments";
  list.count = (int(tiles.size()) + columns - 1) / columns;
  list.row_height = height + gap;
  list.revision = 1;
  list.row = [columns, tile_width, height, gap, &text = frame.text, m,
              all = std::make_shared<const decltype(tiles)>(std::move(tiles))](int row) {
    std::vector<Node> nodes;
    for (int i = 0; i < columns; ++i) {
      const auto index = std::size_t(row * columns + i);
      if (index >= all->size()) break;
      const auto& [code, name, has] = (*all)[index];
      const Rect rect{i * (tile_width + gap), 0, tile_width, height};
      nodes.push_back({.role = Role::kButton,
                       .rect = rect,
                       .label = name,
                       .action = "department:" + code,
                       .fill = Color::kCard,
                       .edge = Color::kLine});
      const int margin = m.mm(5);
      const int name_height = text.line_height(TextStyle::kHeadingBold);
      const int count_height = text.line_height(TextStyle::kCaption);
      const int y = (height - name_height - count_height) / 2;
      const int room = tile_width - 2 * margin;
      const TextStyle style = text.width(name, TextStyle::kHeadingBold) <= room
                                  ? TextStyle::kHeadingBold
                                  : TextStyle::kCaption;
      Node name_node = cell({rect.x + margin, y, room, name_height}, name, style);
      name_node.shorten = true;
      name_node.quiet = true;
      Node count_node = cell({rect.x + margin, y + name_height, room, count_height}, has,
                             TextStyle::kCaption, Color::kMuted);
      count_node.quiet = true;
      nodes.push_back(std::move(name_node));
      nodes.push_back(std::move(count_node));
    }
    return nodes;
  };
  return list;
}

Navigation open_doctor(std::string_view action) {
  if (const auto code = argument(action, "doctor:"); !code.empty()) {
    return push(std::make_unique<DoctorView>(std::string(code)));
  }
  return stay();
}

}  // namespace

std::string DoctorsView::title(const Frame& /*frame*/) const {
  return "医生查询";
}

Scene DoctorsView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const SearchPage page = search_page(frame, false, entry_);
  Scene scene;
  const int title = frame.text.line_height(TextStyle::kBodyBold) + m.mm(1);
  const Rect below{page.list.x, page.list.y + title, page.list.w, page.list.h - title};
  const int width = row_width(m, below);
  const auto heading = [&](std::string_view words) {
    scene.add(text_node({page.list.x, page.list.y, page.list.w, title - m.mm(1)}, words,
                        TextStyle::kBodyBold, Color::kMuted));
  };
  if (entry_.text().empty()) {
    heading("请选择科室，或点医生姓名的拼音首字母");
    add_list(scene, below, department_list(frame, width));
  } else {
    std::vector<Match> found = frame.issue.doctors.find(entry_.text(), kMostDoctors);
    if (found.empty()) {
      Scene words;
      const int margin = m.mm(6);
      Column column(page.list.inset(margin), m.mm(kGapMm));
      column.take(paragraph(words, frame, column.rest(),
                            "没有找到姓名拼音为“" + shown_query(entry_.text()) + "”的医生。",
                            TextStyle::kHeadingBold));
      column.take(paragraph(words, frame, column.rest(), desk_words(frame.release().hospital())));
      Row buttons(column.take(m.mm(kTargetMm)), m.mm(kGapMm));
      words.add(quiet_button(buttons.take(m.mm(62)), "删去一个字母", "key:delete"));
      words.add(quiet_button(buttons.take(m.mm(62)), "按科室查找", "key:clear"));
      scene.add(panel({page.list.x, page.list.y, page.list.w, column.y() - page.list.y},
                      Color::kWarmSoft));
      scene.append(std::move(words));
    } else {
      heading("找到 " + std::to_string(found.size()) + " 位医生");
      add_list(scene, below,
               doctor_list(frame, std::move(found), true, width,
                           std::hash<std::string>{}(entry_.text())));
    }
  }
  add_search(scene, frame, page, entry_, "请点姓名的拼音首字母", kHint);
  return scene;
}

Navigation DoctorsView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (entry_.on_action(action)) return stay();
  if (const auto code = argument(action, "department:"); !code.empty()) {
    return push(std::make_unique<DepartmentView>(std::string(code)));
  }
  return open_doctor(action);
}

std::string DepartmentView::title(const Frame& frame) const {
  const Department* department = frame.release().department(code_);
  return department == nullptr ? "科室" : std::string(department->name);
}

Scene DepartmentView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  const Department* department = frame.release().department(code_);
  Column column(frame.area, m.mm(kGapMm));
  if (department == nullptr) {
    paragraph(scene, frame, column.rest(), "这个科室已不在本期公开内容中。", TextStyle::kTitle);
    return scene;
  }
  std::string where(department->place);
  if (!department->phone.empty()) {
    where += (where.empty() ? "" : "　") + std::string("电话 ") + std::string(department->phone);
  }
  if (!department->duty.empty())
    where += (where.empty() ? "" : "\n") + std::string(department->duty);
  if (!where.empty()) {
    const int margin = m.mm(5);
    const int height =
        paragraph_height(frame.text, where, TextStyle::kBody, frame.area.w - 2 * margin);
    const Rect card = column.take(height + 2 * m.mm(3));
    scene.add(panel(card, Color::kAccentSoft));
    paragraph(scene, frame, card.inset(margin, m.mm(3)), where);
  }
  if (has_open_clinic(frame.release(), code_)) {
    std::string words = "科室门诊（不指定医生）";
    const Date today = to_local(frame.now).date;
    const std::string now = today_words(frame.release(), {{}, code_}, today);
    if (frame.freshness.clock_sure && !now.empty()) words += "，" + now;
    Node clinic = quiet_button(column.take(m.mm(kTargetMm + 4)), words, "clinic");
    clinic.icon = Icon::kCalendar;
    scene.add(std::move(clinic));
  }
  std::vector<Match> all;
  for (std::size_t i = 0; i < frame.release().doctors().size(); ++i) {
    if (frame.release().doctors()[i].department == code_) all.push_back({.row = std::uint32_t(i)});
  }
  const Rect port = column.rest();
  const int width = row_width(m, port);
  add_list(scene, port,
           doctor_list(frame, std::move(all), false, width, std::hash<std::string>{}(code_)));
  return scene;
}

Navigation DepartmentView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (action == "clinic") return push(std::make_unique<ClinicView>(code_));
  return open_doctor(action);
}

}  // namespace gongshi::kiosk
