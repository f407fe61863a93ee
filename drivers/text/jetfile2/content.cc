#include "drivers/text/jetfile2/content.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "drivers/protocol/gb2312.h"
#include "drivers/protocol/jetfile2/array_picture.h"

namespace gongshi::drivers::jetfile2 {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t kNewLine = 0x0D;
constexpr std::uint8_t kNewFrame = 0x0C;
// With codes, label and frame it stays within one short frame and one packet.
constexpr std::size_t kMostText = 900;
// Far above a wall's worth of dots; the sign's own limit is a status code.
constexpr std::size_t kMostPicture = 256UL * 1024;

Error unshowable(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2102"};
}

int font_px(const TextArea& area) {
  return area.font_px >= 32 ? 32 : area.font_px >= 24 ? 24 : 16;
}

TextStyle style_of(const TextArea& area, const Jetfile2Options& options) {
  TextStyle style;
  if (area.motion == Motion::kLeft) style.effect = Effect::kLeft;
  if (area.motion == Motion::kUp) style.effect = Effect::kUp;
  style.no_wrap = area.motion == Motion::kLeft;
  style.speed = std::clamp(area.speed, 0, 24) / 4;
  style.stay_s = static_cast<int>(
      std::clamp<std::int64_t>(std::chrono::ceil<std::chrono::seconds>(area.stay).count(), 0, 99));
  const int px = font_px(area);
  style.font = px == 32 ? '9' : px == 24 ? '7' : '5';
  style.align = area.centered ? Align::kCenter : Align::kLeft;
  if (options.palette == Palette::kOne) return style;
  switch (area.color) {
    case Color::kDefault:
      break;
    case Color::kRed:
      style.color = '1';
      break;
    case Color::kGreen:
      style.color = '2';
      break;
    case Color::kYellow:
      style.color = '3';
      break;
    default: {
      // A red-green sign has no blue and shows yellow instead.
      constexpr std::uint32_t rgb[]{0x0000FF, 0x00FFFF, 0xFF00FF, 0xFFFFFF};
      style.color = options.palette == Palette::kFull ? '/' : '3';
      style.rgb =
          rgb[static_cast<std::size_t>(area.color) - static_cast<std::size_t>(Color::kBlue)];
    }
  }
  return style;
}

/// ASCII as the same signs of the Chinese font's third row.
std::string full_width(std::string_view text) {
  std::string out;
  for (const char32_t character : utf8::decode(text)) {
    const bool sign = character > 0x20 && character < 0x7F;
    utf8::append(out, sign ? character + 0xFEE0 : character == U' ' ? U'\u3000' : character);
  }
  return out;
}

int columns(std::string_view line, int px) {
  int width = 0;
  for (const char32_t character : utf8::decode(line)) width += character < 0x80 ? px / 2 : px;
  return width;
}

/// Lines that do not fit one below the other go on in a new frame.
void break_pages(Bytes& characters, int lines_a_page) {
  int line = 0;
  for (std::uint8_t& byte : characters) {
    if (byte == kNewLine && ++line % lines_a_page == 0) byte = kNewFrame;
  }
}

Result<SignContent> as_text(const TextArea& area, const Jetfile2Options& options) {
  std::string text = options.full_width ? full_width(area.text) : area.text;
  const int px = font_px(area);
  if (px > area.height) {
    return unshowable(
        "屏高 " + std::to_string(area.height) + " 点，放不下 " + std::to_string(px) + " 点的字",
        "a font of " + std::to_string(px) + " dots is higher than the board");
  }
  if (!area.multi_line) std::replace(text.begin(), text.end(), '\n', ' ');
  const bool runs = area.motion == Motion::kLeft;
  if (!runs && !area.multi_line && columns(text, px) > area.width) {
    return unshowable("文字比屏宽，须滚动或分行", "the text is wider than the board, let it move");
  }
  GONGSHI_TRY(Bytes characters, encode_gb_text(text, Charset::kGb2312, kNewLine));
  if (characters.size() > kMostText) {
    return unshowable("文字太长，屏一次最多收 900 字节", "the text is longer than 900 bytes");
  }
  break_pages(characters, std::max(1, area.height / px));
  SignContent content;
  content.path = {options.disk, 'T', "GS"};
  content.text = styled_text(style_of(area, options), characters);
  content.file = text_file(content.text);
  return content;
}

unsigned ink_of(Color color) {
  return color == Color::kGreen ? 1 : color == Color::kRed || color == Color::kDefault ? 2 : 3;
}

Result<SignContent> as_dots(const TextArea& area, const Jetfile2Options& options) {
  const Frame& dots = *area.dots;
  const Geometry size = dots.geometry;
  if (size.height_px != area.height || size.width_px < 1 || size.width_px > area.width ||
      dots.bytes.size() != dots.stride() * static_cast<std::size_t>(size.height_px)) {
    return unshowable("点阵画面须与屏同高，且不比屏宽",
                      "a picture must be as high as the board and no wider");
  }
  TextStyle style = style_of(area, options);
  style.effect = Effect::kJump;
  SignContent content;
  content.path = {options.disk, 'A', "GS"};
  content.file = array_picture(dots, ink_of(area.color), style);
  if (content.file.size() > kMostPicture) {
    return unshowable("点阵画面太大", "the picture is too large");
  }
  return content;
}

}  // namespace

Result<SignContent> sign_content(const TextArea& area, const Jetfile2Options& options) {
  const bool whole = area.x == 0 && area.y == 0 && area.width == options.geometry.width_px &&
                     area.height == options.geometry.height_px;
  if (!whole) {
    return unshowable("这块屏只能整屏显示一段文字", "this board shows one text over all of it");
  }
  auto text = as_text(area, options);
  if (!text && text.error().code == Errc::kNoGlyph && options.pictures && area.dots) {
    return as_dots(area, options);
  }
  return text;
}

}  // namespace gongshi::drivers::jetfile2
