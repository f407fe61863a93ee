#include "kiosk/views/doctor_row.h"

#include "drivers/os/utf8.h"

namespace gongshi::kiosk {
namespace {

constexpr double kRowMm = 34.0;
constexpr double kPhotoMm = 26.0;

Node quiet_cell(const Rect& rect, std::string_view text, TextStyle style, Color color) {
  Node node = cell(rect, text, style, color);
  node.quiet = true;
  return node;
}

}  // namespace

std::string titles_of(const content::Doctor& doctor) {
  std::string words(doctor.post);
  if (!doctor.post.empty() && !doctor.title.empty()) words += "　";
  return words + std::string(doctor.title);
}

Node portrait(const Rect& rect, const content::Doctor& doctor) {
  std::string surname;
  std::string_view name = doctor.name;
  if (const auto first = utf8::next(name)) utf8::append(surname, *first);
  return {.role = Role::kImage,
          .rect = rect,
          .text = std::move(surname),
          .label = std::string(doctor.name) + "的照片",
          .image = std::string(doctor.photo),
          .style = TextStyle::kTitle,
          .color = Color::kAccent,
          .fill = Color::kAccentSoft,
          .align = Align::kCenter,
          .quiet = true};
}

int doctor_row_height(const Metrics& metrics) {
  return metrics.mm(kRowMm);
}

std::vector<Node> doctor_row(const Metrics& metrics, const TextMeasure& text,
                             const content::Release& release, const content::Doctor& doctor,
                             const content::Match* match, std::string_view today, int width,
                             bool striped) {
  const int height = doctor_row_height(metrics);
  const content::Department* department = release.department(doctor.department);
  const std::string place(department == nullptr ? content::Text{} : department->name);
  std::string label = std::string(doctor.name) + "，" + titles_of(doctor) + "，" + place;
  if (!today.empty()) label += "，" + std::string(today);

  std::vector<Node> nodes;
  Node ground = row_ground({0, 0, width, height}, label, "doctor:" + std::string(doctor.code));
  ground.fill = striped ? Color::kCardAlt : Color::kCard;
  nodes.push_back(std::move(ground));
  const int side = metrics.mm(kPhotoMm);
  const int margin = metrics.mm(5);
  nodes.push_back(portrait({margin, (height - side) / 2, side * 3 / 4, side}, doctor));

  const int left = margin + side * 3 / 4 + metrics.mm(6);
  const int room = width - left - margin;
  const int name_height = text.line_height(TextStyle::kHeadingBold);
  const int line_height = text.line_height(TextStyle::kCaption);
  int y = (height - name_height - 2 * line_height) / 2;
  const int name_width = text.width(doctor.name, TextStyle::kHeadingBold);
  Node name = quiet_cell({left, y, name_width, name_height}, doctor.name, TextStyle::kHeadingBold,
                         Color::kInk);
  if (match != nullptr && match->alias == 0 && match->kind != content::MatchKind::kCode)
    name.marks.push_back({match->first, match->count});
  nodes.push_back(std::move(name));
  const std::string titles = titles_of(doctor);
  const int beside = left + name_width + metrics.mm(6);
  if (text.width(titles, TextStyle::kBody) <= left + room - beside) {
    nodes.push_back(quiet_cell({beside, y, left + room - beside, name_height}, titles,
                               TextStyle::kBody, Color::kInk));
  }
  y += name_height;
  std::string where = place;
  if (!today.empty()) where += (where.empty() ? "" : "　") + std::string(today);
  if (text.width(where, TextStyle::kCaption) > room) where = place;
  Node where_node =
      quiet_cell({left, y, room, line_height}, where, TextStyle::kCaption, Color::kAccent);
  nodes.push_back(std::move(where_node));
  y += line_height;
  Node specialty = quiet_cell({left, y, room, line_height}, doctor.specialty, TextStyle::kCaption,
                              Color::kMuted);
  specialty.shorten = true;  // the whole is one tap away
  if (!doctor.specialty.empty()) nodes.push_back(std::move(specialty));
  return nodes;
}

}  // namespace gongshi::kiosk
