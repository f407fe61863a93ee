// Money: yuan as a whole number of 0.0001 yuan (bundle format section 3.6); never binary floating.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content {

class Money {
 public:
  constexpr Money() = default;
  static constexpr Money of_units(std::int64_t units) { return Money(units); }

  /// What people type: "12", "12.5", ".864", full-width digits folded by the caller beforehand.
  /// Digits and at most one point, at most four places, at most 100,000,000 yuan.
  /// Errc::kConfig says why it is refused (sign, separator, range, letters, five places).
  [[nodiscard]] static Result<Money> parse(std::string_view text);

  /// Count of 0.0001 yuan, 0 .. 1'000'000'000'000.
  [[nodiscard]] constexpr std::int64_t units() const { return units_; }

  /// "22.00", "0.0013": two places, more only where the amount has them; no separators, no sign.
  [[nodiscard]] std::string text() const;

  auto operator<=>(const Money&) const = default;

 private:
  explicit constexpr Money(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

}  // namespace gongshi::content
