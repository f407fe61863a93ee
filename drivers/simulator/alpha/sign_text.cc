#include "drivers/simulator/alpha/sign_text.h"

#include <string_view>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

// What this simulation shows of 80H .. AAH; the rest it shows as '?', as a BetaBrite does.
constexpr std::u32string_view kUpper = U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿°¡";

class Reader {
 public:
  explicit Reader(const std::string& bytes) : bytes_(bytes) {}

  SignText read() {
    while (at_ < bytes_.size()) take(byte());
    return std::move(text_);
  }

 private:
  unsigned byte() { return at_ < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at_++]) : 0; }
  void fault(const std::string& why) {
    if (text_.fault.empty()) text_.fault = why;
  }
  void part(SignPart::Kind kind, char32_t character, char label) {
    text_.parts.push_back({kind, character, label, color_, mode_});
  }
  void upper(unsigned value) {
    const std::size_t index = value - 0x80;
    part(SignPart::Kind::kCharacter, index < kUpper.size() ? kUpper[index] : U'?', 0);
  }

  void take(unsigned code) {
    if (code >= 0x80) return upper(code);
    if (code >= 0x20) return part(SignPart::Kind::kCharacter, code, 0);
    switch (code) {
      case 0x08:
        return extended(byte());
      case 0x0D:
        return part(SignPart::Kind::kNewLine, 0, 0);
      case 0x10:
        return part(SignPart::Kind::kString, 0, static_cast<char>(byte()));
      case 0x14:
        return part(SignPart::Kind::kPicture, 0, static_cast<char>(byte()));
      case 0x1A:
        text_.font = static_cast<char>(byte());
        return check(text_.font, "123456789:;<=>WXYZ", "an unknown font");
      case 0x1B:
        return mode_field();
      case 0x1C:
        color_ = static_cast<char>(byte());
        return check(color_, "123456789ABC", "an unknown colour");
      case 0x05:
      case 0x06:
      case 0x07:
      case 0x1E:
        return check(static_cast<char>(byte()), "01", "a switch that is neither 0 nor 1");
      case 0x0B:
        return check(static_cast<char>(byte()), "0123456789", "an unknown form of date");
      case 0x1D:
        check(static_cast<char>(byte()), "01234567", "an unknown attribute");
        return check(static_cast<char>(byte()), "01", "a switch that is neither 0 nor 1");
      case 0x09:
      case 0x0C:
      case 0x11:
      case 0x12:
      case 0x13:
      case 0x15:
      case 0x16:
      case 0x17:
      case 0x18:
      case 0x19:
        return;
      default:
        fault("a control code that this sign does not have");
    }
  }

  void extended(unsigned low) {
    if (low < 0x20 || low > 0x61) return fault("an extended character outside of 20H .. 61H");
    upper(low + 0x60);
  }

  void mode_field() {
    const char position = static_cast<char>(byte());
    check(position, "\x20\x22\x26\x30", "an unknown position");
    mode_ = static_cast<char>(byte());
    check(mode_, "abcefghijklmnopqrstuv", "an unknown mode");
    if (mode_ == 'n') check(static_cast<char>(byte()), "0123456789ABCSUVWXYZ", "an unknown effect");
    if (text_.position != 0) return;
    text_.position = position;
    text_.mode = mode_;
  }

  void check(char value, std::string_view valid, const char* why) {
    if (value == 0 || valid.find(value) == std::string_view::npos) fault(why);
  }

  const std::string& bytes_;
  std::size_t at_ = 0;
  char color_ = '1', mode_ = 'o';
  SignText text_;
};

}  // namespace

SignText read_sign_text(const std::string& bytes) {
  return Reader(bytes).read();
}

int sign_color(char code, bool tricolor) {
  if (!tricolor || code == '1' || code == '4') return 1;
  return code == '2' || code == '5' ? 2 : 3;
}

std::string printable(std::string text) {
  for (char& c : text) c = c >= 0x20 && c < 0x7F ? c : '?';
  return text;
}

std::string plain_sign_text(const SignText& text) {
  std::string plain;
  for (const SignPart& part : text.parts) {
    const char label = part.label >= 0x20 && part.label < 0x7F ? part.label : '?';
    switch (part.kind) {
      case SignPart::Kind::kCharacter:
        utf8::append(plain, part.character);
        break;
      case SignPart::Kind::kNewLine:
        plain += '\n';
        break;
      case SignPart::Kind::kString:
        plain += std::string{'{', label, '}'};
        break;
      case SignPart::Kind::kPicture:
        plain += std::string{'[', label, ']'};
        break;
    }
  }
  return plain;
}

}  // namespace gongshi::drivers::simulator
