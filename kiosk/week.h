// Week: a doctor's or a department's sessions laid out by day and part of the day.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "content/release.h"

namespace gongshi::kiosk {

struct WeekCell {
  bool open = false;
  bool stopped = false;            // said by word: 停诊
  std::vector<std::string> lines;  // "专家门诊", "301", "50.00 元"; of a stop its reason
};

struct WeekDay {
  Date date{};
  bool today = false;
  std::string weekday;              // "周一"
  std::string holiday;              // "元旦", or empty
  std::array<WeekCell, 3> parts{};  // morning, afternoon, evening
};

inline constexpr std::array kDayParts{"上午", "下午", "晚上"};

/// Seven days from `first` on of the sessions of `doctor` (a code). When not `dated`, only what
/// holds every week.
[[nodiscard]] std::vector<WeekDay> week_of(const content::Release& release, std::string_view doctor,
                                           Date first, Date today, bool dated = true);

/// "今天上午出诊", "今天上午停诊（外出会议）", or empty.
[[nodiscard]] std::string today_words(const content::Release& release, std::string_view doctor,
                                      Date today);

}  // namespace gongshi::kiosk
