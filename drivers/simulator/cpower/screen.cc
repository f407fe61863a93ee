#include "drivers/simulator/cpower/screen.h"

#include <iconv.h>

#include <array>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr std::array kPlainSizes{8, 12, 16, 24, 32, 40, 48, 56};
constexpr std::array kRichSizes{8, 16, 24, 32, 40, 48, 56};

Error refused(const std::string& why) {
  return {Errc::kRejected, {why, why}, {}};
}

int word(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] * 256 + bytes[at + 1];
}

int word_low_first(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at + 1] * 256 + bytes[at];
}

bool effect_exists(int effect) {
  const bool reserved = effect == 55 || effect == 56 || effect == 59 || effect == 68;
  return effect == 255 || (effect <= 70 && !reserved);
}

/// One character of a double-byte set by iconv, where the driver's tables are ICU's. 0: not there.
char32_t pair_character(const char* set, std::uint8_t first, std::uint8_t second) {
  const iconv_t handle = ::iconv_open("UTF-8", set);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX
  if (handle == reinterpret_cast<iconv_t>(-1)) return 0;
  std::array<char, 2> in{static_cast<char>(first), static_cast<char>(second)};
  std::array<char, 8> out{};
  char* from = in.data();
  char* to = out.data();
  std::size_t in_left = in.size();
  std::size_t out_left = out.size();
  const bool whole = ::iconv(handle, &from, &in_left, &to, &out_left) == 0;
  ::iconv_close(handle);
  std::string_view text(out.data(), out.size() - out_left);
  return whole ? utf8::next(text).value_or(0) : 0;
}

}  // namespace

std::string CpowerWindow::text() const {
  std::string out;
  for (const CpowerGlyph& glyph : glyphs)
    utf8::append(out, glyph.newline ? U'\n' : glyph.character);
  return out;
}

Status CpowerPanel::take(std::span<const std::uint8_t> call) {
  if (call.empty()) return refused("no sub-command");
  const auto data = call.subspan(1);
  switch (call[0]) {
    case 0x01:
      return divide(data);
    case 0x02:
      return rich_text(data);
    case 0x03:
      return image(data);
    case 0x06:
      windows_.clear();
      return {};
    case 0x07:
      return save(data);
    case 0x12:
      return plain_text(data);
    default:
      return refused("sub-command that this simulator does not have");
  }
}

Status CpowerPanel::divide(std::span<const std::uint8_t> data) {
  if (data.empty() || data[0] < 1 || data[0] > 8) return refused("there are 1 to 8 windows");
  if (data.size() != 1 + 8U * data[0]) return refused("window table has a wrong length");
  std::vector<CpowerWindow> next;
  for (std::size_t at = 1; at < data.size(); at += 8) {
    CpowerWindow window;
    window.x = word(data, at);
    window.y = word(data, at + 2);
    window.width = word(data, at + 4);
    window.height = word(data, at + 6);
    if (window.width == 0 || window.height == 0 || window.x + window.width > spec_.width ||
        window.y + window.height > spec_.height) {
      return refused("window is empty or off the screen");
    }
    next.push_back(std::move(window));
  }
  windows_ = std::move(next);
  return {};
}

CpowerWindow* CpowerPanel::window(unsigned number) {
  return number < windows_.size() ? &windows_[number] : nullptr;
}

Result<std::vector<char32_t>> CpowerPanel::characters(std::span<const std::uint8_t> bytes) const {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::uint8_t byte = bytes[at];
    if (byte == 0x0D) {
      out.push_back(U'\n');
    } else if (byte < 0x20 || byte == 0x7F) {
      return refused("control character in the text");
    } else if (byte < 0x80) {
      out.push_back(byte);
    } else {
      if (at + 1 == bytes.size()) return refused("half a character at the end");
      const std::uint8_t second = bytes[++at];
      // The set decides what the font holds, code page 936 what its signs look like.
      const bool held = pair_character(spec_.gbk ? "GBK" : "GB2312", byte, second) != 0;
      const char32_t character = pair_character("GBK", byte, second);
      if (!held || character == 0) return refused("byte pair that the font does not have");
      out.push_back(character);
    }
  }
  return out;
}

Status CpowerPanel::plain_text(std::span<const std::uint8_t> data) {
  if (data.size() < 11) return refused("plain text is cut short");
  CpowerWindow* target = window(data[0]);
  if (target == nullptr) return refused("no such window");
  if (!effect_exists(data[1])) return refused("no such effect");
  if (data[2] > 0x0F || (data[2] & 3U) == 3 || data[2] >> 2 == 3)
    return refused("no such alignment");
  if (data[3] < 1 && data[1] != 0) return refused("speed is 1 to 100");
  if (data[3] > 100) return refused("speed is 1 to 100");
  if ((data[6] & 0x80U) != 0 || (data[6] & 0x0FU) >= kPlainSizes.size()) {
    return refused("no such font");
  }
  if (data.back() != 0) return refused("text does not end with 00");
  GONGSHI_TRY(const auto text, characters(data.subspan(10, data.size() - 11)));
  CpowerWindow next{target->x, target->y, target->width, target->height};
  next.kind = "plain";
  next.effect = data[1];
  next.align = data[2] & 3;
  next.vertical = data[2] >> 2;
  next.speed = data[3];
  next.stay_s = word(data, 4);
  const Lamp lamp{data[7], data[8], data[9]};
  for (const char32_t character : text) {
    next.glyphs.push_back({character, kPlainSizes[data[6] & 0x0FU], lamp, character == U'\n'});
  }
  *target = std::move(next);
  return {};
}

Status CpowerPanel::rich_text(std::span<const std::uint8_t> data) {
  if (data.size() < 6) return refused("rich text is cut short");
  CpowerWindow* target = window(data[0]);
  if (target == nullptr) return refused("no such window");
  if (!effect_exists(data[1])) return refused("no such effect");
  if (data[2] > 2) return refused("no such alignment");
  if (data[3] < 1 || data[3] > 100) return refused("speed is 1 to 100");
  CpowerWindow next{target->x, target->y, target->width, target->height};
  next.kind = "rich";
  next.effect = data[1];
  next.align = data[2];
  next.vertical = 1;
  next.speed = data[3];
  next.stay_s = word(data, 4);
  auto rest = data.subspan(6);
  if (rest.size() % 3 != 0) return refused("rich text has three bytes a character");
  for (; !rest.empty(); rest = rest.subspan(3)) {
    if (rest[0] == 0 && rest[1] == 0 && rest[2] == 0 && rest.size() == 3) break;  // tolerated end
    const unsigned color = rest[0] >> 4;
    const unsigned size = rest[0] & 0x0FU;
    if (color < 1 || color > 7 || size >= kRichSizes.size()) return refused("no such attribute");
    const auto bytes = rest[1] == 0 ? rest.subspan(2, 1) : rest.subspan(1, 2);
    GONGSHI_TRY(const auto one, characters(bytes));
    if (one.size() != 1 || one[0] == U'\n') return refused("no such character");
    const auto part = [&](unsigned bit) {
      return static_cast<std::uint8_t>((color & bit) != 0 ? 255 : 0);
    };
    next.glyphs.push_back({one[0], kRichSizes[size], {part(1), part(2), part(4)}, false});
  }
  *target = std::move(next);
  return {};
}

Status CpowerPanel::image(std::span<const std::uint8_t> data) {
  if (data.size() < 18) return refused("image is cut short");
  CpowerWindow* target = window(data[0]);
  if (target == nullptr) return refused("no such window");
  if (data[1] != 0) return refused("image mode is not 0");
  if (data[5] != 4) return refused("this simulator takes simple images only");
  const auto head = data.subspan(10);
  if (head[0] != 'I' || head[1] != '1') return refused("no simple image");
  CpowerPicture picture{
      word(data, 6), word(data, 8), word_low_first(head, 2), word_low_first(head, 4), {}};
  const unsigned property = head[6];
  if (property >> 4 != 0) return refused("this simulator takes two levels only");
  if ((property & 8U) != 0 || head[7] != 0) return refused("reserved bits of the image are set");
  if (picture.width < 1 || picture.height < 1 || picture.x + picture.width > target->width ||
      picture.y + picture.height > target->height) {
    return refused("image is empty or larger than its window");
  }
  const auto width = static_cast<std::size_t>(picture.width);
  const auto height = static_cast<std::size_t>(picture.height);
  const std::size_t stride = (width + 7) / 8;
  const std::size_t planes = (property & 1U) + (property >> 1 & 1U) + (property >> 2 & 1U);
  if (planes == 0 || head.size() != 8 + planes * stride * height) {
    return refused("image data has a wrong length");
  }
  picture.lamps.resize(width * height);
  auto plane = head.subspan(8);
  for (unsigned color = 0; color < 3; ++color) {
    if ((property >> color & 1U) == 0) continue;
    for (std::size_t y = 0; y < height; ++y) {
      for (std::size_t x = 0; x < width; ++x) {
        const unsigned shift = static_cast<unsigned>(spec_.low_bit_left ? x % 8 : 7 - x % 8);
        const bool bit = (unsigned{plane[y * stride + x / 8]} >> shift & 1U) != 0;
        if (bit == spec_.zero_lit) continue;
        Lamp& lamp = picture.lamps[y * width + x];
        (color == 0 ? lamp.r : color == 1 ? lamp.g : lamp.b) = 255;
      }
    }
    plane = plane.subspan(stride * height);
  }
  CpowerWindow next{target->x, target->y, target->width, target->height};
  next.kind = "image";
  next.stay_s = word(data, 3);
  next.picture = std::move(picture);
  *target = std::move(next);
  return {};
}

Status CpowerPanel::save(std::span<const std::uint8_t> data) {
  if (data.size() != 3 || data[0] > 1 || data[1] != 0 || data[2] != 0) {
    return refused("save is 00 or 01 and two zeros");
  }
  saved_ = data[0] == 0 ? windows_ : std::vector<CpowerWindow>{};
  ++flash_writes_;
  return {};
}

}  // namespace gongshi::drivers::simulator
