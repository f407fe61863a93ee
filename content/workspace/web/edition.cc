#include "content/workspace/web/edition.h"

#include <algorithm>
#include <array>

#include "content/bundle/hash.h"
#include "content/timetable.h"

namespace gongshi::content::web {
namespace {

constexpr Words kDay{"{1}年{2}月{3}日", "{3} {2} {1}"};
constexpr Words kFrom{"{1}起", "from {1}"};
constexpr Words kFromTo{"{1}起，至{2}止", "from {1} to {2}"};
constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr std::array kWeekdays = {Words{"星期日", "Sunday"},   Words{"星期一", "Monday"},
                                  Words{"星期二", "Tuesday"},  Words{"星期三", "Wednesday"},
                                  Words{"星期四", "Thursday"}, Words{"星期五", "Friday"},
                                  Words{"星期六", "Saturday"}};

}  // namespace

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const std::size_t index = place ? static_cast<std::size_t>(pattern[i + 1] - '1') : 0;
    if (place && index < values.size()) {
      text.append(values.begin()[index]);
      i += 2;
    } else {
      text.push_back(pattern[i]);
    }
  }
  return text;
}

std::string day_words(Date day, Lang lang) {
  const auto month = static_cast<unsigned>(day.month());
  return fill(kDay.in(lang), {std::to_string(static_cast<int>(day.year())),
                              lang == Lang::kEn ? kMonths.at(month - 1) : std::to_string(month),
                              std::to_string(static_cast<unsigned>(day.day()))});
}

std::string_view weekday_words(Date day, Lang lang) {
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  return kWeekdays.at(weekday.c_encoding()).in(lang);
}

std::string validity_words(const Validity& valid, Lang lang) {
  if (!valid.to) return fill(kFrom.in(lang), {day_words(valid.from, lang)});
  return fill(kFromTo.in(lang), {day_words(valid.from, lang), day_words(*valid.to, lang)});
}

bool is_public(const Release& release, const Page& page) {
  const Category* const category = release.category(page.category);
  return page.audience == Audience::kPublic &&
         (category == nullptr || category->audience == Audience::kPublic);
}

bool is_shown(const Edition& edition, const Page& page) {
  return is_public(edition.release, page) && page.valid.holds(edition.today);
}

bool is_shown(const Edition& edition, const Message& message) {
  // A page is no clock: what is true for some hours only stays on the displays.
  constexpr std::chrono::minutes kWholeDay{24 * 60};
  const bool all_day = message.from_minute.count() == 0 && message.to_minute == kWholeDay;
  const std::chrono::weekday weekday{std::chrono::sys_days(edition.today)};
  const bool this_weekday = (message.weekdays >> (weekday.iso_encoding() - 1) & 1U) != 0;
  const DayKind kind = is_workday(edition.release, edition.today) ? DayKind::kWork : DayKind::kRest;
  const bool this_kind = message.days == DayKind::kAll || message.days == kind;
  return message.audience == Audience::kPublic && message.valid.holds(edition.today) && all_day &&
         this_weekday && this_kind;
}

bool is_shown(const Edition& edition, const Answer& answer) {
  return answer.audience == Audience::kPublic && answer.date <= edition.today &&
         (!answer.to || edition.today <= *answer.to);
}

Text owner_of(const Edition& edition, std::string_view category) {
  const Category* const found = edition.release.category(category);
  return found == nullptr ? Text{} : found->owner;
}

std::string page_file(const Page& page) {
  return "page-" + std::to_string(page.number) + ".html";
}

std::string slug(std::string_view code) {
  constexpr std::size_t kLongest = 40;
  const bool harmless =
      !code.empty() && code.size() <= kLongest && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '_';
      });
  if (!harmless) return "x" + bundle::sha256(code).hex().substr(0, 8);
  std::string name(code);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

}  // namespace gongshi::content::web
