#include "content/workspace/sheets/people.h"

#include <algorithm>

#include "content/workspace/paper/notes.h"
#include "content/workspace/paper/picture.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/sheets/timetable.h"
#include "content/workspace/sheets/words.h"

namespace gongshi::content::sheets {
namespace {

using paper::Flow;
using paper::Line;

/// What a card says of a person: the first line large, the others below it.
struct Card {
  std::string photo;  // object path; empty: none
  std::string name;
  std::string title;
  paper::Spans words;
};

/// A photo with name and words beside it, whole on one sheet.
Status draw_card(Flow& flow, const Release& release, const Card& card) {
  const paper::Format& format = flow.format();
  const double name_size = format.heading_sizes[2];
  const double text = table_size(format);
  const double photo_width = format.text_size * 4.2;
  const double photo_height = photo_width * 4 / 3;
  const double left = card.photo.empty() ? 0 : photo_width + format.text_size;
  const double width = format.body_width() - left;
  const Line name = flow.setter().fitted(paper::bold(card.name), name_size, width);
  const bool beside = name.width + format.text_size < width / 2;
  const double title_left = beside ? name.width + format.text_size : 0;
  const auto titles = flow.setter().lines(paper::plain(card.title, paper::kAccent),
                                          format.text_size, width - title_left);
  const auto words = flow.setter().lines(card.words, text, width);
  const double head = std::max(beside ? 0 : paper::leading(name_size), 0.0) +
                      std::max(beside ? paper::leading(name_size) : 0,
                               paper::leading(format.text_size) * double(titles.size()));
  const double height = head + paper::leading(text) * double(words.size());
  const double photo_room = card.photo.empty() ? 0 : photo_height;
  flow.keep(std::max(height, photo_room) + format.text_size);
  const double top = flow.y();
  if (!card.photo.empty()) {
    GONGSHI_TRY(auto photo, paper::fitted_picture(release, card.photo, photo_width, photo_height));
    photo.x = format.side_margin + (photo_width - photo.width) / 2;
    photo.y = top + format.text_size * 0.2;
    flow.mark(std::move(photo));
  }
  const double x = format.side_margin + left;
  double y = top;
  flow.put(name, x, y, name_size);
  if (!beside) y += paper::leading(name_size);
  const double drop = beside ? (name_size - format.text_size) * 1.1 : 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    flow.put(titles[i], x + title_left, y + drop + paper::leading(format.text_size) * double(i),
             format.text_size);
  }
  y = top + head;
  for (const Line& line : words) {
    flow.put(line, x, y, text);
    y += paper::leading(text);
  }
  flow.space(std::max(height, photo_room) + format.text_size * 0.4);
  flow.rule();
  return {};
}

}  // namespace

bool has_doctors(const Release& release, const Order& order) {
  return std::ranges::any_of(
      release.doctors(), [&](const Doctor& doctor) { return is_asked(order, doctor.department); });
}

Status draw_doctors(Flow& flow, const Release& release, const Order& order) {
  for (const Department& department : release.departments()) {
    if (!is_asked(order, department.code)) continue;
    const bool any = std::ranges::any_of(release.doctors(), [&](const Doctor& doctor) {
      return doctor.department == department.code;
    });
    if (!any) continue;
    flow.keep(flow.format().text_size * 14);  // the name of a department and a first card
    flow.heading(2, department_name(department, order.lang));
    paper::Notes where(order.lang);
    where.add({"位置", "Place"}, department.place);
    where.add({"电话", "Phone"}, department.phone);
    if (!where.spans().empty()) flow.text(where.spans(), {.size = small_size(flow.format())});
    for (const Doctor& doctor : release.doctors()) {
      if (doctor.department != department.code) continue;
      paper::Notes words(order.lang);
      words.add({"专业特长", "Specialty"}, doctor.specialty);
      words.add({"执业注册", "Registration"}, doctor.registration);
      words.add({"出诊", "Clinics"}, clinic_words(release, doctor, order));
      std::string title(doctor.title);
      if (!doctor.post.empty()) title += (title.empty() ? "" : "　") + std::string(doctor.post);
      GONGSHI_CHECK(
          draw_card(flow, release,
                    {std::string(doctor.photo), std::string(doctor.name), title, words.spans()}));
    }
  }
  return {};
}

Status draw_leaders(Flow& flow, const Release& release, const Order& order) {
  for (const Leader& leader : release.leaders()) {
    paper::Notes words(order.lang);
    words.add({"分工", "Duties"}, leader.duties);
    GONGSHI_CHECK(draw_card(flow, release,
                            {std::string(leader.photo), std::string(leader.name),
                             std::string(leader.post), words.spans()}));
  }
  return {};
}

void draw_departments(Flow& flow, const Release& release, const Order& order) {
  paper::Table table(flow,
                     {{Sentence{"科室", "Department"}.in(order.lang), 104},
                      {Sentence{"位置", "Place"}.in(order.lang), 104},
                      {Sentence{"电话", "Phone"}.in(order.lang), 90},
                      {Sentence{"诊疗范围", "What it treats"}.in(order.lang), 213}},
                     table_size(flow.format()));
  for (const Department& department : release.departments()) {
    if (!is_asked(order, department.code)) continue;
    table.row({paper::bold(department_name(department, order.lang)), paper::plain(department.place),
               paper::plain(department.phone), paper::plain(department.duty)});
  }
}

}  // namespace gongshi::content::sheets
