#include "kiosk/words/age_words.h"

#include <array>
#include <cstdio>

namespace gongshi::kiosk {
namespace {

using content::Freshness;
using content::store::FreshnessReport;

std::string confirmed_words(const FreshnessReport& freshness) {
  if (!freshness.confirmed) return "尚未确认是否有新一期";
  const LocalTime at = to_local(*freshness.confirmed);
  return "最近一次确认：" + std::to_string(unsigned(at.date.month())) + "月" +
         std::to_string(unsigned(at.date.day())) + "日 " + clock_text(at);
}

}  // namespace

std::string clock_text(const LocalTime& time) {
  std::array<char, 8> text{};
  const auto minutes = time.minute_of_day.count();
  std::snprintf(text.data(), text.size(), "%02d:%02d", int(minutes / 60), int(minutes % 60));
  return text.data();
}

std::string day_text(const Date& date) {
  return std::to_string(int(date.year())) + "年" + std::to_string(unsigned(date.month())) + "月" +
         std::to_string(unsigned(date.day())) + "日";
}

std::string issue_line(const content::ReleaseId& id, const FreshnessReport& freshness) {
  const LocalTime made = to_local(id.created);
  std::string line = "第 " + id.serial() + " 期 · " + day_text(made.date) + "发布";
  const auto days =
      std::chrono::sys_days(to_local(freshness.now).date) - std::chrono::sys_days(made.date);
  if (freshness.clock_sure && days.count() == 0) {
    line += "（今天）";
  } else if (freshness.clock_sure && days.count() > 0) {
    line += "（" + std::to_string(days.count()) + " 天前）";
  }
  return line + " · 校验码 " + id.short_code();
}

std::string freshness_sentence(const FreshnessReport& freshness) {
  switch (freshness.state) {
    case Freshness::kCurrent:
      return "内容为最新一期";
    case Freshness::kUnconfirmed:
      return confirmed_words(freshness);
    case Freshness::kBehind:
      return confirmed_words(freshness) + "，新一期更新中";
    case Freshness::kClockUnsure:
      return "本机时间待校准，请看各项所注日期";
    case Freshness::kStale:
      return confirmed_words(freshness);
    case Freshness::kFallback:
      return "正在显示较早一期内容";
    case Freshness::kWithheld:
      return "本期内容已停止展示";
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
