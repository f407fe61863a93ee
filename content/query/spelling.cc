#include "content/query/spelling.h"

#include <algorithm>

#include "content/query/fold.h"

namespace gongshi::content {
namespace {

using Spelling = Search::Tables::Spelling;

/// "zh" and "z", "l" and "n": with which the same people begin.
std::vector<std::string> alike_beginnings(const std::string& text) {
  constexpr std::string_view kFlat = "zcs";
  std::vector<std::string> all{text};
  if (kFlat.find(text[0]) != std::string_view::npos) {
    const bool curled = text.size() > 1 && text[1] == 'h';
    all.push_back(curled ? text[0] + text.substr(2) : text.substr(0, 1) + "h" + text.substr(1));
  }
  if (text[0] == 'n') all.push_back("l" + text.substr(1));
  if (text[0] == 'l') all.push_back("n" + text.substr(1));
  return all;
}

/// What sounds like the syllable in many mouths, itself left out.
std::vector<Spelling> alike(const std::string& text) {
  std::vector<Spelling> all;
  for (const std::string& one : alike_beginnings(text)) {
    if (one != text) all.push_back(Spelling::of(one));
    const std::size_t size = one.size();
    const bool back = size > 2 && one.ends_with("ng");
    const std::size_t vowel = size - (back ? 3 : 2);
    if (size < 2 || (!back && !one.ends_with('n'))) continue;
    if (std::string_view("aei").find(one[vowel]) == std::string_view::npos) continue;
    all.push_back(Spelling::of(back ? one.substr(0, size - 1) : one + "g"));
  }
  return all;
}

struct Sign {
  char32_t sign;
  std::string_view readings;
};

/// What signs are called that no key has, and digits as words.
constexpr Sign kSigns[] = {
    {U'0', "ling"},
    {U'1', "yi"},
    {U'2', "er liang"},
    {U'3', "san"},
    {U'4', "si"},
    {U'5', "wu"},
    {U'6', "liu"},
    {U'7', "qi"},
    {U'8', "ba"},
    {U'9', "jiu"},
    {U'α', "a alpha aerfa jia"},
    {U'β', "b beta beita yi"},
    {U'γ', "g r gamma gama bing"},
    {U'δ', "d delta ding"},
    {U'ε', "e"},
    {U'κ', "k kappa kapa"},
    {U'λ', "l lambda"},
    {U'μ', "m u miu wei"},
    {U'ω', "w omega"},
    {U'Ⅰ', "i 1 yi"},
    {U'Ⅱ', "ii 2 er"},
    {U'Ⅲ', "iii 3 san"},
    {U'Ⅳ', "iv 4 si"},
    {U'Ⅴ', "v 5 wu"},
    {U'Ⅵ', "vi 6 liu"},
    {U'Ⅶ', "vii 7 qi"},
    {U'Ⅷ', "viii 8 ba"},
    {U'Ⅸ', "ix 9 jiu"},
    {U'Ⅹ', "x 10 shi"},
    {U'Ⅺ', "xi 11 shiyi"},
    {U'Ⅻ', "xii 12 shier"},
};

}  // namespace

Search::Tables::Syllable syllable_of(const std::string& given) {
  Search::Tables::Syllable syllable;
  const auto add = [&](const std::string& text) {
    syllable.spellings[syllable.count++] = Spelling::of(text);
    for (const Spelling& each : alike(text)) syllable.alike.push_back(each);
  };
  add(given);
  if (const std::size_t v = given.find('v'); v != std::string::npos) {
    add(std::string(given).replace(v, 1, "u"));
    add(std::string(given).replace(v, 1, "yu"));
  } else if (given.size() > 1 && given[1] == 'u' &&
             std::string_view("jqxy").find(given[0]) != std::string_view::npos) {
    add(std::string(given).replace(1, 1, "v"));
  }
  return syllable;
}

std::string plain_syllable(std::string_view text) {
  std::string plain;
  for (const char32_t c : fold(text)) {
    if (c >= U'a' && c <= U'z') plain.push_back(static_cast<char>(c));
  }
  return plain;
}

std::string_view sign_readings(char32_t folded) {
  for (const Sign& one : kSigns) {
    if (fold(one.sign) == folded) return one.readings;
  }
  return {};
}

}  // namespace gongshi::content
