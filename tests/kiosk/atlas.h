// Atlas: every page of the tour in every manner on every glass, as page models: what the tests of
// the thirty requirements (elder and accessibility) read.
#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/visitor.h"

namespace gongshi::test {

struct Sheet {
  std::string where;  // "price-elder-1920-24"
  const char* stop = "";
  Glass glass{};
  kiosk::Manner manner{};
  kiosk::Metrics metrics{};
  std::vector<kiosk::Placed> placed;
  bool rests = false;  // nobody is there to change anything: no bar
};

/// Laid out once per program run.
[[nodiscard]] const std::vector<Sheet>& atlas();

/// Measures text as the pages of `sheet` do.
[[nodiscard]] const kiosk::TextMeasure& measure_of(const Sheet& sheet);

[[nodiscard]] const kiosk::Palette& palette_of(const kiosk::Manner& manner);

}  // namespace gongshi::test
