// AgeWords: how old the content is and how sure the device is of it, in the words of every page.
//
//   freshness report ─[age words]─ footer line, banner
#pragma once

#include <string>

#include "content/store/freshness.h"
#include "drivers/os/lang.h"
#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

/// "第 1-42 期 · 2026年11月20日发布（3 天前） · 校验码 8f14e45f"; without the days in brackets when
/// the clock cannot be believed.
[[nodiscard]] std::string issue_line(const content::ReleaseId& id,
                                     const content::store::FreshnessReport& freshness,
                                     Language language = Language::kZh);

/// The small line's second part: "内容为最新一期", "最近一次确认：11月22日 10:00",
/// "最近一次确认：…，新一期更新中".
[[nodiscard]] std::string freshness_sentence(const content::store::FreshnessReport& freshness,
                                             Language language = Language::kZh);

/// What stands across every page in STALE and FALLBACK; empty words otherwise.
[[nodiscard]] Sentence banner_sentence(const content::store::FreshnessReport& freshness);

/// "2026年11月20日", "20 Nov 2026".
[[nodiscard]] std::string day_text(const Date& date, Language language = Language::kZh);
/// "星期五", "Friday".
[[nodiscard]] std::string_view weekday_text(const std::chrono::weekday& day,
                                            Language language = Language::kZh);
[[nodiscard]] std::string clock_text(const LocalTime& time);  // "09:05"

}  // namespace gongshi::kiosk
