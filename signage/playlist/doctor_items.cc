#include "signage/playlist/doctor_items.h"

#include "content/timetable.h"
#include "signage/playlist/stops.h"
#include "signage/playlist/table_pages.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

TableRow row_of(const content::Release& release, const content::SessionOn& held,
                const Languages& languages) {
  constexpr Wording kStopped{"停诊", " off", " توختىتىلدى"};
  TableRow row(3);
  if (const auto* department = release.department(held.session->department)) {
    row[0] = department_name(*department, languages);
  }
  if (const auto* doctor = release.doctor(held.session->doctor)) {
    row[1] = std::string(doctor->name) + " " + std::string(doctor->title);
  } else {
    row[1] = held.session->kind.empty() ? "普通门诊" : std::string(held.session->kind) + "门诊";
  }
  row[2] = half_words(held.half, languages);
  if (held.stopped) row[2] += kStopped.in(languages);
  return row;
}

}  // namespace

void add_doctors_of_today(const content::Release& release, const config::Display& display,
                          const LocalTime& now, Due& due) {
  if (!has_columns(display)) return;
  std::vector<TableRow> rows;
  for (const content::SessionOn& held : content::sessions_on(release, now.date)) {
    due.boundaries.insert(end_of(held.half));
    if (now.minute_of_day < end_of(held.half))
      rows.push_back(row_of(release, held, display.languages));
  }
  const Languages& languages = display.languages;
  constexpr Wording kOnDuty{"出诊", " doctors on duty", " نۆۋەتچى دوختۇرلار"};
  constexpr Wording kDoctor{"医生", "Doctor", "دوختۇر"};
  constexpr Wording kTime{"时段", "Time", "ۋاقتى"};
  const TableHead head{month_and_day(now.date, languages) + std::string(kOnDuty.in(languages)),
                       {std::string(kDoctor.in(languages)), std::string(kTime.in(languages))}};
  int number = 0;
  for (std::string& page : table_pages(head, rows, display)) {
    Item item;
    item.kind = ItemKind::kRoutine;
    item.id = "doctors:" + std::to_string(++number);
    item.text = std::move(page);
    due.routine.push_back(std::move(item));
  }
}

}  // namespace gongshi::signage
