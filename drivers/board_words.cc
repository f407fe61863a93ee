#include "drivers/board_words.h"

#include <utility>

#include "drivers/os/utf8.h"

namespace gongshi::drivers {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

}  // namespace

std::string harmless(std::string_view text, std::size_t most) {
  std::string out;
  while (!text.empty()) {
    const auto character = utf8::next(text);
    if (!character) text.remove_prefix(1);
    if (character && is_control(*character)) continue;
    const std::size_t before = out.size();
    utf8::append(out, character.value_or(kReplacement));
    if (out.size() <= most) continue;
    out.resize(before);
    break;
  }
  return out;
}

Fact worded_fact(std::string key, Sentence name, Sentence value) {
  std::string stable = value.en;
  return {std::move(key), std::move(name), std::move(stable), std::move(value)};
}

Fact power_fact(bool on) {
  return worded_fact("power", {"电源", "power"}, on ? Sentence{"开", "on"} : Sentence{"关", "off"});
}

}  // namespace gongshi::drivers
