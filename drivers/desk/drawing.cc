#include "drivers/desk/drawing.h"

#include <algorithm>
#include <array>

#include "drivers/desk/report.h"
#include "drivers/os/utf8.h"

namespace gongshi::drivers {
namespace {

constexpr int kDotHeight = 16;

PixelFormat format_of(const Capabilities& can) {
  return can.palette == Palette::kOne ? PixelFormat::kMono1 : PixelFormat::kRgb8;
}

int width_of(char32_t character) {
  return character < 0x80 ? kDotHeight / 2 : kDotHeight;
}

int width_of(std::u32string_view text) {
  int width = 0;
  for (const char32_t character : text) width += width_of(character);
  return width;
}

/// Into lines of at most `width` dots; '\n' begins a new one.
std::vector<std::u32string> wrapped(std::u32string_view text, int width) {
  std::vector<std::u32string> lines(1);
  for (const char32_t character : text) {
    if (character == U'\n') {
      lines.emplace_back();
      continue;
    }
    if (width_of(lines.back()) + width_of(character) > width) lines.emplace_back();
    lines.back() += character;
  }
  return lines;
}

void draw_at(Frame& frame, const simulator::DotFont& font, std::u32string_view text, int x, int y,
             int scale, Color color) {
  for (const char32_t character : text) {
    const auto glyph = font.glyph(character);
    for (int row = 0; row < kDotHeight * scale; ++row) {
      for (int column = 0; column < glyph.width * scale; ++column) {
        const auto dot =
            static_cast<std::size_t>(row / scale) * static_cast<std::size_t>(glyph.width) +
            static_cast<std::size_t>(column / scale);
        if (glyph.dots[dot]) light(frame, x + column, y + row, color);
      }
    }
    x += glyph.width * scale;
  }
}

/// A picture of the whole text, the larger the better; empty where it fits at no scale.
std::optional<Frame> still_picture(const TextOrder& order, const Capabilities& can,
                                   const simulator::DotFont& font) {
  const std::u32string text = utf8::decode(order.text);
  const auto [width, height] = can.geometry;
  for (int scale = std::max(1, height / kDotHeight); scale >= 1; --scale) {
    const auto lines = wrapped(text, width / scale);
    const int tall = static_cast<int>(lines.size()) * kDotHeight * scale;
    const bool wide = std::any_of(lines.begin(), lines.end(), [&](const std::u32string& line) {
      return width_of(line) * scale > width;
    });
    if (wide || (tall > height && height >= kDotHeight)) continue;
    if (height < kDotHeight && lines.size() > 1) continue;
    Frame frame = blank_picture(can);
    int y = (height - tall) / 2;
    for (const std::u32string& line : lines) {
      draw_at(frame, font, line, (width - width_of(line) * scale) / 2, y, scale, order.color);
      y += kDotHeight * scale;
    }
    return frame;
  }
  return std::nullopt;
}

Status add_picture(Desired& desired, const TextOrder& order, const Capabilities& can,
                   const simulator::DotFont& font) {
  const bool move = order.motion && *order.motion != Motion::kStill;
  if (!move) {
    if (auto frame = still_picture(order, can, font)) {
      desired.frame = std::move(frame);
      return {};
    }
  }
  if (!can.marquee || (order.motion && *order.motion != Motion::kLeft)) {
    return Error{Errc::kRejected,
                 {"文字放不下，而这种屏在这里不能滚动：请缩短",
                  "the text does not fit and this board cannot move it here: shorten it"},
                 "E2205"};
  }
  const int scale = std::max(1, can.geometry.height_px / kDotHeight);
  Marquee marquee;
  marquee.strip = Frame::blank(
      {std::max(can.geometry.width_px, width_of(utf8::decode(order.text)) * scale + 32 * scale),
       can.geometry.height_px},
      format_of(can));
  draw_at(marquee.strip, font, utf8::decode(order.text), 0,
          (can.geometry.height_px - kDotHeight * scale) / 2, scale, order.color);
  desired.marquee = std::move(marquee);
  return {};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char unit) { return (unit & 0x80) == 0; });
}

/// The tallest of the board's fonts that fits; 16 dots where it tells none.
int font_of(const Capabilities& can) {
  int best = 0;
  for (const int height : can.font_px) {
    if (height <= can.geometry.height_px && (best == 0 || height <= kDotHeight)) best = height;
  }
  return can.font_px.empty() ? std::min(kDotHeight, can.geometry.height_px) : best;
}

}  // namespace

Error no_content(const Capabilities& can) {
  if (can.panel) {
    return {Errc::kRejected,
            {"面板的画面走视频线，不能发送文字和画面：用 power、input、brightness",
             "a panel's picture comes by its cable: use power, input, brightness"},
            "E2205"};
  }
  return {Errc::kRejected,
          {"这种卡在这里只用来开关屏、调亮度、对时，不接收文字和画面；kinds 列出它的选项",
           "this card is driven for power, brightness and clock only and takes no text or picture; "
           "`kinds` lists its options"},
          "E2205"};
}

Frame blank_picture(const Capabilities& can) {
  return Frame::blank(can.geometry, format_of(can));
}

void light(Frame& frame, int x, int y, Color color) {
  if (x < 0 || y < 0 || x >= frame.geometry.width_px || y >= frame.geometry.height_px) return;
  const std::size_t row = static_cast<std::size_t>(y) * frame.stride();
  const auto column = static_cast<std::size_t>(x);
  if (frame.format == PixelFormat::kMono1) {
    auto& byte = frame.bytes[row + column / 8];
    byte = static_cast<std::uint8_t>(byte | 0x80U >> column % 8);
    return;
  }
  const auto [r, g, b] = rgb_of(color, Color::kWhite);
  const std::array<std::uint8_t, 3> ink{r, g, b};
  std::copy(ink.begin(), ink.end(),
            frame.bytes.begin() + static_cast<std::ptrdiff_t>(row + column * 3));
}

Frame draw_line(const simulator::DotFont& font, std::string_view text, int scale, Color color,
                PixelFormat format, int least_width) {
  const std::u32string characters = utf8::decode(text);
  Frame frame = Frame::blank(
      {std::max(least_width, width_of(characters) * scale), kDotHeight * scale}, format);
  draw_at(frame, font, characters, 0, 0, scale, color);
  return frame;
}

Status add_text(Desired& desired, const TextOrder& order, const Capabilities& can,
                const simulator::DotFont& font) {
  if (!can.takes_content()) return no_content(can);
  if (!can.text) return add_picture(desired, order, can, font);
  TextArea area;
  area.width = can.geometry.width_px;
  area.height = can.geometry.height_px;
  area.text = order.text;
  area.font_px = font_of(can);
  area.color = order.color;
  area.multi_line = order.text.find('\n') != std::string::npos;
  const int em = std::max(area.font_px, 1);
  const int wide = width_of(utf8::decode(order.text)) * em / kDotHeight;
  const bool fits = area.multi_line || wide <= area.width;
  area.motion = order.motion.value_or(fits ? Motion::kStill : Motion::kLeft);
  const bool foreign = can.charset == "ASCII" && !is_ascii(order.text);
  if (can.dots && foreign && !area.multi_line && area.height >= kDotHeight) {
    // A band in the middle, on the grid of eight rows that most boards are made of: a picture of
    // all rows is more than some of them take.
    area.y = (area.height - kDotHeight) / 2 / 8 * 8;
    area.height = kDotHeight;
    area.dots = draw_line(font, order.text, 1, order.color, PixelFormat::kMono1);
  }
  desired.areas = {std::move(area)};
  return {};
}

}  // namespace gongshi::drivers
