// PriceSum: what the basket comes to, and how much of it the visitor pays before and beside the
// insurance. Exact: no figure is rounded.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "content/release.h"
#include "kiosk/page/chosen.h"

namespace gongshi::kiosk {

/// Yuan with eight places: an amount of four times a share of four.
class ExactYuan {
 public:
  __extension__ typedef __int128 Wide;

  constexpr ExactYuan() = default;
  /// `count` times `money`, and of that `basis_points` hundredths of a percent.
  static ExactYuan of(content::Money money, int count, int basis_points = 10'000) {
    return ExactYuan(Wide{money.units()} * count * basis_points);
  }

  /// "22.00", "0.0013": two places, more only where there are more.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool is_zero() const { return value_ == 0; }
  ExactYuan& operator+=(ExactYuan other) {
    value_ += other.value_;
    return *this;
  }
  bool operator==(const ExactYuan&) const = default;

 private:
  explicit constexpr ExactYuan(Wide value) : value_(value) {}
  Wide value_ = 0;  // 0.00000001 yuan
};

struct PriceSum {
  ExactYuan total;    // of everything with a price
  ExactYuan own;      // outside the insurance: 丙类, 自费
  ExactYuan first;    // to be paid first: 先行自付
  ExactYuan insured;  // what is left then, for the insurance to count by its own rules
  ExactYuan unclear;  // class or share not stated
  std::vector<const content::PriceItem*> unpriced;  // a form without a number
  int gone = 0;                                     // no longer in the issue
};

/// Of what the basket holds on `day`.
[[nodiscard]] PriceSum sum_of(const content::Release& release, std::span<const Chosen::Item> basket,
                              Date day);

}  // namespace gongshi::kiosk
