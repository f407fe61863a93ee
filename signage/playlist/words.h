// Words: the lines that displays show besides the office's own texts, in a display's main language;
// in Chinese where that has no wording here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"
#include "content/store/freshness.h"
#include "drivers/os/clock.h"

namespace gongshi::signage {

using Languages = std::vector<std::string>;  // "zh", "en", "ug"; the main one first

[[nodiscard]] inline std::string_view main_language(const Languages& languages) {
  return languages.empty() ? std::string_view("zh") : std::string_view(languages.front());
}

/// Are these words in Chinese? So they are for every language that has none of its own here.
[[nodiscard]] inline bool reads_chinese(const Languages& languages) {
  return main_language(languages) != "en" && main_language(languages) != "ug";
}

/// The same in each of them.
struct Wording {
  std::string_view zh, en, ug;

  [[nodiscard]] std::string_view in(std::string_view language) const {
    if (language == "en") return en;
    return language == "ug" ? ug : zh;
  }
  [[nodiscard]] std::string_view in(const Languages& languages) const {
    return in(main_language(languages));
  }
};

/// "11月22日", "22 Nov".
[[nodiscard]] std::string month_and_day(Date date, const Languages& languages);

/// "上午".
[[nodiscard]] std::string_view half_words(content::Half half, const Languages& languages);

/// A price without a number says its form in words, never a zero: "市场调节价".
[[nodiscard]] std::string_view price_form_words(content::PriceForm form,
                                                const Languages& languages);

/// "11月22日 星期日", "Sun 22 Nov".
[[nodiscard]] std::string date_line(const LocalTime& time, const Languages& languages);

/// "公示 1-42 2026-11-20 发布".
[[nodiscard]] std::string serial_line(const content::Release& release, const Languages& languages);

/// "投诉电话 0571-5550 1234".
[[nodiscard]] std::string complaint_line(std::string_view phone, const Languages& languages);

/// "内容可能已过时，请到窗口核实", with the code "S2" behind it in FALLBACK.
[[nodiscard]] std::string warning_line(const content::store::FreshnessReport& age,
                                       const Languages& languages);

/// How sure the device is of what it shows, for a screen's small line: "最近确认 11月22日 10:00".
[[nodiscard]] std::string age_line(const content::store::FreshnessReport& age,
                                   const Languages& languages);

/// The hospital in the display's language; by its Chinese name where it has no other.
[[nodiscard]] std::string_view hospital_name(const content::Hospital& hospital,
                                             const Languages& languages);

/// Likewise.
[[nodiscard]] std::string_view department_name(const content::Department& department,
                                               const Languages& languages);

/// Where no release may be shown: one is on its way, or none shall be shown.
inline constexpr Wording kWaitWords{"公示信息准备中，请咨询导诊台",
                                    "Information is being prepared. Please ask the desk.",
                                    "ئۇچۇر تەييارلىنىۋاتىدۇ، مەسلىھەت ئورنىدىن سوراڭ"};
inline constexpr Wording kWithheldWords{"暂停公示，请到窗口咨询",
                                        "Display paused. Please ask at the counter.",
                                        "ئاشكارىلاش توختىتىلدى، كۆزنەكتىن سوراڭ"};

/// "10:05".
[[nodiscard]] std::string clock_text(const LocalTime& time);

}  // namespace gongshi::signage
