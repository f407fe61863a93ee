#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

using content::Freshness;

constexpr std::string_view kWeekdays[] = {"日", "一", "二", "三", "四", "五", "六"};

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string confirmed_zh(const content::store::FreshnessReport& age) {
  if (!age.confirmed) return "尚未确认是否有新一期";
  const LocalTime at = to_local(*age.confirmed);
  return "最近确认 " + month_and_day_zh(at.date) + " " + clock_text(at);
}

}  // namespace

std::string month_and_day_zh(Date date) {
  return std::to_string(static_cast<unsigned>(date.month())) + "月" +
         std::to_string(static_cast<unsigned>(date.day())) + "日";
}

std::string_view half_zh(content::Half half) {
  switch (half) {
    case content::Half::kMorning:
      return "上午";
    case content::Half::kAfternoon:
      return "下午";
    case content::Half::kEvening:
      return "晚间";
    case content::Half::kAllDay:
      break;
  }
  return "全天";
}

std::string_view price_form_zh(content::PriceForm form) {
  switch (form) {
    case content::PriceForm::kGovernmentGuided:
      return "政府指导价";
    case content::PriceForm::kMarket:
      return "市场调节价";
    case content::PriceForm::kSelfSet:
      return "自主定价";
    case content::PriceForm::kUnstated:
      break;
  }
  return "详询物价办";
}

std::string date_line_zh(const LocalTime& time) {
  return month_and_day_zh(time.date) + " 星期" + std::string(kWeekdays[time.weekday.c_encoding()]);
}

std::string serial_line_zh(const content::Release& release) {
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
