// Day: a hospital of the sizes that the budgets name, on one day and on the next.
//
// On day 1, 1 % of the prices, 3 notices and 2 pictures differ from day 0.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "content/bundle/assemble.h"

namespace gongshi::test {

struct DaySize {
  int rows;
  int pictures;
  std::size_t picture_bytes;
  std::uint64_t network_budget;  // bytes of the next day, beside new pictures

  [[nodiscard]] std::uint64_t new_picture_bytes() const { return 2 * picture_bytes; }
};

/// 25 MB and 200 MB. Half of the first is pictures, as in the format's example of 306 objects and
/// 33 MB.
inline constexpr std::array<DaySize, 2> kDaySizes{DaySize{50'000, 280, 50'000, 120'000},
                                                  DaySize{100'000, 900, 190'000, 400'000}};

[[nodiscard]] std::map<std::string, content::bundle::Source> day_content(const DaySize& size,
                                                                         int day);
/// hosp-a, production, 1-42 on day 0.
[[nodiscard]] content::bundle::Issue day_issue(int day);

}  // namespace gongshi::test
