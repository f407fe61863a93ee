#include "drivers/simulator/onbon/k_text.h"

#include <iconv.h>

#include <array>
#include <string_view>
#include <utility>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

// Year, month, day, hour, minute, second: where they stand in "2026-11-23 10:05:00".
constexpr std::string_view kParts = "YLDHMS";
constexpr std::array<std::pair<std::size_t, std::size_t>, 6> kPlaces{
    {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}}};
constexpr char kWeekday = 'W';

Error rubbish(const std::string& zh, const std::string& en) {
  return {Errc::kCorrupt, {zh, en}, {}};
}

/// iconv, while the driver encodes with ICU: two tables that were made independently.
class PairDecoder {
 public:
  explicit PairDecoder(const char* charset) : handle_(::iconv_open("UTF-8", charset)) {}
  PairDecoder(const PairDecoder&) = delete;
  PairDecoder& operator=(const PairDecoder&) = delete;
  ~PairDecoder() {
    if (usable()) ::iconv_close(handle_);
  }

  [[nodiscard]] bool usable() const {
    return handle_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): POSIX
  }

  /// 0 when the pair is not in the character set.
  char32_t decode(std::uint8_t first, std::uint8_t second) {
    std::array<char, 2> in{static_cast<char>(first), static_cast<char>(second)};
    std::array<char, 8> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size();
    std::size_t to_left = out.size();
    ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (::iconv(handle_, &from, &from_left, &to, &to_left) != 0) return 0;
    std::string_view text(out.data(), out.size() - to_left);
    return utf8::next(text).value_or(0);
  }

 private:
  iconv_t handle_;
};

class TextReader {
 public:
  TextReader(std::span<const std::uint8_t> bytes, bool gbk, const std::string& clock)
      : bytes_(bytes), clock_(clock), set_(gbk ? "GBK" : "GB2312"), face_("GBK") {}

  Result<std::vector<CardGlyph>> read() {
    if (!set_.usable() || !face_.usable()) {
      return Error{Errc::kIo, {"iconv 没有 GB2312", "iconv has no GB2312"}, {}};
    }
    while (at_ < bytes_.size()) {
      const std::uint8_t byte = bytes_[at_];
      if (byte == '\\') {
        GONGSHI_CHECK(code());
      } else if (byte < 0x80) {
        if (byte < 0x20 || byte == 0x7F) {
          return rubbish("文字里有控制字符", "control character in the text");
        }
        put(byte);
        ++at_;
      } else {
        GONGSHI_CHECK(pair());
      }
    }
    return std::move(glyphs_);
  }

 private:
  void put(char32_t character) { glyphs_.push_back({character, color_, size_, false}); }

  Status pair() {
    if (at_ + 1 >= bytes_.size()) return rubbish("文字末尾有半个汉字", "half a pair at the end");
    const std::uint8_t first = bytes_[at_];
    const std::uint8_t second = bytes_[at_ + 1];
    // The set decides what the font holds; code page 936 names the signs as the font draws them
    // (A1A4 is the middle dot and A1AA the dash, not their katakana and bar twins).
    const bool known = set_.decode(first, second) != 0;
    const char32_t character = face_.decode(first, second);
    if (!known || character == 0) {
      return rubbish("字库里没有的双字节", "byte pair that is not in the card's font");
    }
    put(character);
    at_ += 2;
    return {};
  }

  Status code() {
    const auto rest = bytes_.subspan(at_ + 1);
    const char kind = rest.empty() ? '\0' : static_cast<char>(rest[0]);
    if (kind == 'n') {
      glyphs_.push_back({U'\n', color_, size_, true});
      at_ += 2;
      return {};
    }
    if (kind == 'C' && rest.size() >= 2 && rest[1] >= '1' && rest[1] <= '7') {
      color_ = rest[1] - '0';
      at_ += 3;
      return {};
    }
    if (kind == 'F' && rest.size() >= 5) {
      const std::string font(rest.begin() + 1, rest.begin() + 5);
      if ((font[0] == 'O' || font[0] == 'E') && font.substr(1, 2) == "00" && font[3] >= '0' &&
          font[3] <= '2') {
        size_ = 16 + 8 * (font[3] - '0');
        at_ += 6;
        return {};
      }
      return rubbish("没有这个字库：" + font, "no such font: " + font);
    }
    if (kind == 'D' && rest.size() >= 2) return time_code(static_cast<char>(rest[1]));
    if (kind == 'W' && rest.size() >= 4) return temperature_code(rest);
    return rubbish("不认识的内嵌代码", "unknown inline code");
  }

  Status time_code(char part) {
    if (part == kWeekday) {
      put(U'\u65E5');  // the word for the day depends on the card's language: one glyph stands for
                       // it
      at_ += 3;
      return {};
    }
    const std::size_t index = kParts.find(part);
    if (index == std::string_view::npos || clock_.size() < 19) {
      return rubbish("不认识的时间代码", "unknown time code");
    }
    const auto [from, length] = kPlaces[index];
    for (const char digit : clock_.substr(from, length)) put(static_cast<unsigned char>(digit));
    at_ += 3;
    return {};
  }

  /// \Wuvp: unit C or F, sensor 0 or 1, decimals 0 or 1. No sensor is simulated.
  Status temperature_code(std::span<const std::uint8_t> rest) {
    const bool known = (rest[1] == 'C' || rest[1] == 'F') && (rest[2] == '0' || rest[2] == '1') &&
                       (rest[3] == '0' || rest[3] == '1');
    if (!known) return rubbish("不认识的温度代码", "unknown temperature code");
    put(U'-');
    put(U'-');
    at_ += 5;
    return {};
  }

  std::span<const std::uint8_t> bytes_;
  const std::string& clock_;
  PairDecoder set_;
  PairDecoder face_;
  std::size_t at_ = 0;
  int color_ = 0;
  int size_ = 16;
  std::vector<CardGlyph> glyphs_;
};

}  // namespace

Result<std::vector<CardGlyph>> read_card_text(std::span<const std::uint8_t> bytes, bool gbk,
                                              const std::string& clock) {
  return TextReader(bytes, gbk, clock).read();
}

std::string plain_text(std::span<const CardGlyph> glyphs) {
  std::string text;
  for (const CardGlyph& glyph : glyphs) utf8::append(text, glyph.character);
  return text;
}

}  // namespace gongshi::drivers::simulator
