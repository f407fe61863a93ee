// Values: codes, shares, dates and fixed words as people write them in spreadsheets.
//
// Each answers with the value, or with the code and sentence of its finding; nothing is guessed and
// nothing unreadable becomes zero or empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "content/model.h"
#include "content/workspace/finding_codes.h"

namespace gongshi::content::workspace {

/// What a bare number in a column of shares means; a spreadsheet does not say.
enum class BareShare { kRefused, kPercent, kFraction };

struct Refusal {
  Code code;
  Sentence what;
};

template <class T>
using Value = std::variant<T, Refusal>;

/// "4.08E+11": what a spreadsheet makes of a long code.
[[nodiscard]] bool is_scientific(std::string_view folded);

/// Digits and one point, folded beforehand; the price forms are recognised elsewhere.
[[nodiscard]] Value<content::Money> parse_money(std::string_view text);
/// "10%" to 1000 hundredths of a percent. A bare number is refused and asked, unless `bare` tells.
[[nodiscard]] Value<int> parse_share(std::string_view text, BareShare bare = BareShare::kRefused);
/// 2026-01-31, 2026/1/31, 2026.1.31, 20260131, 2026年1月31日, 31-10-2026 (day above 12), each also
/// with a time of day, which is dropped.
[[nodiscard]] Value<Date> parse_date_cell(std::string_view text);

[[nodiscard]] std::optional<content::InsuranceClass> parse_insurance(std::string_view text);
[[nodiscard]] std::optional<content::PriceForm> parse_price_form(std::string_view text);
[[nodiscard]] std::optional<bool> parse_yes(std::string_view text);
[[nodiscard]] std::optional<content::Half> parse_half(std::string_view text);
/// 周一, 星期一, 礼拜一, 1 to 1 .. 7.
[[nodiscard]] std::optional<unsigned> parse_weekday(std::string_view text);
/// 普通 专家 特需 急诊, with 门诊 or 号 behind; the plain word.
[[nodiscard]] std::optional<std::string_view> parse_session_kind(std::string_view text);
/// 出诊 false, 停诊 true.
[[nodiscard]] std::optional<bool> parse_stopped(std::string_view text);
[[nodiscard]] std::optional<content::Audience> parse_audience(std::string_view text);
[[nodiscard]] std::optional<content::MessagePriority> parse_priority(std::string_view text);

}  // namespace gongshi::content::workspace
