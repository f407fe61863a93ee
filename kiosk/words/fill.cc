#include "kiosk/words/fill.h"

namespace gongshi::kiosk {

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                       pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
    const auto n = place ? std::size_t(pattern[i + 1] - '1') : values.size();
    if (n < values.size()) {
      text += *(values.begin() + n);
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace gongshi::kiosk
