#include <algorithm>
#include <nlohmann/json.hpp>

#include "drivers/simulator/jetfile2/card.h"

namespace gongshi::drivers::simulator {
namespace {

using Line = std::vector<Jetfile2Glyph>;

int width_of(const Jetfile2Glyph& glyph) {
  return glyph.character < 0x80 ? glyph.px / 2 : glyph.px;
}

int width_of(const Line& line) {
  int width = 0;
  for (const Jetfile2Glyph& glyph : line) width += width_of(glyph);
  return width;
}

int height_of(const Line& line) {
  int height = line.empty() ? 16 : 0;
  for (const Jetfile2Glyph& glyph : line) height = std::max(height, glyph.px);
  return height;
}

/// What of a colour the sign's lamps have: 1 red .. 7 white.
int lit_color(int color, const std::string& colors) {
  if (colors == "red" || color == 0) return 1;
  return colors == "full" ? color : std::min(color, 3);
}

Lamp lamp(int color, const std::string& colors) {
  return lamp_of(lit_color(color, colors));
}

ColorWords colors_of(const Jetfile2Text& text, const std::string& colors) {
  ColorWords words;
  for (const Jetfile2Page& page : text.pages) {
    for (const Line& line : page.lines) {
      for (const Jetfile2Glyph& glyph : line) words.add(lit_color(glyph.color, colors));
    }
  }
  return words;
}

/// The 16-dot glyph, stretched to `px` rows.
void draw(Dots& dots, const DotFont& font, const Jetfile2Glyph& glyph, int left, int top,
          Lamp light) {
  const DotFont::Glyph shape = font.glyph(glyph.character);
  for (int y = 0; y < glyph.px; ++y) {
    for (int x = 0; x < width_of(glyph); ++x) {
      const int at = y * 16 / glyph.px * shape.width + std::min(x * 16 / glyph.px, shape.width - 1);
      if (shape.dots[static_cast<std::size_t>(at)]) dots.light(left + x, top + y, light);
    }
  }
}

int placed(int how, int free) {
  return free <= 0 || how == 1 ? 0 : how == 0 ? free / 2 : free;
}

void draw_text(Dots& dots, const DotFont& font, const Jetfile2Text& text,
               const std::string& colors) {
  const std::vector<Line>& lines = text.pages.front().lines;
  int height = 0;
  for (const Line& line : lines) height += height_of(line);
  int y = placed(text.vertical, dots.height - height);
  for (const Line& line : lines) {
    int x = placed(text.horizontal, dots.width - width_of(line));
    for (const Jetfile2Glyph& glyph : line) {
      draw(dots, font, glyph, x, y, lamp(glyph.color, colors));
      x += width_of(glyph);
    }
    y += height_of(line);
  }
}

/// The card has checked it when it was stored.
void draw_picture(Dots& dots, const std::vector<std::uint8_t>& file, const std::string& colors) {
  const int width = file[11] + file[12] * 256;
  const int height = file[13] + file[14] * 256;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int at = 111 + y * ((width + 3) / 4) + x / 4;
      const int bits = file[static_cast<std::size_t>(at)] >> (6 - x % 4 * 2) & 3;
      if (bits != 0) dots.light(x, y, lamp(bits == 2 ? 1 : bits == 1 ? 2 : 3, colors));
    }
  }
}

Error not_valid(const std::string& word, const std::string& value) {
  return {Errc::kUsage,
          {"选项 " + word + "=" + value + " 无效，可用：strings=yes|no",
           "option " + word + "=" + value + " is not valid, use strings=yes|no"},
          "E2203"};
}

}  // namespace

Dots Jetfile2Card::dots(const DotFont& font, Now now) const {
  Dots dots = Dots::dark(spec_.width_px, spec_.height_px);
  const std::string path = playing(now);
  if (path.empty()) return dots;
  if (path != "!" && path[1] == 'A') {
    draw_picture(dots, files_.at(path), spec_.colors);
  } else if (const auto shown = text(path)) {
    draw_text(dots, font, *shown, spec_.colors);
  }
  return dots;
}

nlohmann::ordered_json Jetfile2Card::state(Now now) const {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const auto& [path, bytes] : files_) {
    nlohmann::ordered_json file{
        {"path", std::string{path[0], ':', '\\', path[1], '\\'} + path.substr(2)},
        {"bytes", bytes.size()}};
    if (const auto shown = text(path); shown && path[1] == 'T') {
      file["text"] = shown->plain;
      file["effect"] = shown->in;
      file["colors"] = colors_of(*shown, spec_.colors).all();
      file["speed"] = shown->speed;
      file["stay_s"] = shown->stay_s;
      file["pages"] = shown->pages.size();
    }
    files.push_back(std::move(file));
  }
  const auto local = clock(now.wall);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss time{local - day};
  const auto shown = emergency(now) ? text("!") : std::nullopt;
  return {{"kind", "jetfile2"},
          {"width", spec_.width_px},
          {"height", spec_.height_px},
          {"group", spec_.group},
          {"unit", spec_.unit},
          {"power", on_ ? "on" : "off"},
          {"brightness", brightness_},
          {"clock", date_text(std::chrono::year_month_day{day}) + " " +
                        std::to_string(time.hours().count()) + ":" +
                        std::to_string(time.minutes().count())},
          {"clock_set", clock_set_},
          {"playing", playing(now)},
          {"play_list", play_list_},
          {"emergency", shown ? shown->plain : std::string{}},
          {"files", files}};
}

Result<std::unique_ptr<Card>> make_jetfile2_card(const CardOrder& order) {
  Jetfile2Spec spec;
  spec.width_px = order.width_px;
  spec.height_px = order.height_px;
  spec.unit = order.address;
  spec.colors = order.colors;
  for (const auto& [word, value] : order.words) {
    if (word != "strings" || (value != "yes" && value != "no")) {
      return not_valid(word, value);
    }
    spec.reads_strings = value == "yes";
  }
  return std::unique_ptr<Card>(new Jetfile2Card(spec));
}

}  // namespace gongshi::drivers::simulator
