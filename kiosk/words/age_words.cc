#include "kiosk/words/age_words.h"

#include <array>
#include <cstdio>

#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

using content::Freshness;
using content::store::FreshnessReport;

constexpr Words kDay{"{1}年{2}月{3}日", "{3} {2} {1}", "{1}-يىلى {2}-ئاينىڭ {3}-كۈنى",
                     "{1} ལོའི་ཟླ {2} ཚེས {3}"};
constexpr Words kMonthDay{"{1}月{2}日", "{2} {1}", "{1}-ئاينىڭ {2}-كۈنى", "ཟླ {1} ཚེས {2}"};
constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array kWeekdays = {Words{"星期日", "Sunday", "يەكشەنبە", "གཟའ་ཉི་མ"},
                                  Words{"星期一", "Monday", "دۈشەنبە", "གཟའ་ཟླ་བ"},
                                  Words{"星期二", "Tuesday", "سەيشەنبە", "གཟའ་མིག་དམར"},
                                  Words{"星期三", "Wednesday", "چارشەنبە", "གཟའ་ལྷག་པ"},
                                  Words{"星期四", "Thursday", "پەيشەنبە", "གཟའ་ཕུར་བུ"},
                                  Words{"星期五", "Friday", "جۈمە", "གཟའ་པ་སངས"},
                                  Words{"星期六", "Saturday", "شەنبە", "གཟའ་སྤེན་པ"}};

constexpr Words kIssue{"第 {1} 期 · {2}发布{3} · 校验码 {4}",
                       "Issue {1} · published {2}{3} · check code {4}",
                       "{1}-سان · ئېلان قىلىنغان ۋاقتى {2}{3} · تەكشۈرۈش كودى {4}",
                       "དེབ {1} · {2} ཁྱབ་བསྒྲགས{3} · ཞིབ་བཤེར་ཨང {4}"};
constexpr Words kToday{"（今天）", " (today)", " (بۈگۈن)", " (དེ་རིང)", " (ᠥᠨᠥᠳᠦᠷ)"};
constexpr Words kDaysAgo{"（{1} 天前）", " ({1} days ago)", " ({1} كۈن بۇرۇن)", " (ཉིན {1} སྔོན)"};
constexpr Words kDayAgo{"（1 天前）", " (1 day ago)", " (1 كۈن بۇرۇن)", " (ཉིན 1 སྔོན)"};

constexpr Words kConfirmed{"最近一次确认：{1} {2}", "Last confirmed: {1} {2}",
                           "ئەڭ ئاخىرقى جەزملەش: {1} {2}", "མཐའ་མའི་གཏན་འཁེལ: {1} {2}"};
constexpr Words kNeverConfirmed{"尚未确认是否有新一期", "Not yet confirmed to be the latest",
                                "يېڭى سان بار-يوقلۇقى تېخى جەزملەشتۈرۈلمىدى",
                                "དེབ་གསར་ཡོད་མེད་གཏན་འཁེལ་བྱས་མེད"};
constexpr Words kLatest{"内容为最新一期", "This is the latest issue", "مەزمۇن ئەڭ يېڭى سان",
                        "ནང་དོན་ནི་དེབ་གསར་ཤོས་ཡིན"};
constexpr Words kBehind{"{1}，新一期更新中", "{1}; a new issue is being loaded",
                        "{1}، يېڭى سان يېڭىلىنىۋاتىدۇ", "{1} དེབ་གསར་པ་བརྗེ་བཞིན་པ"};
constexpr Words kClockUnsure{"本机时间待校准，请看各项所注日期",
                             "This clock is not set: go by the dates given",
                             "بۇ ئۈسكۈنىنىڭ ۋاقتى توغرىلانمىدى، ھەر تۈرنىڭ چېسلاسىغا قاراڭ",
                             "འཁོར་ལོའི་དུས་ཚོད་ཡང་དག་མིན་པས་དོན་ཚན་སོ་སོའི་ཚེས་གྲངས་ལ་གཟིགས"};
constexpr Words kOlder{"正在显示较早一期内容", "An earlier issue is shown",
                       "ئىلگىرىكى سان كۆرسىتىلىۋاتىدۇ", "དེབ་སྔོན་མ་མངོན་བཞིན་པ"};
constexpr Words kStopped{"本期内容已停止展示", "This issue is no longer shown",
                         "بۇ سان كۆرسىتىلمەيدۇ", "དེབ་འདི་མངོན་མཚམས་བཞག"};

std::string month_text(const Date& date, Language language) {
  const auto month = unsigned(date.month());
  return language == Language::kEn ? kMonths[month - 1] : std::to_string(month);
}

std::string confirmed_words(const FreshnessReport& freshness, Language language) {
  if (!freshness.confirmed) return std::string(kNeverConfirmed.in(language));
  const LocalTime at = to_local(*freshness.confirmed);
  const std::string day = fill(kMonthDay.in(language), {month_text(at.date, language),
                                                        std::to_string(unsigned(at.date.day()))});
  return fill(kConfirmed.in(language), {day, clock_text(at)});
}

}  // namespace

std::string clock_text(const LocalTime& time) {
  std::array<char, 8> text{};
  const auto minutes = time.minute_of_day.count();
  std::snprintf(text.data(), text.size(), "%02d:%02d", int(minutes / 60), int(minutes % 60));
  return text.data();
}

std::string day_text(const Date& date, Language language) {
  return fill(kDay.in(language), {std::to_string(int(date.year())), month_text(date, language),
                                  std::to_string(unsigned(date.day()))});
}

std::string_view weekday_text(const std::chrono::weekday& day, Language language) {
  return kWeekdays[day.c_encoding()].in(language);
}

std::string issue_line(const content::ReleaseId& id, const FreshnessReport& freshness,
                       Language language) {
  const LocalTime made = to_local(id.created);
  const auto days =
      std::chrono::sys_days(to_local(freshness.now).date) - std::chrono::sys_days(made.date);
  std::string age;
  if (freshness.clock_sure && days.count() == 0) {
    age = kToday.in(language);
  } else if (freshness.clock_sure && days.count() > 0) {
    const Words& words = days.count() == 1 ? kDayAgo : kDaysAgo;
    age = fill(words.in(language), {std::to_string(days.count())});
  }
  return fill(kIssue.in(language),
              {id.serial(), day_text(made.date, language), age, id.short_code()});
}

std::string freshness_sentence(const FreshnessReport& freshness, Language language) {
  const auto say = [&](const Words& words) { return std::string(words.in(language)); };
  switch (freshness.state) {
    case Freshness::kCurrent:
      return say(kLatest);
    case Freshness::kUnconfirmed:
    case Freshness::kStale:
      return confirmed_words(freshness, language);
    case Freshness::kBehind:
      return fill(kBehind.in(language), {confirmed_words(freshness, language)});
    case Freshness::kClockUnsure:
      return say(kClockUnsure);
    case Freshness::kFallback:
      return say(kOlder);
    case Freshness::kWithheld:
      return say(kStopped);
  }
  return "";
}

Sentence banner_sentence(const FreshnessReport& freshness) {
  if (!freshness.wants_banner()) return {};
  Sentence words = content::store::stale_banner();
  if (freshness.state == Freshness::kFallback) {
    const std::string code = content::freshness_code(freshness.state);
    words.zh += "（维护码 " + code + "）";
    words.en += " (code " + code + ")";
  }
  return words;
}

}  // namespace gongshi::kiosk
