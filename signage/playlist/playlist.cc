#include "signage/playlist/playlist.h"

#include <algorithm>
#include <optional>
#include <set>

#include "drivers/os/utf8.h"
#include "signage/scroller.h"

namespace gongshi::signage {
namespace {

using content::Freshness;
using content::Half;
using content::Message;
using content::MessagePriority;
using content::Release;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes kDay{1440};
constexpr std::string_view kWeekdays[] = {"日", "一", "二", "三", "四", "五", "六"};
constexpr seconds kShortestDwell{8};
constexpr unsigned kEveryDay = 0x7f;
/// How far ahead stopped clinics are told, with their dates, when nobody knows what day it is.
constexpr std::chrono::days kDatedStops{7};

/// "a;b" holds `tag`?
bool has_tag(std::string_view tags, std::string_view tag) {
  while (!tags.empty()) {
    const std::size_t end = std::min(tags.find(';'), tags.size());
    if (tags.substr(0, end) == tag) return true;
    tags.remove_prefix(std::min(end + 1, tags.size()));
  }
  return false;
}

/// A message without tags goes everywhere, a display without tags takes everything.
bool reaches(std::string_view tags, const config::Display& display) {
  return tags.empty() || display.tags.empty() ||
         std::any_of(display.tags.begin(), display.tags.end(),
                     [&](const std::string& tag) { return has_tag(tags, tag); });
}

/// Meant for this display, on a day of its validity.
bool is_for(const Message& message, const config::Display& display, Date date) {
  return message.audience != content::Audience::kStaff && reaches(message.tags, display) &&
         message.valid.holds(date);
}

bool holds_all_week(const Message& message) {
  return message.weekdays == kEveryDay && message.from_minute == minutes{0} &&
         message.to_minute == kDay;
}

bool due_on_weekday(const Message& message, const LocalTime& now) {
  return (message.weekdays & (1U << (now.weekday.iso_encoding() - 1))) != 0;
}

bool due_at_minute(const Message& message, minutes now) {
  if (message.from_minute <= message.to_minute) {
    return message.from_minute <= now && now < message.to_minute;
  }
  return message.from_minute <= now || now < message.to_minute;  // over midnight
}

/// When a stop of this half of the day is no longer news.
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
  return kDay;
}

struct HalfWords {
  std::string_view zh;
  std::string_view id;
};

HalfWords half_words(Half half) {
  switch (half) {
    case Half::kMorning:
      return {"上午", "morning"};
    case Half::kAfternoon:
      return {"下午", "afternoon"};
    case Half::kEvening:
      return {"晚间", "evening"};
    case Half::kAllDay:
      break;
  }
  return {"全天", "all-day"};
}

std::string month_and_day(Date date) {
  return std::to_string(static_cast<unsigned>(date.month())) + "月" +
         std::to_string(static_cast<unsigned>(date.day())) + "日";
}

/// "今日停诊：心血管内科仇文海主任医师，上午（外出会议）"; with an unsure clock "11月25日停诊：…".
Item stop_item(const Release& release, const content::Session& session, Date day, bool clock_sure) {
  const HalfWords half = half_words(session.half);
  Item item{ItemKind::kUrgent, "stop:", "今日停诊：", {}};
  if (!clock_sure) {
    item.id += date_text(day) + ":";
    item.text = month_and_day(day) + "停诊：";
  }
  if (const auto* department = release.department(session.department)) {
    item.text += department->name;
  }
  if (const auto* doctor = release.doctor(session.doctor)) {
    item.text += doctor->name;
    item.text += doctor->title;
  }
  item.text += "，";
  item.text += half.zh;
  if (!session.reason.empty()) {
    item.text += "（";
    item.text += session.reason;
    item.text += "）";
  }
  item.id += session.doctor.empty() ? session.department : session.doctor;
  item.id += ':';
  item.id += half.id;
  return item;
}

/// Dots from the left of the text to its right, taking Latin as half as wide as Chinese. No font is
/// asked: the slots of two devices must agree whatever fonts they have.
int estimated_width_px(std::string_view text, int rows) {
  int halves = 0;
  for (const char32_t character : utf8::decode(text)) halves += character < 0x2E80 ? 1 : 2;
  return (halves * rows + 1) / 2;
}

/// Long enough to read, or for the text to pass once at the largest size its board may take.
seconds dwell_of(std::string_view text, const config::Display& display) {
  if (is_screen(display) || display.width_px <= 0) return kShortestDwell;
  const seconds reading{4 + static_cast<int>(utf8::decode(text).size()) / 4};
  const int rows = std::max(display.height_px, 16);
  // A tenth more for letters wider than half their height.
  const int passing = estimated_width_px(text, rows) * 11 / 10 - display.width_px;
  const bool stands = estimated_width_px(text, 16) <= display.width_px;
  const seconds pass = stands ? seconds{0} : pass_time(display.speed_px_s, std::max(passing, 0));
  return std::max({kShortestDwell, reading, pass});
}

struct Due {
  std::vector<Item> urgent;
  std::vector<Item> day_part;
  std::vector<Item> routine;
  std::set<minutes> boundaries{kDay};  // minutes of today at which what is due may change
};

void add_message(const Message& message, const config::Display& display, Due& due) {
  const bool short_wording = !is_screen(display) && !message.short_zh.empty();
  Item item{ItemKind::kRoutine, "message:", std::string(message.text_zh), {}};
  if (short_wording) item.text = message.short_zh;
  item.id += message.id;
  switch (message.priority) {
    case MessagePriority::kUrgent:
      item.kind = ItemKind::kUrgent;
      due.urgent.push_back(std::move(item));
      break;
    case MessagePriority::kDayPart:
      item.kind = ItemKind::kDayPart;
      due.day_part.push_back(std::move(item));
      break;
    case MessagePriority::kRoutine:
      due.routine.push_back(std::move(item));
      break;
  }
}

void add_messages(const Release& release, const config::Display& display, const LocalTime& now,
                  bool clock_sure, Due& due) {
  for (const Message& message : release.messages()) {
    if (!is_for(message, display, now.date)) continue;
    if (!clock_sure) {
      if (message.priority == MessagePriority::kUrgent || holds_all_week(message)) {
        add_message(message, display, due);
      }
      continue;
    }
    if (!due_on_weekday(message, now)) continue;
    due.boundaries.insert({message.from_minute, message.to_minute});
    if (due_at_minute(message, now.minute_of_day)) add_message(message, display, due);
  }
}

void add_stops(const Release& release, const LocalTime& now, bool clock_sure, Due& due) {
  const std::chrono::sys_days today(now.date);
  for (const content::Session& session : release.sessions()) {
    if (!session.stopped || !session.date) continue;
    const std::chrono::sys_days day(*session.date);
    if (!clock_sure) {
      if (day >= today && day < today + kDatedStops) {
        due.urgent.push_back(stop_item(release, session, *session.date, false));
      }
    } else if (day == today) {
      due.boundaries.insert(end_of(session.half));
      if (now.minute_of_day < end_of(session.half)) {
        due.urgent.push_back(stop_item(release, session, *session.date, true));
      }
    }
  }
}

/// One urgent item, two others, and so on until every item of both has been in once.
std::vector<Item> woven(const std::vector<Item>& urgent, const std::vector<Item>& others) {
  if (urgent.empty()) return others;
  std::vector<Item> rotation;
  std::size_t next_urgent = 0;
  std::size_t next_other = 0;
  while (next_urgent < urgent.size() || next_other < others.size()) {
    rotation.push_back(urgent[next_urgent % urgent.size()]);
    ++next_urgent;
    for (int i = 0; i < 2 && next_other < others.size(); ++i) {
      rotation.push_back(others[next_other++]);
    }
  }
  return rotation;
}

/// The built-in notice: whose device this is and where to ask, and no price.
std::vector<Item> notice_rotation(const Edition& edition, const LocalTime& now, bool clock_sure) {
  std::vector<Item> items;
  const config::Notice& notice = edition.notice;
  if (!notice.hospital.empty()) {
    items.push_back({ItemKind::kFallback, "name", notice.hospital, {}});
  }
  items.push_back(edition.withheld
                      ? Item{ItemKind::kFallback, "withheld", "暂停公示，请到窗口咨询", {}}
                      : Item{ItemKind::kFallback, "wait", "公示信息准备中，请咨询导诊台", {}});
  if (!notice.complaint_phone.empty()) {
    items.push_back(
        {ItemKind::kComplaint, "complaint", complaint_line_zh(notice.complaint_phone), {}});
  }
  if (clock_sure) items.push_back({ItemKind::kFallback, "date", date_line_zh(now), {}});
  return items;
}

std::vector<Item> rotation_of(const Release& release, const LocalTime& now,
                              const content::store::FreshnessReport& age, Due& due) {
  std::vector<Item> others = std::move(due.day_part);
  std::move(due.routine.begin(), due.routine.end(), std::back_inserter(others));
  if (others.empty() && due.urgent.empty()) {
    others.push_back({ItemKind::kFallback, "name", std::string(release.hospital().name_zh), {}});
    if (age.clock_sure) others.push_back({ItemKind::kFallback, "date", date_line_zh(now), {}});
  }
  if (!release.hospital().complaint_phone.empty()) {
    others.push_back({ItemKind::kComplaint,
                      "complaint",
                      complaint_line_zh(release.hospital().complaint_phone),
                      {}});
  }
  others.push_back({ItemKind::kSerial, "serial", serial_line_zh(release), {}});
  std::vector<Item> rotation = woven(due.urgent, others);
  if (!age.wants_banner()) return rotation;
  return woven({{ItemKind::kWarning, "stale", warning_line_zh(age), {}}}, rotation);
}

/// Finds the slot that holds `now` when the rotation repeats from local midnight on.
void place(Showing& showing, WallTime midnight, WallTime now) {
  seconds cycle{0};
  for (const Item& item : showing.rotation) cycle += item.dwell;
  const auto since = now - midnight;
  WallTime start = midnight + (since / cycle) * cycle;
  showing.current = 0;
  while (start + showing.rotation[showing.current].dwell <= now) {
    start += showing.rotation[showing.current].dwell;
    ++showing.current;
  }
  showing.slot_start = start;
  showing.slot_end = std::min(start + showing.item().dwell, showing.changes_at);
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string_view item_kind_word(ItemKind kind) {
  switch (kind) {
    case ItemKind::kWarning:
      return "warning";
    case ItemKind::kUrgent:
      return "urgent";
    case ItemKind::kDayPart:
      return "day-part";
    case ItemKind::kRoutine:
      return "routine";
    case ItemKind::kComplaint:
      return "complaint";
    case ItemKind::kSerial:
      return "serial";
    case ItemKind::kFallback:
      break;
  }
  return "fallback";
}

Showing at(const Edition& edition, const config::Display& display, WallTime clock) {
  Showing showing;
  showing.display = display.name;
  showing.age = edition.age(clock);
  // What is due goes by the content's now, the slots by the clock: an unset one runs on all the
  // same.
  const LocalTime due_at = to_local(showing.age.now);
  const LocalTime local = to_local(clock);
  Due due;
  if (edition.release == nullptr) {
    showing.rotation = notice_rotation(edition, due_at, showing.age.clock_sure);
  } else {
    const Release& release = *edition.release;
    showing.serial = release.id().serial();
    showing.manifest_hash = release.id().manifest_hash;
    add_messages(release, display, due_at, showing.age.clock_sure, due);
    add_stops(release, due_at, showing.age.clock_sure, due);
    showing.rotation = rotation_of(release, due_at, showing.age, due);
  }
  for (Item& item : showing.rotation) item.dwell = dwell_of(item.text, display);
  showing.changes_at = from_local(local.date, *due.boundaries.upper_bound(local.minute_of_day));
  if (const auto ages = content::store::freshness_changes_at(edition.facts, clock)) {
    showing.changes_at = std::min(showing.changes_at, *ages);
  }
  place(showing, from_local(local.date, minutes{0}), clock);
  return showing;
}

bool is_screen(const config::Display& display) {
  return display.kind == "screen" || display.kind == "caption";
}

std::string date_line_zh(const LocalTime& time) {
  return month_and_day(time.date) + " 星期" + std::string(kWeekdays[time.weekday.c_encoding()]);
}

std::string serial_line_zh(const Release& release) {
  const Date made = to_local(release.id().created).date;
  return "公示 " + release.id().serial() + " " + date_text(made) + " 发布";
}

std::string complaint_line_zh(std::string_view phone) {
  return "投诉电话 " + std::string(phone);
}

std::string warning_line_zh(const content::store::FreshnessReport& age) {
  std::string line = content::store::stale_banner().zh;
  if (age.state == Freshness::kFallback) line += " " + content::freshness_code(age.state);
  return line;
}

namespace {

std::string confirmed_zh(const content::store::FreshnessReport& age) {
  if (!age.confirmed) return "尚未确认是否有新一期";
  const LocalTime at = to_local(*age.confirmed);
  return "最近确认 " + month_and_day(at.date) + " " + clock_text(at);
}

}  // namespace

std::string age_line_zh(const content::store::FreshnessReport& age) {
  switch (age.state) {
    case Freshness::kCurrent:
      return "已确认为最新一期";
    case Freshness::kUnconfirmed:
      return confirmed_zh(age);
    case Freshness::kBehind:
      return confirmed_zh(age) + "，新一期更新中";
    case Freshness::kClockUnsure:
      return "本机时间待校准";
    case Freshness::kStale:
    case Freshness::kFallback:
      return warning_line_zh(age);
    case Freshness::kWithheld:
      break;
  }
  return {};
}

std::string clock_text(const LocalTime& time) {
  return two_digits(static_cast<unsigned>(time.minute_of_day.count() / 60)) + ":" +
         two_digits(static_cast<unsigned>(time.minute_of_day.count() % 60));
}

}  // namespace gongshi::signage
