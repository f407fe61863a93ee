#include "kiosk/words/price_sum.h"

#include <algorithm>

#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::InsuranceClass;

constexpr int kPlaces = 8;
constexpr int kLeastPlaces = 2;

void add(PriceSum& sum, const content::PriceDetail& detail, int count) {
  const content::Money money = *detail.item.price.amount;
  const ExactYuan amount = ExactYuan::of(money, count);
  sum.total += amount;
  const InsuranceClass insurance = detail.item.insurance;
  if (insurance == InsuranceClass::kC || insurance == InsuranceClass::kSelfPay) {
    sum.own += amount;
  } else if (insurance == InsuranceClass::kUnstated || !detail.self_pay_bp) {
    sum.unclear += amount;
  } else {
    sum.first += ExactYuan::of(money, count, *detail.self_pay_bp);
    sum.insured += ExactYuan::of(money, count, 10'000 - *detail.self_pay_bp);
  }
}

}  // namespace

std::string ExactYuan::text() const {
  std::string digits;
  Wide left = value_;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(left % 10)));
    left /= 10;
  } while (left != 0);
  while (digits.size() <= std::size_t{kPlaces}) digits.push_back('0');
  std::reverse(digits.begin(), digits.end());
  digits.insert(digits.size() - kPlaces, 1, '.');
  const std::size_t least = digits.size() - (kPlaces - kLeastPlaces);
  while (digits.size() > least && digits.back() == '0') digits.pop_back();
  return digits;
}

PriceSum sum_of(const content::Release& release, std::span<const Chosen::Item> basket, Date day) {
  PriceSum sum;
  for (const Chosen::Item& one : basket) {
    const content::PriceItem* item = find_price(release, one.key, day);
    if (item == nullptr) {
      ++sum.gone;
    } else if (!item->price.amount) {
      sum.unpriced.push_back(item);
    } else {
      add(sum, release.detail(*item), one.count);
    }
  }
  return sum;
}

}  // namespace gongshi::kiosk
