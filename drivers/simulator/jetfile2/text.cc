#include "drivers/simulator/jetfile2/text.h"

#include <iconv.h>

#include <array>
#include <string_view>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

/// iconv, while the driver encodes with ICU. Code page 936 names the signs as fonts draw them.
class Pairs {
 public:
  Pairs() : set_(::iconv_open("UTF-8", "GB2312")), face_(::iconv_open("UTF-8", "GBK")) {}
  Pairs(const Pairs&) = delete;
  Pairs& operator=(const Pairs&) = delete;
  ~Pairs() {
    for (iconv_t handle : {set_, face_}) {
      if (usable(handle)) ::iconv_close(handle);
    }
  }

  /// 0: not in the font.
  char32_t character(std::uint8_t first, std::uint8_t second) {
    if (!usable(set_) || !usable(face_)) return 0;
    return decode(set_, first, second) == 0 ? 0 : decode(face_, first, second);
  }

 private:
  static bool usable(iconv_t handle) {
    return handle != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): POSIX
  }
  static char32_t decode(iconv_t handle, std::uint8_t first, std::uint8_t second) {
    std::array<char, 2> in{static_cast<char>(first), static_cast<char>(second)};
    std::array<char, 8> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size();
    std::size_t to_left = out.size();
    ::iconv(handle, nullptr, nullptr, nullptr, nullptr);
    if (::iconv(handle, &from, &from_left, &to, &to_left) != 0) return 0;
    std::string_view text(out.data(), out.size() - to_left);
    return utf8::next(text).value_or(0);
  }

  iconv_t set_, face_;
};

class Reader {
 public:
  Reader(std::span<const std::uint8_t> bytes, std::string& fault) : bytes_(bytes), fault_(fault) {
    text_.pages.emplace_back();
  }

  std::optional<Jetfile2Text> read() {
    while (at_ < bytes_.size()) {
      const std::uint8_t byte = bytes_[at_];
      if (byte < 0x20 ? !code() : byte < 0x80 ? !half(byte) : !pair()) return std::nullopt;
    }
    return std::move(text_);
  }

 private:
  bool fail(std::string why) {
    fault_ = std::move(why);
    return false;
  }

  void put(char32_t character) {
    text_.pages.back().lines.back().push_back({character, px_, color_});
    utf8::append(text_.plain, character);
  }

  bool half(std::uint8_t byte) {
    if (byte == 0x7F) return fail("control character 7F");
    put(byte);
    ++at_;
    return true;
  }

  bool pair() {
    if (at_ + 1 >= bytes_.size()) return fail("half a pair at the end");
    const char32_t character = pairs_.character(bytes_[at_], bytes_[at_ + 1]);
    if (character == 0) return fail("byte pair that is not in the font");
    put(character);
    at_ += 2;
    return true;
  }

  /// The next `count` bytes behind the code; 0 where the text ends before.
  std::uint8_t behind(std::size_t index) const {
    return at_ + index < bytes_.size() ? bytes_[at_ + index] : std::uint8_t{0};
  }
  bool taken(std::size_t count) {
    at_ += count;
    return true;
  }
  static bool within(int value, int low, int high) { return value >= low && value <= high; }

  bool code() {
    const int first = behind(1);
    const int second = behind(2);
    switch (bytes_[at_]) {
      case 0x07:
        return within(first, '0', '1') ? taken(2) : fail("flash is 0 or 1");
      case 0x08:
        return within(first, '0', '9') ? taken(2) : fail("line spacing is 0 to 9");
      case 0x0A:
        if ((first != 'I' && first != 'O') || !within(second, 0x2F, 0x60)) {
          return fail("unknown effect");
        }
        (first == 'I' ? text_.in : text_.out) = second;
        return taken(3);
      case 0x0B:
        return within(first, 0x20, 0x35) ? taken(2) : fail("unknown insert");
      case 0x0C:
        text_.pages.emplace_back();
        text_.plain += '\f';
        return taken(1);
      case 0x0D:
        text_.pages.back().lines.emplace_back();
        text_.plain += '\n';
        return taken(1);
      case 0x0E:
        if (first != '0' || !within(second, '0', '9') || !within(behind(3), '0', '9')) {
          return fail("stay is 0 and two digits");
        }
        text_.stay_s = (second - '0') * 10 + behind(3) - '0';
        return taken(4);
      case 0x0F:
        if (!within(first, '0', '6')) return fail("speed is 0 to 6");
        text_.speed = first - '0';
        return taken(2);
      case 0x1A:
        return font(first);
      case 0x1B:
        if (first != '0' || !within(second, 'a', 'b')) return fail("unknown typesetting");
        text_.no_wrap = second == 'a';
        return taken(3);
      case 0x1C:
        return color(first);
      case 0x1E:
      case 0x1F:
        if (!within(first, '0', '2')) return fail("alignment is 0 to 2");
        (bytes_[at_] == 0x1E ? text_.horizontal : text_.vertical) = first - '0';
        return taken(2);
      default:
        return fail("unknown display code");
    }
  }

  bool font(int letter) {
    px_ = letter == '5' ? 16 : letter == '7' ? 24 : letter == '9' ? 32 : 0;
    return px_ != 0 ? taken(2) : fail("a font that this sign does not have");
  }

  bool color(int letter) {
    if (within(letter, '1', '3')) {
      color_ = letter - '0';
      return taken(2);
    }
    if (letter != '/' || at_ + 4 >= bytes_.size()) return fail("unknown colour");
    // Blue, green, red; as numbered by most protocols.
    const int bits =
        (behind(4) > 127 ? 1 : 0) | (behind(3) > 127 ? 2 : 0) | (behind(2) > 127 ? 4 : 0);
    constexpr std::array<int, 8> colors{0, 1, 2, 3, 4, 6, 5, 7};
    color_ = colors[static_cast<std::size_t>(bits)];
    return taken(5);
  }

  std::span<const std::uint8_t> bytes_;
  std::string& fault_;
  Pairs pairs_;
  std::size_t at_ = 0;
  int px_ = 16, color_ = 0;
  Jetfile2Text text_;
};

}  // namespace

std::optional<Jetfile2Text> read_jetfile2_text(std::span<const std::uint8_t> bytes,
                                               std::string& fault) {
  return Reader(bytes, fault).read();
}

}  // namespace gongshi::drivers::simulator
