#include "kiosk/views/write_keys.h"

#include <array>
#include <string>

#include "kiosk/page/layout.h"
#include "kiosk/views/write_layout.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kSpace{"空格", "Space", "بوشلۇق", "བར་སྟོང་།", "ᠬᠣᠭᠣᠰᠣᠨ"};
constexpr double kTightMm = 3.0;

struct Sign {
  std::string_view zh, en, action;
};
constexpr std::array kSigns = {Sign{"，", ",", "sign:0"}, Sign{"。", ".", "sign:1"},
                               Sign{"？", "?", "sign:2"}, Sign{"！", "!", "sign:3"}};

std::string_view text_of(const Sign& sign, const Frame& frame) {
  return frame.manner.language == Language::kEn ? sign.en : sign.zh;
}

}  // namespace

Node small_key(const Frame& frame, const Rect& rect, std::string_view text,
               std::string_view action) {
  Node node = quiet_button(rect, text, action);
  node.role = Role::kKey;
  node.style = key_style(frame, rect.h);
  node.color = Color::kInk;
  return node;
}

void add_digits(Scene& scene, const Frame& frame, const Rect& area) {
  if (area.empty()) return;
  const int gap = frame.metrics.mm(kTightMm);
  const bool one_row = area.w >= 10 * frame.metrics.mm(12) + 9 * gap;
  const auto cells = one_row ? grid(area, 10, 1, gap) : grid(area, 5, 2, gap);
  constexpr std::string_view kDigits = "1234567890";
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    const std::string_view digit = kDigits.substr(i, 1);
    scene.add(small_key(frame, cells[i], digit, "key:" + std::string(digit)));
  }
}

void add_signs(Scene& scene, const Frame& frame, const Rect& area) {
  const int gap = frame.metrics.mm(kTightMm);
  Row row(area, gap);
  const int width = (area.w - 4 * gap) / 6;
  for (const Sign& sign : kSigns) {
    const std::string_view text = text_of(sign, frame);
    scene.add(small_key(frame, row.take(width), text, sign.action));
  }
  Node space = small_key(frame, row.rest(), frame.say(kSpace), "space");
  const auto too_wide = [&] {
    return frame.text.width(space.text, space.style) > space.rect.w - frame.metrics.mm(2);
  };
  if (too_wide()) space.style = TextStyle::kCaption;
  scene.add(std::move(space));
}

std::string_view sign_of(std::string_view action, const Frame& frame) {
  for (const Sign& sign : kSigns) {
    if (sign.action == action) return text_of(sign, frame);
  }
  return {};
}

}  // namespace gongshi::kiosk
