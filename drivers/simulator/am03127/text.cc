#include <array>

#include "drivers/simulator/am03127/card.h"

namespace gongshi::drivers::simulator {
namespace {

using namespace std::string_view_literals;

/// The vendor's table from 40 on is ISO 8859-1 from C0 on, with two exceptions; below it signs.
char32_t european(unsigned place) {
  constexpr std::array<std::pair<unsigned, char32_t>, 8> signs{{{0x00, U'€'},
                                                                {0x01, U'↑'},
                                                                {0x02, U'↓'},
                                                                {0x26, U'→'},
                                                                {0x27, U'←'},
                                                                {0x3A, U'°'},
                                                                {0x57, U'Ž'},
                                                                {0x77, U'…'}}};
  for (const auto& [at, sign] : signs) {
    if (at == place) return sign;
  }
  return place >= 0x40 && place <= 0x7F ? static_cast<char32_t>(0xC0 + place - 0x40) : 0;
}

/// The lamps of a colour letter; 0: none of the table.
int color_of(char letter) {
  const std::string_view red = "ABCLP";
  const std::string_view green = "DEFMQ";
  const std::string_view both = "GHIJKNRS";
  if (red.find(letter) != std::string_view::npos) return 1;
  if (green.find(letter) != std::string_view::npos) return 2;
  return both.find(letter) != std::string_view::npos ? 3 : 0;
}

int hex_value(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    const bool number = c >= '0' && c <= '9';
    if (!number && (c < 'A' || c > 'F')) return -1;
    value = value * 16 + (number ? c - '0' : c - 'A' + 10);
  }
  return value;
}

class Reader {
 public:
  explicit Reader(std::string& fault) : fault_(fault) {}

  bool directive(const std::string& word) {
    const char first = word.empty() ? '\0' : word[0];
    const char second = word.size() > 1 ? word[1] : '\0';
    if (word.size() == 2 && first == 'A' && second >= 'A' && second <= 'E') return true;  // font
    if (word.size() == 2 && first == 'B' && second >= 'A' && second <= 'Z') return true;  // bell
    if (word.size() == 2 && first == 'C' && color_of(second) != 0) {
      color_ = color_of(second);
      return true;
    }
    if (word.size() == 3 && first == 'G' && second >= 'A' && second <= 'P' && word[2] >= '1' &&
        word[2] <= '8') {
      marks.push_back({.kind = Am03127Mark::Kind::kBlock, .block = word.substr(1)});
      return true;
    }
    if (word == "KD" || word == "KT") {
      for (const char32_t c : word == "KD" ? U"dd/mm/yy"sv : U"hh:mm"sv) put(c);
      return true;
    }
    const int value = word.size() == 3 ? hex_value(std::string_view(word).substr(1)) : -1;
    if (first == 'N' && value >= 0) {
      marks.push_back({.kind = Am03127Mark::Kind::kColumn, .column = value});
      return true;
    }
    if (first == 'U' && value >= 0 && european(static_cast<unsigned>(value)) != 0) {
      put(european(static_cast<unsigned>(value)));
      return true;
    }
    fault_ = "unknown directive <" + word + ">";
    return false;
  }

  void put(char32_t character) { marks.push_back({.character = character, .color = color_}); }

  std::vector<Am03127Mark> marks;

 private:
  std::string& fault_;
  int color_ = 0;
};

}  // namespace

std::optional<std::vector<Am03127Mark>> read_am03127_text(const std::string& text,
                                                          std::string& fault) {
  Reader reader(fault);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte > 0x7F) {
      fault = "byte outside of 20 to 7F";
      return std::nullopt;
    }
    if (text[at] != '<') {
      reader.put(byte);
      continue;
    }
    const std::size_t end = text.find('>', at);
    if (end == std::string::npos) {
      fault = "directive without its end";
      return std::nullopt;
    }
    if (!reader.directive(text.substr(at + 1, end - at - 1))) return std::nullopt;
    at = end;
  }
  return std::move(reader.marks);
}

}  // namespace gongshi::drivers::simulator
