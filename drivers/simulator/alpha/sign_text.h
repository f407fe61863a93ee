// What the bytes of a TEXT file mean to a sign: characters, colours, calls of other files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gongshi::drivers::simulator {

struct SignPart {
  enum class Kind : std::uint8_t { kCharacter, kNewLine, kString, kPicture };
  Kind kind = Kind::kCharacter;
  char32_t character = 0;
  char label = 0;    // of the file that is called
  char color = '1';  // as told last
  char mode = 'o';   // automode unless told
};

struct SignText {
  std::vector<SignPart> parts;
  char mode = 'o';  // of the first mode field
  char position = 0;
  char font = 0;
  std::string fault;  // the first code that no sign has; the text is shown all the same
};

[[nodiscard]] SignText read_sign_text(const std::string& bytes);

/// The lamps of a colour code as lamp_of numbers them: 1 red, 2 green, 3 both; mixtures count as
/// both.
[[nodiscard]] int sign_color(char code, bool tricolor);

/// What a log or JSON can hold: anything but printable ASCII is '?'.
[[nodiscard]] std::string printable(std::string text);

/// The words, with {a} for a call of string a and [I] for one of picture I.
[[nodiscard]] std::string plain_sign_text(const SignText& text);

}  // namespace gongshi::drivers::simulator
