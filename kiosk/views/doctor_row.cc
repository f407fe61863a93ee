#include "kiosk/views/doctor_row.h"

#include "drivers/os/utf8.h"
#include "kiosk/page/anatomy.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

constexpr double kRowMm = 34.0;
constexpr double kPhotoMm = 26.0;
constexpr double kWideMm = 240.0;  // from here on three lines

/// What of titles_of() was typed: the title stands behind the post.
Mark title_mark(const content::Doctor& doctor, const content::Match* match) {
  if (match == nullptr || match->alias != kTitleAlias) return {};
  const std::size_t before = titles_of(doctor).size() - doctor.title.size();
  const int first = character_count(titles_of(doctor).substr(0, before));
  return {first + match->first, match->count};
}

}  // namespace

/// One line of a row.
struct DoctorRows::Line {
  std::string text;
  TextStyle style = TextStyle::kCaption;
  Color color = Color::kMuted;
  Mark mark{};
};

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
          .label = std::string(doctor.name),
          .image = std::string(doctor.photo),
          .style = TextStyle::kTitle,
          .color = Color::kAccent,
          .fill = Color::kAccentSoft,
          .align = Align::kCenter,
          .quiet = true};
}

DoctorRows::DoctorRows(const Frame& frame, int width)
    : m_(frame.metrics),
      text_(&frame.text),
      release_(frame.issue.release),
      language_(frame.manner.language),
      width_(width),
      height_(m_.grown(kRowMm)),
      narrow_(width < m_.grown(kWideMm)) {
  if (!narrow_) return;
  height_ = text_->line_height(TextStyle::kHeadingBold) + text_->line_height(TextStyle::kBody) +
            3 * text_->line_height(TextStyle::kCaption) + m_.mm(6);
}

std::vector<DoctorRows::Line> DoctorRows::lines(const content::Doctor& doctor,
                                                const content::Match* match, std::string_view today,
                                                int room) const {
  const content::Department* department = release_->department(doctor.department);
  std::vector<Line> all;
  Line name{std::string(doctor.name), TextStyle::kHeadingBold, Color::kInk, {}};
  if (match != nullptr && match->alias == 0 && match->kind != content::MatchKind::kCode) {
    name.mark = {match->first, match->count};
  }
  all.push_back(std::move(name));
  if (narrow_) {
    all.push_back({titles_of(doctor), TextStyle::kBody, Color::kInk, title_mark(doctor, match)});
  }
  Line place{std::string(department == nullptr ? std::string_view()
                                               : department_name(*department, language_)),
             TextStyle::kCaption,
             Color::kAccent,
             {}};
  const bool found_by_it = match != nullptr && match->alias == kDepartmentAlias;
  if (found_by_it && place.text == department->name) place.mark = {match->first, match->count};
  const std::string with_today = place.text + "　" + std::string(today);
  if (!narrow_ && !today.empty() && text_->width(with_today, TextStyle::kCaption) <= room) {
    place.text = with_today;
    all.push_back(std::move(place));
  } else {
    all.push_back(std::move(place));
    if (!today.empty())
      all.push_back({std::string(today), TextStyle::kCaption, Color::kAccent, {}});
  }
  Line specialty{std::string(doctor.specialty), TextStyle::kCaption, Color::kMuted, {}};
  if (match != nullptr && match->alias > kTitleAlias) {  // the part that was typed, marked
    const std::string aliases = doctor_aliases(*release_, doctor);
    specialty.text = content::alias_of(aliases, match->alias);
    specialty.mark = {match->first, match->count};
  }
  const bool room_left = narrow_ || all.size() < 3;  // what is in today comes first
  if (room_left && !specialty.text.empty()) all.push_back(std::move(specialty));
  return all;
}

std::vector<Node> DoctorRows::row(const content::Doctor& doctor, const content::Match* match,
                                  std::string_view today, bool striped) const {
  const content::Department* department = release_->department(doctor.department);
  const std::string place(department == nullptr ? std::string_view()
                                                : department_name(*department, language_));
  std::string label = std::string(doctor.name) + "，" + titles_of(doctor) + "，" + place;
  if (!today.empty()) label += "，" + std::string(today);
  std::vector<Node> nodes;
  Node ground = row_ground({0, 0, width_, height_}, label, "doctor:" + std::string(doctor.code));
  ground.fill = striped ? Color::kCardAlt : Color::kCard;
  nodes.push_back(std::move(ground));
  const int margin = m_.mm(5);
  const int side = std::min(m_.grown(kPhotoMm), height_ - m_.mm(4));
  nodes.push_back(portrait({margin, (height_ - side) / 2, side * 3 / 4, side}, doctor));

  const int left = margin + side * 3 / 4 + m_.mm(6);
  const int room = width_ - left - margin;
  const std::vector<Line> all = lines(doctor, match, today, room);
  int high = 0;
  for (const Line& line : all) high += text_->line_height(line.style);
  int y = (height_ - high) / 2;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Line& line = all[i];
    const int line_height = text_->line_height(line.style);
    const int own = std::min(room, text_->width(line.text, line.style));
    Node node =
        cell({left, y, i == 0 ? own : room, line_height}, line.text, line.style, line.color);
    node.shorten = true;  // names; the whole is one tap away
    node.quiet = true;
    if (line.mark.count > 0) node.marks.push_back(line.mark);
    nodes.push_back(std::move(node));
    if (i == 0 && !narrow_) {
      const int beside = left + own + m_.mm(6);
      Node titles =
          cell({beside, y, left + room - beside, line_height}, titles_of(doctor), TextStyle::kBody);
      titles.quiet = true;
      titles.shorten = true;
      if (const Mark mark = title_mark(doctor, match); mark.count > 0) titles.marks.push_back(mark);
      if (titles.rect.w > m_.mm(12)) nodes.push_back(std::move(titles));
    }
    y += line_height;
  }
  return nodes;
}

}  // namespace gongshi::kiosk
