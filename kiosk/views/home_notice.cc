#include "kiosk/views/home_notice.h"

#include <algorithm>
#include <array>

#include "content/timetable.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr unsigned kEveryDay = 0x7f;
constexpr double kMarginMm = 5.0;
constexpr double kIconMm = 8.0;

bool holds_all_week(const content::Message& message) {
  return message.days == content::DayKind::kAll && message.weekdays == kEveryDay &&
         message.from_minute == std::chrono::minutes(0) &&
         message.to_minute == std::chrono::minutes(1440);
}

/// Due at this minute; where the clock is not to be believed, what holds all day and every day, and
/// what is urgent.
bool is_due(const content::Message& message, const content::Release& release,
            const LocalTime& local, bool clock_sure) {
  if (message.audience == content::Audience::kStaff || !message.valid.holds(local.date)) {
    return false;
  }
  if (!clock_sure) {
    return message.priority == content::MessagePriority::kUrgent || holds_all_week(message);
  }
  const bool workday = content::is_workday(release, local.date);
  if (message.days == content::DayKind::kWork && !workday) return false;
  if (message.days == content::DayKind::kRest && workday) return false;
  const auto bit = 1U << (local.weekday.iso_encoding() - 1);
  return (message.weekdays & bit) != 0 && local.minute_of_day >= message.from_minute &&
         local.minute_of_day < message.to_minute;
}

/// In the visitor's language, else in Chinese, else the short Chinese wording: what fits in a line.
std::string_view wording(const content::Message& message, const Frame& frame, int width) {
  const std::string_view own = message_words(message).in(frame.manner.language);
  for (const std::string_view text :
       {own, std::string_view(message.text_zh), std::string_view(message.short_zh)}) {
    if (!text.empty() && frame.text.width(text, TextStyle::kBody) <= width) return text;
  }
  return {};
}

struct Place {
  Rect icon{}, words{};
};

Place place_in(const Frame& frame, const Rect& rect) {
  const int side = frame.metrics.mm(kIconMm);
  const int margin = frame.metrics.mm(kMarginMm);
  const int x = rect.x + margin + side + frame.metrics.mm(3);
  return {{rect.x + margin, rect.y + (rect.h - side) / 2, side, side},
          {x, rect.y, rect.right() - margin - x, rect.h}};
}

/// The most urgent message of today that fits on one line, if any.
std::string_view todays_message(const Frame& frame, int width) {
  for (const content::Message* const message : due_messages(frame)) {
    const std::string_view text = wording(*message, frame, width);
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

Words message_words(const content::Message& message) {
  return {message.text_zh, message.text_en, message.text_ug, message.text_bo, {}};
}

std::vector<const content::Message*> due_messages(const Frame& frame) {
  const LocalTime local = to_local(frame.now);
  std::vector<const content::Message*> due;
  for (const content::Message& message : frame.release().messages()) {
    if (is_due(message, frame.release(), local, frame.freshness.clock_sure))
      due.push_back(&message);
  }
  std::stable_sort(due.begin(), due.end(),
                   [](const auto* a, const auto* b) { return a->priority < b->priority; });
  return due;
}

int home_notice_height(const Frame& frame, int width) {
  const Place place = place_in(frame, {0, 0, width, 0});
  if (todays_message(frame, place.words.w).empty()) return 0;
  return std::max(frame.metrics.mm(13), frame.text.line_height(TextStyle::kBody));
}

void home_notice(Scene& scene, const Frame& frame, const Rect& rect) {
  const Place place = place_in(frame, rect);
  scene.add(panel(rect, Color::kWarmSoft));
  scene.add({.role = Role::kIcon,
             .rect = place.icon,
             .color = Color::kWarm,
             .icon = Icon::kNotice,
             .quiet = true});
  scene.add(text_node(place.words, todays_message(frame, place.words.w)));
}

}  // namespace gongshi::kiosk
