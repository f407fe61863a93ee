#include "content/workspace/due/period.h"

#include <array>
#include <charconv>
#include <optional>

namespace gongshi::content::workspace {
namespace {

using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

constexpr std::array kMonthNames =
    std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"});

/// Digits only, between `least` and `most`.
std::optional<unsigned> number_of(std::string_view text, unsigned least, unsigned most) {
  unsigned number = 0;
  const char* const stop = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), stop, number);
  if (error != std::errc() || end != stop || number < least || number > most) return std::nullopt;
  return number;
}

std::optional<unsigned> year_of(std::string_view text) {
  return text.size() == 4 ? number_of(text, 2000, 2099) : std::nullopt;
}

/// From the first day of `from` to the last of `to`.
Period months(unsigned in_year, unsigned from, unsigned to) {
  const year y{static_cast<int>(in_year)};
  return {y / month{from} / 1, Date{y / month{to} / last}, {}, {}};
}

Error usage(std::string_view text, const Sentence& what) {
  const std::string written(text);
  return Error{Errc::kUsage, {"“" + written + "”" + what.zh, "\"" + written + "\" " + what.en}, {}};
}

}  // namespace

Result<Period> parse_month(std::string_view text) {
  const auto in_year = year_of(text.substr(0, 4));
  const bool shaped = text.size() == 7 && text[4] == '-';
  const auto number = shaped ? number_of(text.substr(5), 1, 12) : std::nullopt;
  if (!in_year || !number) {
    return usage(text, {"不是月份，写成 2026-11", "is no month; write 2026-11"});
  }
  Period period = months(*in_year, *number, *number);
  period.text = text;
  const std::string y = std::to_string(*in_year);
  period.name = {y + " 年 " + std::to_string(*number) + " 月",
                 std::string(kMonthNames.at(*number - 1)) + " " + y};
  return period;
}

Result<Period> parse_quarter(std::string_view text) {
  const auto in_year = year_of(text.substr(0, 4));
  const bool shaped = text.size() == 6 && text[4] == '-';
  const auto number = shaped ? number_of(text.substr(5), 1, 4) : std::nullopt;
  if (!in_year || !number) {
    return usage(text, {"不是季度，写成 2026-4（第四季度）", "is no quarter; write 2026-4"});
  }
  Period period = months(*in_year, *number * 3 - 2, *number * 3);
  period.text = text;
  const std::string y = std::to_string(*in_year);
  const std::string n = std::to_string(*number);
  period.name = {y + " 年第 " + n + " 季度", "quarter " + n + " of " + y};
  return period;
}

Result<Period> parse_year(std::string_view text) {
  const auto in_year = year_of(text);
  if (!in_year) return usage(text, {"不是年份，写成 2026", "is no year; write 2026"});
  Period period = months(*in_year, 1, 12);
  period.text = text;
  const std::string y = std::to_string(*in_year);
  period.name = {y + " 年", y};
  return period;
}

}  // namespace gongshi::content::workspace
