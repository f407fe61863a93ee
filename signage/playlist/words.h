// Words: the lines that displays show besides the office's own texts.
#pragma once

#include <string>
#include <string_view>

#include "content/release.h"
#include "content/store/freshness.h"
#include "drivers/os/clock.h"

namespace gongshi::signage {

/// "11月22日".
[[nodiscard]] std::string month_and_day_zh(Date date);

/// "上午".
[[nodiscard]] std::string_view half_zh(content::Half half);

/// A price without a number says its form in words, never a zero: "市场调节价".
[[nodiscard]] std::string_view price_form_zh(content::PriceForm form);

/// "11月22日 星期日".
[[nodiscard]] std::string date_line_zh(const LocalTime& time);

/// "公示 1-42 2026-11-20 发布".
[[nodiscard]] std::string serial_line_zh(const content::Release& release);

/// "投诉电话 0571-5550 1234".
[[nodiscard]] std::string complaint_line_zh(std::string_view phone);

/// "内容可能已过时，请到窗口核实", with the code "S2" behind it in FALLBACK.
[[nodiscard]] std::string warning_line_zh(const content::store::FreshnessReport& age);

/// How sure the device is of what it shows, for a screen's small line: "最近确认 11月22日 10:00".
[[nodiscard]] std::string age_line_zh(const content::store::FreshnessReport& age);

/// "10:05".
[[nodiscard]] std::string clock_text(const LocalTime& time);

}  // namespace gongshi::signage
