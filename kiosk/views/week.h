// Week: a doctor's or a department's sessions laid out by day and part of the day.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "content/release.h"
#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

struct WeekCell {
  bool open = false;
  bool stopped = false;            // said by word: 停诊
  std::vector<std::string> lines;  // "专家门诊", "301 室", "50.00 元"; of a stop its reason
};

struct WeekDay {
  Date date{};
  bool today = false;
  std::string weekday;              // "周一"
  std::string holiday;              // "元旦", or empty
  std::array<WeekCell, 3> parts{};  // morning, afternoon, evening
};

/// "上午", "下午", "晚上", "全天".
[[nodiscard]] std::string_view half_word(content::Half half, Language language);
[[nodiscard]] std::string_view stopped_word(Language language);

/// Whose sessions: a doctor's, or those that a department holds without naming a doctor. Codes.
struct ClinicOf {
  std::string_view doctor;
  std::string_view department{};  // only looked at without a doctor

  [[nodiscard]] bool holds(const content::Session& session) const;
};

/// Seven days from `first` on, with holidays and stops (content/timetable.h). When not `dated`,
/// only what holds every week.
[[nodiscard]] std::vector<WeekDay> week_of(const content::Release& release, const ClinicOf& clinic,
                                           Date first, Date today, bool dated = true,
                                           Language language = {});

/// "今天上午出诊", "今天上午停诊", or empty.
[[nodiscard]] std::string today_words(const content::Release& release, const ClinicOf& clinic,
                                      Date today, Language language = {});

/// Codes of the doctors who see patients on one of `days` days from `first` on.
[[nodiscard]] std::set<std::string_view> doctors_in(const content::Release& release, Date first,
                                                    int days);

}  // namespace gongshi::kiosk
