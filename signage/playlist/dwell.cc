#include "signage/playlist/dwell.h"

#include <algorithm>

#include "drivers/catalogue.h"
#include "drivers/os/utf8.h"
#include "signage/playlist/item.h"
#include "signage/scroller.h"

namespace gongshi::signage {
namespace {

using std::chrono::seconds;

constexpr seconds kUsualDwell{8};     // when nobody asks for less
constexpr seconds kShortestDwell{3};  // whoever asks: a slow card needs as long to be told
constexpr seconds kLongestDwell{3600};

/// Dots from the left of the text to its right, taking Latin as half as wide as Chinese.
int estimated_width_px(const std::u32string& text, int rows) {
  int halves = 0;
  for (const char32_t character : text) halves += character < 0x2E80 ? 1 : 2;
  return (halves * rows + 1) / 2;
}

/// Zero for a text that stands.
seconds time_to_pass(const std::u32string& text, const config::Display& display) {
  if (is_screen(display) || display.width_px <= 0) return seconds{0};
  if (text.find(U'\t') != std::u32string::npos) return seconds{0};  // columns stand
  if (estimated_width_px(text, 16) <= display.width_px) return seconds{0};
  // At the largest size the board may take, and a tenth more for letters wider than half their
  // height.
  const int rows = std::max(display.height_px, 16);
  const int passing = estimated_width_px(text, rows) * 11 / 10 - display.width_px;
  return pass_time(display.speed_px_s, std::max(passing, 0));
}

}  // namespace

seconds dwell_of(std::string_view text, const config::Display& display, DwellLimits limits) {
  const std::u32string characters = utf8::decode(text);
  const seconds reading{4 + static_cast<int>(characters.size()) / 4};
  seconds dwell = std::max({kUsualDwell, reading, limits.min});
  if (limits.max.count() > 0) dwell = std::min(dwell, limits.max);
  dwell = std::clamp(dwell, kShortestDwell, kLongestDwell);
  dwell = std::max(dwell, time_to_pass(characters, display));
  if (const auto kind = drivers::find_kind(display.kind)) {
    dwell = std::max(dwell, (*kind)->least_dwell);  // whatever the office asks for
  }
  return dwell;
}

}  // namespace gongshi::signage
