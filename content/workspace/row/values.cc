#include "content/workspace/row/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {
namespace {

using content::Audience;
using content::Half;
using content::InsuranceClass;
using content::MessagePriority;
using content::PriceForm;

template <class T, std::size_t kCount>
std::optional<T> look_up(std::string_view text,
                         const std::array<std::pair<std::string_view, T>, kCount>& words) {
  const std::string folded = fold_word(text);
  for (const auto& [word, value] : words) {
    if (folded == word) return value;
  }
  return std::nullopt;
}

template <class T>
using Word = std::pair<std::string_view, T>;

constexpr std::array kInsurance = std::to_array<Word<InsuranceClass>>({
    {"", InsuranceClass::kUnstated},
    {"甲", InsuranceClass::kA},
    {"甲类", InsuranceClass::kA},
    {"医保甲类", InsuranceClass::kA},
    {"乙", InsuranceClass::kB},
    {"乙类", InsuranceClass::kB},
    {"医保乙类", InsuranceClass::kB},
    {"丙", InsuranceClass::kC},
    {"丙类", InsuranceClass::kC},
    {"医保丙类", InsuranceClass::kC},
    {"自费", InsuranceClass::kSelfPay},
    {"自费类", InsuranceClass::kSelfPay},
});
constexpr std::array kPriceForms = std::to_array<Word<PriceForm>>({
    {"", PriceForm::kUnstated},
    {"政府指导价", PriceForm::kGovernmentGuided},
    {"政府定价", PriceForm::kGovernmentGuided},
    {"市场调节价", PriceForm::kMarket},
    {"市场调节", PriceForm::kMarket},
    {"自主定价", PriceForm::kSelfSet},
    {"医院自主定价", PriceForm::kSelfSet},
});
constexpr std::array kYes = std::to_array<Word<bool>>({
    {"", false},
    {"是", true},
    {"否", false},
    {"有", true},
    {"无", false},
    {"yes", true},
    {"no", false},
    {"true", true},
    {"false", false},
});
constexpr std::array kHalves = std::to_array<Word<Half>>({
    {"上午", Half::kMorning},
    {"下午", Half::kAfternoon},
    {"晚上", Half::kEvening},
    {"夜间", Half::kEvening},
    {"夜诊", Half::kEvening},
    {"全天", Half::kAllDay},
});
constexpr std::array kWeekdays = std::to_array<Word<unsigned>>({
    {"一", 1U},
    {"二", 2U},
    {"三", 3U},
    {"四", 4U},
    {"五", 5U},
    {"六", 6U},
    {"日", 7U},
    {"天", 7U},
    {"1", 1U},
    {"2", 2U},
    {"3", 3U},
    {"4", 4U},
    {"5", 5U},
    {"6", 6U},
    {"7", 7U},
});
constexpr std::array kSessionKinds =
    std::to_array<std::string_view>({"普通", "专家", "特需", "急诊"});
constexpr std::array kStopped =
    std::to_array<Word<bool>>({{"", false}, {"出诊", false}, {"停诊", true}});
constexpr std::array kAudiences = std::to_array<Word<Audience>>({
    {"", Audience::kPublic},
    {"public", Audience::kPublic},
    {"公众", Audience::kPublic},
    {"patient", Audience::kPatient},
    {"患者", Audience::kPatient},
    {"staff", Audience::kStaff},
    {"内部职工", Audience::kStaff},
    {"职工", Audience::kStaff},
});
constexpr std::array kPriorities = std::to_array<Word<MessagePriority>>({
    {"", MessagePriority::kRoutine},
    {"routine", MessagePriority::kRoutine},
    {"daypart", MessagePriority::kDayPart},
    {"urgent", MessagePriority::kUrgent},
});

/// A day number of the 1900 date system between the years 1954 and 2119: an unformatted date cell.
std::optional<Date> day_of_serial(std::string_view text) {
  if (text.size() != 5 || text.find_first_not_of("0123456789") != std::string_view::npos) return {};
  int serial = 0;
  std::from_chars(text.data(), text.data() + text.size(), serial);
  if (serial < 20'000 || serial > 80'000) return {};
  return Date{std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{serial}};
}

Refusal bad_date(std::string_view text) {
  const std::string shown(text.substr(0, 40));
  if (const auto day = day_of_serial(text)) {
    return {Code::kBadDate,
            {"“" + shown + "”是电子表格内部的日期序号（" + date_text(*day) +
                 "），请把这一列设为日期格式后另存，或写成 " + date_text(*day),
             "\"" + shown + "\" is a spreadsheet's day number (" + date_text(*day) +
                 "); format the column as a date and save again"}};
  }
  return {Code::kBadDate,
          {"日期“" + shown + "”无法识别，应写成 2026-01-31",
           "date \"" + shown + "\" is not readable; write it like 2026-01-31"}};
}

/// The numbers of a date with the signs between them; empty when it has another shape.
std::vector<std::string_view> date_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty() && parts.size() < 3) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return {};
    parts.push_back(text.substr(0, digits));
    text.remove_prefix(digits);
    for (const std::string_view sign : {"-", "/", ".", "年", "月", "日"}) {
      if (!text.starts_with(sign)) continue;
      text.remove_prefix(sign.size());
      break;
    }
  }
  return text.empty() ? parts : std::vector<std::string_view>{};
}

int number_of(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + std::min<std::size_t>(digits.size(), 6), value);
  return value;
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1900 || year > 2999 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// A time of day behind a date means nothing for a price.
std::string_view without_time(std::string_view text) {
  const std::size_t gap = text.find_first_of(" T");
  if (gap == std::string_view::npos) return text;
  const std::string_view time = text.substr(gap + 1);
  const bool is_time = !time.empty() && time.find_first_not_of("0123456789:.") == time.npos &&
                       time.find(':') != time.npos;
  return is_time ? text.substr(0, gap) : text;
}

}  // namespace

bool is_scientific(std::string_view folded) {
  const std::size_t e = folded.find_first_of("eE");
  if (e == 0 || e == std::string_view::npos) return false;
  std::string_view exponent = folded.substr(e + 1);
  if (exponent.starts_with('+') || exponent.starts_with('-')) exponent.remove_prefix(1);
  const std::string_view mantissa = folded.substr(0, e);
  return !exponent.empty() && exponent.size() <= 3 &&
         exponent.find_first_not_of("0123456789") == std::string_view::npos &&
         mantissa.find_first_not_of("0123456789.") == std::string_view::npos &&
         (mantissa.find('.') != std::string_view::npos || folded.find('+') != folded.npos);
}

Value<content::Money> parse_money(std::string_view text) {
  std::string folded = fold_width(text);
  std::erase(folded, ' ');
  if (is_scientific(folded)) {
    return Refusal{Code::kBadMoney,
                   {"金额“" + folded + "”是科学计数，请改成普通数字",
                    "amount \"" + folded + "\" is in scientific notation"}};
  }
  auto money = content::Money::parse(folded);
  if (!money) return Refusal{Code::kBadMoney, std::move(money).error().what};
  return *money;
}

Value<int> parse_share(std::string_view text, BareShare bare) {
  std::string folded = fold_width(text);
  std::erase(folded, ' ');
  const std::string shown = folded.substr(0, 40);
  const bool percent = folded.ends_with('%');
  if (!percent && bare == BareShare::kRefused) {
    return Refusal{
        Code::kBadPercent,
        {"比例“" + shown + "”没有百分号；请写成 10% 的形式，或在 columns.yaml 里写明 self_pay",
         "share \"" + shown +
             "\" has no percent sign; write it like 10%, or set self_pay in columns.yaml"}};
  }
  if (percent) folded.pop_back();
  const std::int64_t scale = percent || bare == BareShare::kPercent ? 1 : 100;
  const auto number = content::Money::parse(folded);
  // A share is read with the same digits rule as money: 0.0001 of a percent is too fine.
  if (!number || number->units() * scale % 100 != 0 || number->units() * scale > 100 * 10'000) {
    return Refusal{Code::kBadPercent,
                   {"比例“" + shown + "”不在 0% 到 100% 之内，或小数超过两位",
                    "share \"" + shown + "\" is not between 0% and 100% with two places"}};
  }
  return static_cast<int>(number->units() * scale / 100);
}

Value<Date> parse_date_cell(std::string_view text) {
  const std::string folded = fold_width(text);
  const std::string_view day_text = without_time(folded);
  const std::vector<std::string_view> parts = date_parts(day_text);
  if (parts.size() == 1 && parts[0].size() == 8 && day_text.size() == 8) {
    const auto date = make_date(number_of(parts[0].substr(0, 4)), number_of(parts[0].substr(4, 2)),
                                number_of(parts[0].substr(6, 2)));
    if (date) return *date;
    return bad_date(text);
  }
  if (parts.size() != 3) return bad_date(text);
  const int first = number_of(parts[0]);
  const int second = number_of(parts[1]);
  const int third = number_of(parts[2]);
  std::optional<Date> date;
  if (parts[0].size() == 4) {
    date = make_date(first, second, third);
  } else if (parts[2].size() == 4 && parts[0].size() <= 2) {
    // 31-10-2026 or 10/31/2026; with both below 13 nobody can tell.
    if (first > 12 && second <= 12) date = make_date(third, second, first);
    if (second > 12 && first <= 12) date = make_date(third, first, second);
    if (first == second) date = make_date(third, first, second);
  }
  if (date) return *date;
  return bad_date(text);
}

std::optional<InsuranceClass> parse_insurance(std::string_view text) {
  return look_up(text, kInsurance);
}

std::optional<PriceForm> parse_price_form(std::string_view text) {
  return look_up(text, kPriceForms);
}

std::optional<bool> parse_yes(std::string_view text) {
  return look_up(text, kYes);
}

std::optional<Half> parse_half(std::string_view text) {
  return look_up(text, kHalves);
}

std::optional<unsigned> parse_weekday(std::string_view text) {
  std::string folded = fold_word(text);
  for (const std::string_view prefix : {"周", "星期", "礼拜"}) {
    if (folded.starts_with(prefix)) {
      folded.erase(0, prefix.size());
      break;
    }
  }
  return look_up(folded, kWeekdays);
}

std::optional<std::string_view> parse_session_kind(std::string_view text) {
  std::string folded = fold_word(text);
  for (const std::string_view suffix : {"门诊", "号"}) {
    if (folded.ends_with(suffix) && folded.size() > suffix.size()) {
      folded.resize(folded.size() - suffix.size());
    }
  }
  for (const std::string_view kind : kSessionKinds) {
    if (folded == kind) return kind;
  }
  return std::nullopt;
}

std::optional<bool> parse_stopped(std::string_view text) {
  return look_up(text, kStopped);
}
std::optional<Audience> parse_audience(std::string_view text) {
  return look_up(text, kAudiences);
}
std::optional<MessagePriority> parse_priority(std::string_view text) {
  return look_up(text, kPriorities);
}

}  // namespace gongshi::content::workspace
