#include "content/money.h"

#include <cstdlib>

namespace gongshi::content {
namespace {

constexpr int kPlaces = 4;
constexpr std::int64_t kUnitsPerYuan = 10'000;
constexpr std::int64_t kMostYuan = 100'000'000;

Error refused(std::string_view text, std::string_view zh, std::string_view en) {
  const std::string shown(text.substr(0, 64));
  return Error{
      Errc::kConfig,
      {"金额“" + shown + "”" + std::string(zh), "amount \"" + shown + "\" " + std::string(en)},
      {}};
}

}  // namespace

Result<Money> Money::parse(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view places =
      point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const auto all_digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!all_digits(whole) || !all_digits(places) || (whole.empty() && places.empty()) ||
      (point != std::string_view::npos && places.empty())) {
    return refused(text, "不是纯数字，应写成如 12.50",
                   "is not a plain number; write it like 12.50");
  }
  if (places.size() > kPlaces) {
    return refused(text, "小数超过四位", "has more than four decimal places");
  }
  std::int64_t units = 0;
  for (const char c : whole) {
    units = units * 10 + (c - '0');
    if (units > kMostYuan) return refused(text, "超过一亿元", "is above 100,000,000 yuan");
  }
  std::int64_t scale = kUnitsPerYuan;
  units *= scale;
  for (const char c : places) {
    scale /= 10;
    units += (c - '0') * scale;
  }
  if (units > kMostYuan * kUnitsPerYuan)
    return refused(text, "超过一亿元", "is above 100,000,000 yuan");
  return Money(units);
}

std::string Money::text() const {
  std::string places = std::to_string(kUnitsPerYuan + units_ % kUnitsPerYuan).substr(1);
  while (places.size() > 2 && places.back() == '0') places.pop_back();
  return std::to_string(units_ / kUnitsPerYuan) + "." + places;
}

}  // namespace gongshi::content
