#include "content/workspace/check/check_calendar.h"

#include <algorithm>

namespace gongshi::content::workspace {
namespace {

using std::chrono::year;

constexpr std::chrono::month_day kNoticeIsOut = std::chrono::November / 15;
/// A message that ends later than this many years from now is not asked about year by year.
constexpr std::chrono::years kFarthest{2};

struct Need {
  year last;              // of the years that must be known
  std::string message{};  // the one that needs them longest, if any does
};

Need need_of(const Context& context) {
  const Date today = context.today;
  const bool next = std::chrono::month_day{today.month(), today.day()} >= kNoticeIsOut;
  Need need{next ? today.year() + std::chrono::years{1} : today.year()};
  for (const auto& entry : context.workspace.messages) {
    const content::Message& message = entry.value;
    if (message.days == content::DayKind::kAll || !message.valid.to) continue;
    const year ends = std::min(message.valid.to->year(), today.year() + kFarthest);
    if (ends <= need.last) continue;
    need.last = ends;
    need.message = message.id;
  }
  return need;
}

bool has(const Context& context, year of, bool workday) {
  return std::ranges::any_of(context.workspace.calendar, [&](const content::CalendarDay& day) {
    return day.date.year() == of && day.workday == workday;
  });
}

}  // namespace

void check_calendar(Context& context) {
  const Need need = need_of(context);
  for (year each = context.today.year(); each <= need.last; ++each) {
    const bool rest = has(context, each, false);
    if (rest && has(context, each, true)) continue;
    const std::string name = std::to_string(static_cast<int>(each));
    const Sentence lacks =
        rest ? Sentence{"调休上班的日子", "make-up workday"} : Sentence{"放假的日子", "holiday"};
    Sentence what{"工作日历里没有 " + name + " 年" + lacks.zh,
                  "the calendar has no " + lacks.en + " of " + name};
    if (!need.message.empty() && each == need.last) {
      what.zh += "，而消息 " + need.message + " 要按工作日或休息日播放到那一年";
      what.en += ", up to which message " + need.message + " follows working or rest days";
    }
    context.findings.add({"hospital.yaml", 0, "calendar"}, Code::kCalendar, std::move(what));
  }
}

}  // namespace gongshi::content::workspace
