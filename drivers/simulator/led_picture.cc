#include "drivers/simulator/led_picture.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gongshi::drivers::simulator {
namespace {

constexpr int kCell = 10;    // picture pixels a dot
constexpr int kBorder = 30;  // of the frame
constexpr int kFontDots = 16;

struct Rgb {
  double r, g, b;
};

// Lamps of a red-green board are orange-red and yellow-green; 0 is a lamp that is off.
constexpr std::array<Rgb, 8> kLamps{{{44, 20, 18},
                                     {255, 48, 24},
                                     {90, 235, 40},
                                     {255, 176, 24},
                                     {60, 110, 255},
                                     {60, 225, 235},
                                     {240, 80, 220},
                                     {240, 240, 235}}};

std::size_t dot_at(const Dots& dots, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(dots.width) +
         static_cast<std::size_t>(x);
}

struct Line {
  std::vector<CardGlyph> glyphs;
  int width = 0;
};

int glyph_width(const CardGlyph& glyph) {
  const int scale = std::max(1, glyph.size / kFontDots);
  return (glyph.character < 0x80 ? 8 : 16) * scale;
}

std::vector<Line> break_lines(const CardArea& area, const std::vector<CardGlyph>& glyphs) {
  std::vector<Line> lines(1);
  for (const CardGlyph& glyph : glyphs) {
    if (glyph.newline) {
      if (!area.single_line) lines.emplace_back();
      continue;
    }
    const int width = glyph_width(glyph);
    if (!area.single_line && area.wrap && lines.back().width + width > area.width) {
      lines.emplace_back();
    }
    lines.back().glyphs.push_back(glyph);
    lines.back().width += width;
  }
  return lines;
}

class Painter {
 public:
  Painter(Dots& dots, const DotFont& font, bool tricolor)
      : dots_(dots), font_(font), tricolor_(tricolor) {}

  void paint(const CardArea& area, const std::vector<CardGlyph>& glyphs) {
    std::vector<Line> lines = break_lines(area, glyphs);
    int line_height = kFontDots;
    for (const CardGlyph& glyph : glyphs) line_height = std::max(line_height, glyph.size);
    const auto fitting = static_cast<std::size_t>(std::max(1, area.height / line_height));
    if (lines.size() > fitting) lines.resize(fitting);  // the first page
    const int used = static_cast<int>(lines.size()) * line_height;
    const int vertical = area.align >> 2;
    int y = area.y + (vertical == 2   ? (area.height - used) / 2
                      : vertical == 1 ? area.height - used
                                      : 0);
    for (const Line& line : lines) {
      const int horizontal = area.align & 3;
      const int free = std::max(0, area.width - line.width);
      int x = area.x + (horizontal == 2 ? free / 2 : horizontal == 1 ? free : 0);
      for (const CardGlyph& glyph : line.glyphs) {
        draw(area, glyph, x, y);
        x += glyph_width(glyph);
      }
      y += line_height;
    }
  }

 private:
  void draw(const CardArea& area, const CardGlyph& glyph, int left, int top) {
    const DotFont::Glyph shape = font_.glyph(glyph.character);
    const int scale = std::max(1, glyph.size / kFontDots);
    for (int row = 0; row < kFontDots * scale; ++row) {
      for (int column = 0; column < shape.width * scale; ++column) {
        const int x = left + column;
        const int y = top + row;
        const bool inside =
            x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
        const auto dot =
            static_cast<std::size_t>(row / scale) * static_cast<std::size_t>(shape.width) +
            static_cast<std::size_t>(column / scale);
        if (!inside || !shape.dots[dot]) continue;
        const int color = tricolor_ && glyph.color != 0 ? glyph.color : 1;
        dots_.colors[dot_at(dots_, x, y)] = static_cast<std::uint8_t>(color);
      }
    }
  }

  Dots& dots_;
  const DotFont& font_;
  bool tricolor_;
};

/// One lamp, kCell x kCell, premixed with the board's black: bright in the middle, round, glowing.
std::vector<std::uint8_t> lamp(std::uint8_t color) {
  std::vector<std::uint8_t> pixels;
  const Rgb& light = kLamps[color];
  for (int y = 0; y < kCell; ++y) {
    for (int x = 0; x < kCell; ++x) {
      const double dx = x + 0.5 - kCell / 2.0;
      const double dy = y + 0.5 - kCell / 2.0;
      const double distance = std::sqrt(dx * dx + dy * dy);
      const double disc = std::clamp(4.6 - distance, 0.0, 1.0);
      const double heart = color == 0 ? 0.0 : std::clamp(1.0 - distance / 3.2, 0.0, 1.0) * 0.55;
      const double glow = color == 0 ? 0.0 : 0.22;
      const auto mix = [&](double channel) {
        const double lit = channel + (255.0 - channel) * heart * 0.6;
        const double value = 10.0 + (lit - 10.0) * disc + channel * glow * (1.0 - disc);
        return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
      };
      pixels.push_back(mix(light.r));
      pixels.push_back(mix(light.g));
      pixels.push_back(mix(light.b));
    }
  }
  return pixels;
}

}  // namespace

Dots card_dots(const OnbonKCard& card, const DotFont& font, WallTime now) {
  Dots dots{card.spec().width_px, card.spec().height_px, {}};
  dots.colors.resize(dot_at(dots, 0, dots.height));
  if (!card.on()) return dots;
  Painter painter(dots, font, card.spec().colors == "tricolor");
  for (const auto& [id, area] : card.areas()) {
    // The text was readable when the area was taken; only time codes differ by now.
    const auto glyphs = read_card_text(area.raw_text, card.spec().gbk, card.clock_text(now));
    if (glyphs) painter.paint(area, *glyphs);
  }
  return dots;
}

Status write_led_picture(const fs::path& path, const Dots& dots) {
  std::array<std::vector<std::uint8_t>, 8> lamps;
  for (std::size_t color = 0; color < lamps.size(); ++color) {
    lamps[color] = lamp(static_cast<std::uint8_t>(color));
  }
  const int width = dots.width * kCell + 2 * kBorder;
  const int height = dots.height * kCell + 2 * kBorder;
  const auto stride = static_cast<std::size_t>(width) * 3;
  std::vector<std::uint8_t> pixels(stride * static_cast<std::size_t>(height), 28);
  for (int y = 0; y < dots.height; ++y) {
    for (int x = 0; x < dots.width; ++x) {
      const auto& cell = lamps[dots.colors[dot_at(dots, x, y)]];
      for (int row = 0; row < kCell; ++row) {
        const auto to =
            (static_cast<std::size_t>(y) * kCell + static_cast<std::size_t>(row) + kBorder) *
                stride +
            (static_cast<std::size_t>(x) * kCell + kBorder) * 3;
        std::copy_n(cell.begin() + std::ptrdiff_t{row} * kCell * 3, kCell * 3,
                    pixels.begin() + static_cast<std::ptrdiff_t>(to));
      }
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  std::string out;
  const auto encode = [&](void* memory) {
    return png_image_write_to_memory(&image, memory, &size, 0, pixels.data(), 0, nullptr) != 0;
  };
  bool done = encode(nullptr);
  if (done) {
    out.resize(size);
    done = encode(out.data());
  }
  if (!done) {
    const std::string reason = image.message;
    return Error{Errc::kIo, {"PNG 编码失败：" + reason, "PNG encoding: " + reason}, {}};
  }
  return write_file_atomic(path, out);
}

std::string terminal_picture(const Dots& dots) {
  const auto at = [&](int x, int y) {
    return y < dots.height ? dots.colors[dot_at(dots, x, y)] : std::uint8_t{0};
  };
  const auto escape = [](int ground, std::uint8_t color) {
    const Rgb& light = kLamps[color];
    return "\x1b[" + std::to_string(ground) + ";2;" + std::to_string(static_cast<int>(light.r)) +
           ";" + std::to_string(static_cast<int>(light.g)) + ";" +
           std::to_string(static_cast<int>(light.b)) + "m";
  };
  std::string text;
  for (int y = 0; y < dots.height; y += 2) {
    int before = -1;
    for (int x = 0; x < dots.width; ++x) {
      const std::uint8_t upper = at(x, y);
      const std::uint8_t lower = at(x, y + 1);
      const int pair = upper * 8 + lower;
      if (pair != before) text += escape(38, upper) + escape(48, lower);
      before = pair;
      text += "▀";
    }
    text += "\x1b[0m\n";
  }
  return text;
}

}  // namespace gongshi::drivers::simulator
