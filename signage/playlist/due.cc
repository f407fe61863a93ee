#include "signage/playlist/due.h"

#include "content/timetable.h"
#include "signage/playlist/doctor_items.h"
#include "signage/playlist/leader_items.h"
#include "signage/playlist/message_items.h"
#include "signage/playlist/places.h"
#include "signage/playlist/price_items.h"
#include "signage/playlist/stops.h"

namespace gongshi::signage {
namespace {

using content::DayKind;
using content::Message;
using content::MessagePriority;
using content::Release;
using std::chrono::minutes;

constexpr unsigned kEveryDay = 0x7f;

/// Meant for this display, on a day of its validity.
bool is_for(const Message& message, const config::Display& display, Date date) {
  return message.audience != content::Audience::kStaff && message.valid.holds(date) &&
         reaches(message.tags, display);
}

bool holds_all_week(const Message& message) {
  return message.weekdays == kEveryDay && message.days == DayKind::kAll &&
         message.from_minute == minutes{0} && message.to_minute == kWholeDay;
}

bool due_on_day(const Message& message, const LocalTime& now, bool workday) {
  if ((message.weekdays & (1U << (now.weekday.iso_encoding() - 1))) == 0) return false;
  return message.days == DayKind::kAll || (message.days == DayKind::kWork) == workday;
}

/// A part of the day begins before it ends: the table's rules let no other one in.
bool due_at_minute(const Message& message, minutes now) {
  return message.from_minute <= now && now < message.to_minute;
}

void add(const Message& message, const config::Display& display, Due& due) {
  std::vector<Item>* level = &due.routine;
  if (message.priority == MessagePriority::kUrgent) level = &due.urgent;
  if (message.priority == MessagePriority::kDayPart) level = &due.day_part;
  for (Item& item : message_items(message, display)) level->push_back(std::move(item));
}

void add_messages_of_now(const Release& release, const config::Display& display,
                         const LocalTime& now, Due& due) {
  const bool workday = content::is_workday(release, now.date);
  for (const Message& message : release.messages()) {
    if (!is_for(message, display, now.date) || !due_on_day(message, now, workday)) continue;
    due.boundaries.insert({message.from_minute, message.to_minute});
    if (due_at_minute(message, now.minute_of_day)) add(message, display, due);
  }
}

void add_messages_of_any_time(const Release& release, const config::Display& display, Date date,
                              Due& due) {
  for (const Message& message : release.messages()) {
    if (!is_for(message, display, date)) continue;
    if (message.priority == MessagePriority::kUrgent || holds_all_week(message)) {
      add(message, display, due);
    }
  }
}

}  // namespace

Due due_on(const Release& release, const config::Display& display, const LocalTime& now,
           const LocalTime& clock, bool clock_sure) {
  Due due;
  if (clock_sure) {
    add_messages_of_now(release, display, now, due);
    add_stops_of_today(release, now, display.languages, due);
    if (!is_screen(display) && display.content == "doctors") {
      add_doctors_of_today(release, display, now, due);
    }
  } else {
    add_messages_of_any_time(release, display, now.date, due);
    add_stops_of_week(release, now.date, display.languages, due);
  }
  if (!is_screen(display) && display.content == "prices")
    add_prices(release, display, now, clock, due);
  if (!is_screen(display) && display.content == "leaders") add_leaders(release, due);
  return due;
}

}  // namespace gongshi::signage
