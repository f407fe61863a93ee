// RandomHospital: made-up issues, displays and moments, the same for the same seed.
#pragma once

#include <random>

#include "config/site.h"
#include "signage/edition.h"

namespace gongshi::test {

class RandomHospital {
 public:
  explicit RandomHospital(std::uint32_t seed) : random_(seed) {}

  /// Any second of 2026 to 2028, often one where something turns: midnight, the leap day, a
  /// holiday, the first or last millisecond of a day part.
  [[nodiscard]] WallTime moment();

  /// With messages of every kind around `now`, clinics and stops, days off; sometimes out of date,
  /// withheld, under a clock that is not believed, or in an emergency.
  [[nodiscard]] signage::Edition edition(WallTime now);

  /// A board of 64 x 32 or 96 x 16 red dots, or a rolling screen.
  [[nodiscard]] config::Display board();
  [[nodiscard]] config::Display screen();

  /// 0 .. most - 1.
  [[nodiscard]] int below(int most) {
    return static_cast<int>(random_() % static_cast<std::uint32_t>(most));
  }

 private:
  [[nodiscard]] bool one_in(int parts) { return below(parts) == 0; }
  [[nodiscard]] content::Message message(std::size_t number, Date today);
  [[nodiscard]] content::Session session(Date today);
  [[nodiscard]] std::vector<std::string> places();
  [[nodiscard]] std::vector<std::string> languages();

  std::mt19937 random_;
};

}  // namespace gongshi::test
