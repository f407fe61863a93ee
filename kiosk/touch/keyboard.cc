#include "kiosk/touch/keyboard.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "drivers/os/utf8.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr std::array<std::string_view, 4> kRows = {"1234567890", "qwertyuiop", "asdfghjkl",
                                                   "zxcvbnm"};
constexpr double kKeyHeightMm = 14.0;
constexpr double kLetterMm = 11.6;  // a line of letters
constexpr double kKeyGapMm = 3.0;
constexpr double kKeyWidestMm = 30.0;

constexpr Words kDelete{"删除", "Delete", "ئۆچۈر", "སུབ", "ᠬᠠᠰᠤᠬᠤ"};
constexpr Words kClear{"清空", "Clear", "تازىلا", "གཙང་སེལ", "ᠠᠷᠢᠯᠭᠠᠬᠤ"};

Node key(const Rect& rect, std::string_view text, std::string_view action) {
  return {.role = Role::kKey,
          .rect = rect,
          .text = std::string(text),
          .action = "key:" + std::string(action),
          .style = TextStyle::kHeading,
          .fill = Color::kCard,
          .edge = Color::kLine,
          .align = Align::kCenter};
}

Node word_key(const Rect& rect, std::string_view text, std::string_view action, Icon icon) {
  Node node = key(rect, text, action);
  node.style = TextStyle::kBodyBold;
  node.color = Color::kAccent;
  node.fill = Color::kAccentSoft;
  node.icon = icon;
  return node;
}

/// The last character with all its bytes.
void erase_last(std::string& typed) {
  bool whole = false;
  while (!typed.empty() && !whole) {
    whole = (static_cast<unsigned char>(typed.back()) & 0xC0U) != 0x80U;
    typed.back() = '\0';
    typed.pop_back();
  }
}

/// No more than this many millimetres for `words`: an ideograph is as wide as high, a letter of the
/// other scripts two thirds of that.
double width_mm(std::string_view words, double size_mm) {
  double ems = 0;
  while (const auto c = utf8::next(words)) ems += *c >= 0x2E80 ? 1.0 : 0.66;
  return ems * size_mm;
}

/// 删除 and 清空; where the words of both are too wide, 删除 alone.
void word_keys(Scene& scene, const Metrics& metrics, const Rect& rest, TextStyle letters,
               Language language) {
  const int gap = metrics.mm(kKeyGapMm);
  const int half = (rest.w - gap) / 2;
  const TextStyle style =
      letters == TextStyle::kHeading ? TextStyle::kBodyBold : TextStyle::kCaption;
  const double size = grown_size_mm(style, metrics.grow);
  const auto wide = [&](const Words& words) {
    return metrics.mm(width_mm(words.in(language), size));
  };
  const int icon = metrics.mm(size * 1.15 + 2);
  const bool both = std::max(wide(kDelete), wide(kClear)) <= half;
  const int first = both ? half : rest.w;
  // Beside a list the keys are narrow: the word has room then, the picture has not.
  const Icon erase = wide(kDelete) + icon + metrics.mm(2) <= first ? Icon::kDelete : Icon::kNone;
  const auto add = [&](const Rect& rect, const Words& words, std::string_view action,
                       Icon icon_of) {
    Node node = word_key(rect, words.in(language), action, icon_of);
    node.style = style;
    scene.add(std::move(node));
  };
  add({rest.x, rest.y, first, rest.h}, kDelete, "delete", erase);
  if (!both) return;
  add({rest.x + half + gap, rest.y, rest.w - half - gap, rest.h}, kClear, "clear", Icon::kNone);
}

}  // namespace

int keyboard_height(const Metrics& metrics) {
  const int key = std::max(metrics.mm(kKeyHeightMm), metrics.grown(kLetterMm) + metrics.mm(1));
  return 4 * key + 3 * metrics.mm(kKeyGapMm);
}

void keyboard(Scene& scene, const Metrics& metrics, const Rect& area, Language language) {
  const int gap = metrics.mm(kKeyGapMm);
  const int h = (std::min(area.h, keyboard_height(metrics)) - 3 * gap) / 4;
  // On a low area the letters are smaller before they are cut.
  const TextStyle style = h >= metrics.grown(kLetterMm) ? TextStyle::kHeading : TextStyle::kCaption;
  const int w = std::min((area.w - 9 * gap) / 10, metrics.mm(kKeyWidestMm));
  const int left = area.x + (area.w - (10 * w + 9 * gap)) / 2;
  int y = area.y;
  for (const std::string_view letters : kRows) {
    // The third row is pushed in by half a key, the fourth by one and a half, as people know it.
    const int indent = letters.size() == 10 ? 0 : (w + gap) / 2;
    int x = left + indent;
    for (const char letter : letters) {
      const char shown = letter >= 'a' ? char(letter - 'a' + 'A') : letter;
      Node node = key({x, y, w, h}, std::string_view(&shown, 1), std::string_view(&letter, 1));
      node.style = style;
      scene.add(std::move(node));
      x += w + gap;
    }
    if (letters.size() == 7) {
      const Rect rest{x, y, left + 10 * w + 9 * gap - x, h};
      word_keys(scene, metrics, rest, style, language);
    }
    y += h + gap;
  }
}

bool type_key(std::string& typed, std::string_view action) {
  const std::string_view pressed = argument(action, "key:");
  if (pressed == "delete") {
    erase_last(typed);
    return true;
  }
  if (pressed == "clear") {
    wipe(typed);
    return true;
  }
  if (pressed.size() != 1) return false;
  if (typed.size() < kLongestQuery) typed += pressed;
  return true;
}

void type_character(std::string& typed, char32_t character) {
  std::string bytes;
  utf8::append(bytes, character);
  if (typed.size() + bytes.size() <= kLongestQuery) typed += bytes;
  wipe(bytes);
}

void wipe(std::string& typed) {
  // Written through a volatile pointer so that the compiler keeps the stores.
  volatile char* bytes = typed.data();
  for (std::size_t i = 0; i < typed.size(); ++i) bytes[i] = '\0';
  typed.clear();
}

}  // namespace gongshi::kiosk
