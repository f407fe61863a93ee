#include "signage/playlist/stops.h"

#include <set>

#include "content/timetable.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

using content::Half;
using content::Release;
using content::Session;
using std::chrono::minutes;

/// How far ahead stopped clinics are told, with their dates, when nobody knows what day it is.
constexpr int kDatedStops = 7;

/// Of an item's id.
std::string_view half_word(Half half) {
  switch (half) {
    case Half::kMorning:
      return "morning";
    case Half::kAfternoon:
      return "afternoon";
    case Half::kEvening:
      return "evening";
    case Half::kAllDay:
      break;
  }
  return "all-day";
}

/// `lead` is "今日停诊：" or the date's.
Item stop_item(const Release& release, const Session& stop, std::string lead, std::string id,
               const Languages& languages) {
  constexpr Wording kThen{"，", ", ", "، "};
  constexpr Wording kOpen{"（", " (", " ("};
  constexpr Wording kClose{"）", ")", ")"};
  const bool chinese = reads_chinese(languages);
  Item item;
  item.kind = ItemKind::kUrgent;
  item.text = std::move(lead);
  const auto* department = release.department(stop.department);
  const auto* doctor = release.doctor(stop.doctor);
  if (department != nullptr) item.text += department_name(*department, languages);
  if (department != nullptr && doctor != nullptr && !chinese) item.text += ' ';
  if (doctor != nullptr) {
    item.text += doctor->name;
    item.text += doctor->title;
  }
  item.text += kThen.in(languages);
  item.text += half_words(stop.half, languages);
  if (!stop.reason.empty()) {
    item.text += kOpen.in(languages);
    item.text += stop.reason;
    item.text += kClose.in(languages);
  }
  item.id = std::move(id);
  item.id += stop.doctor.empty() ? stop.department : stop.doctor;
  item.id += ':';
  item.id += half_word(stop.half);
  return item;
}

}  // namespace

minutes end_of(Half half) {
  switch (half) {
    case Half::kMorning:
      return minutes{12 * 60};
    case Half::kAfternoon:
      return minutes{18 * 60};
    case Half::kEvening:
    case Half::kAllDay:
      break;
  }
  return kWholeDay;
}

void add_stops_of_today(const Release& release, const LocalTime& now, const Languages& languages,
                        Due& due) {
  constexpr Wording kToday{"今日停诊：", "Cancelled today: ", "بۈگۈن داۋالاش توختىتىلدى: "};
  std::set<std::string> told;  // two rows may stop the same clinic, for instance in two rooms
  for (const Session* stop : content::stops_on(release, now.date)) {
    const minutes end = end_of(stop->half);
    due.boundaries.insert(end);
    if (now.minute_of_day >= end) continue;
    Item item = stop_item(release, *stop, std::string(kToday.in(languages)), "stop:", languages);
    if (told.insert(item.id + item.text).second) due.urgent.push_back(std::move(item));
  }
}

void add_stops_of_week(const Release& release, Date today, const Languages& languages, Due& due) {
  constexpr Wording kStopped{"停诊：", " cancelled: ", " داۋالاش توختىتىلدى: "};
  std::set<std::string> told;
  for (int i = 0; i < kDatedStops; ++i) {
    const Date day(std::chrono::sys_days(today) + std::chrono::days(i));
    for (const Session* stop : content::stops_on(release, day)) {
      Item item = stop_item(release, *stop,
                            month_and_day(day, languages) + std::string(kStopped.in(languages)),
                            "stop:" + date_text(day) + ":", languages);
      if (told.insert(item.id + item.text).second) due.urgent.push_back(std::move(item));
    }
  }
}

}  // namespace gongshi::signage
