// Currency: whose money a price is in.
//
// Amounts are yuan. Where they are US dollars the unit says so, "USD" or "USD/60 GM" (FORMAT.md,
// prices), and every place that names the currency asks here. A workspace never mixes the two.
#pragma once

#include <string_view>

namespace gongshi::content {

struct PricedUnit {
  bool dollars = false;
  std::string_view unit;  // without the currency; empty or "/": none
};

[[nodiscard]] constexpr PricedUnit priced_unit(std::string_view unit) {
  constexpr std::string_view kDollars = "USD";
  if (!unit.starts_with(kDollars)) return {false, unit};
  const std::string_view rest = unit.substr(kDollars.size());
  if (rest.empty()) return {true, rest};
  if (rest.front() == '/') return {true, rest.substr(1)};
  return {false, unit};
}

}  // namespace gongshi::content
