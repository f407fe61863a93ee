#include "signage/playlist/words.h"

#include <array>

namespace gongshi::signage {
namespace {

using content::Freshness;

constexpr std::array<Wording, 7> kWeekdays{{
    {"日", "Sun", "يەكشەنبە"},
    {"一", "Mon", "دۈشەنبە"},
    {"二", "Tue", "سەيشەنبە"},
    {"三", "Wed", "چارشەنبە"},
    {"四", "Thu", "پەيشەنبە"},
    {"五", "Fri", "جۈمە"},
    {"六", "Sat", "شەنبە"},
}};

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string confirmed(const content::store::FreshnessReport& age, const Languages& languages) {
  constexpr Wording kNever{"尚未确认是否有新一期", "not yet confirmed as the newest issue",
                           "ئەڭ يېڭى سان ئىكەنلىكى تېخى جەزملەنمىدى"};
  constexpr Wording kLast{"最近确认", "last confirmed", "ئەڭ ئاخىرقى جەزملەش"};
  if (!age.confirmed) return std::string(kNever.in(languages));
  const LocalTime at = to_local(*age.confirmed);
  return std::string(kLast.in(languages)) + " " + month_and_day(at.date, languages) + " " +
         clock_text(at);
}

}  // namespace

std::string month_and_day(Date date, const Languages& languages) {
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  if (main_language(languages) == "en") return std::to_string(day) + " " + kMonths[month - 1];
  if (main_language(languages) == "ug") return two_digits(month) + "-" + two_digits(day);
  return std::to_string(month) + "月" + std::to_string(day) + "日";
}

std::string_view half_words(content::Half half, const Languages& languages) {
  switch (half) {
    case content::Half::kMorning:
      return Wording{"上午", "a.m.", "چۈشتىن بۇرۇن"}.in(languages);
    case content::Half::kAfternoon:
      return Wording{"下午", "p.m.", "چۈشتىن كېيىن"}.in(languages);
    case content::Half::kEvening:
      return Wording{"晚间", "Evening", "كەچ"}.in(languages);
    case content::Half::kAllDay:
      break;
  }
  return Wording{"全天", "All day", "پۈتۈن كۈن"}.in(languages);
}

std::string_view price_form_words(content::PriceForm form, const Languages& languages) {
  switch (form) {
    case content::PriceForm::kGovernmentGuided:
      return Wording{"政府指导价", "Government-guided", "ھۆكۈمەت يېتەكچى باھاسى"}.in(languages);
    case content::PriceForm::kMarket:
      return Wording{"市场调节价", "Market price", "بازار باھاسى"}.in(languages);
    case content::PriceForm::kSelfSet:
      return Wording{"自主定价", "Set by hospital", "ئۆزى بېكىتكەن باھا"}.in(languages);
    case content::PriceForm::kUnstated:
      break;
  }
  return Wording{"详询物价办", "Ask the price office", "باھا ئىشخانىسىدىن سوراڭ"}.in(languages);
}

std::string date_line(const LocalTime& time, const Languages& languages) {
  const std::string day = month_and_day(time.date, languages);
  const std::string weekday(kWeekdays[time.weekday.c_encoding()].in(languages));
  if (main_language(languages) == "en") return weekday + " " + day;
  if (main_language(languages) == "ug") return day + " " + weekday;
  return day + " 星期" + weekday;
}

std::string serial_line(const content::Release& release, const Languages& languages) {
  const std::string made = date_text(to_local(release.id().created).date);
  const std::string serial = release.id().serial();
  if (main_language(languages) == "en") return "Issue " + serial + " of " + made;
  if (main_language(languages) == "ug") return "ئاشكارىلاش " + serial + "، " + made;
  return "公示 " + serial + " " + made + " 发布";
}

std::string complaint_line(std::string_view phone, const Languages& languages) {
  constexpr Wording kWords{"投诉电话", "Complaints", "شىكايەت تېلېفونى"};
  return std::string(kWords.in(languages)) + " " + std::string(phone);
}

std::string warning_line(const content::store::FreshnessReport& age, const Languages& languages) {
  const Sentence banner = content::store::stale_banner();
  const Wording words{banner.zh, banner.en,
                      "مەزمۇن كونىراپ قالغان بولۇشى مۇمكىن، كۆزنەكتە تەكشۈرۈڭ"};
  std::string line(words.in(languages));
  if (age.state == Freshness::kFallback) line += " " + content::freshness_code(age.state);
  return line;
}

std::string age_line(const content::store::FreshnessReport& age, const Languages& languages) {
  constexpr Wording kNewest{"已确认为最新一期", "confirmed as the newest issue",
                            "ئەڭ يېڭى سان ئىكەنلىكى جەزملەندى"};
  constexpr Wording kBehind{"，新一期更新中", ", a newer issue is coming",
                            "، يېڭى سان يېڭىلىنىۋاتىدۇ"};
  constexpr Wording kClock{"本机时间待校准", "this device's clock is not set",
                           "بۇ ئۈسكۈنىنىڭ ۋاقتى توغرىلانمىدى"};
  switch (age.state) {
    case Freshness::kCurrent:
      return std::string(kNewest.in(languages));
    case Freshness::kUnconfirmed:
      return confirmed(age, languages);
    case Freshness::kBehind:
      return confirmed(age, languages) + std::string(kBehind.in(languages));
    case Freshness::kClockUnsure:
      return std::string(kClock.in(languages));
    case Freshness::kStale:
    case Freshness::kFallback:
      return warning_line(age, languages);
    case Freshness::kWithheld:
      break;
  }
  return {};
}

std::string_view hospital_name(const content::Hospital& hospital, const Languages& languages) {
  const bool english = main_language(languages) == "en" && !hospital.name_en.empty();
  return english ? hospital.name_en : hospital.name_zh;
}

std::string_view department_name(const content::Department& department,
                                 const Languages& languages) {
  const bool english = main_language(languages) == "en" && !department.name_en.empty();
  return english ? department.name_en : department.name;
}

std::string clock_text(const LocalTime& time) {
  return two_digits(static_cast<unsigned>(time.minute_of_day.count() / 60)) + ":" +
         two_digits(static_cast<unsigned>(time.minute_of_day.count() % 60));
}

}  // namespace gongshi::signage
