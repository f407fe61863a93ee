#include <nlohmann/json.hpp>

#include "drivers/simulator/am03127/card.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr int kRows = 8;
constexpr int kPitch = 6;

/// Red is the board's own colour where no other is asked for.
int lit_color(int color, bool tricolor) {
  return tricolor && color != 0 ? color : 1;
}

/// The 16-dot glyph squeezed into 7 rows of 5 columns: readable, and the board's size.
void draw_character(Dots& dots, const DotFont& font, char32_t character, int x, int y, Lamp lamp) {
  const DotFont::Glyph glyph = font.glyph(character);
  for (int row = 1; row < 15; ++row) {
    for (int column = 0; column < glyph.width; ++column) {
      const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(glyph.width) +
                      static_cast<std::size_t>(column);
      if (glyph.dots[at]) dots.light(x + column * 5 / glyph.width, y + (row - 1) / 2, lamp);
    }
  }
}

/// `lit` is called with place and colour of each dot that is.
template <class Lit>
void read_block(const Am03127Card::Block& block, Lit lit) {
  const auto* next = block.begin();
  for (int unit = 0; unit < 4; ++unit) {
    for (int row = 0; row < kRows; ++row) {
      for (int half = 0; half < 2; ++half) {
        const unsigned byte = *next++;
        for (int dot = 0; dot < 4; ++dot) {
          const unsigned bits = byte >> (6 - 2 * dot) & 3U;
          if (bits == 0) continue;
          lit(unit * 8 + half * 4 + dot, row, bits == 2 ? 1 : bits == 1 ? 2 : 3);
        }
      }
    }
  }
}

Error not_valid(const std::string& word, const std::string& value) {
  return {Errc::kUsage,
          {"选项 " + word + "=" + value + " 无效，可用：memory=kept|lost",
           "option " + word + "=" + value + " is not valid, use memory=kept|lost"},
          "E2203"};
}

}  // namespace

Dots Am03127Card::dots(const DotFont& font, Now now) const {
  Dots dots = Dots::dark(spec_.width_px, spec_.height_px);
  const char page_now = page(now.wall);
  for (int number = 1; number <= spec_.lines(); ++number) {
    const auto found = lines_.find(std::string{page_now, static_cast<char>('0' + number)});
    if (found == lines_.end()) continue;
    int x = 0;
    const int y = (number - 1) * kRows;
    for (const Am03127Mark& mark : found->second.marks) {
      if (mark.kind == Am03127Mark::Kind::kColumn) {
        x = mark.column;
      } else if (mark.kind == Am03127Mark::Kind::kCharacter) {
        draw_character(dots, font, mark.character, x, y,
                       lamp_of(lit_color(mark.color, spec_.tricolor)));
        x += kPitch;
      } else {
        const auto block = blocks_.find(mark.block);
        if (block != blocks_.end()) {
          read_block(block->second, [&](int column, int row, int color) {
            dots.light(x + column, y + row, lamp_of(lit_color(color, spec_.tricolor)));
          });
        }
        x += 32;
      }
    }
  }
  return dots;
}

nlohmann::ordered_json Am03127Card::state(Now now) const {
  nlohmann::ordered_json pages = nlohmann::ordered_json::array();
  for (const auto& [key, line] : lines_) {
    ColorWords colors;
    for (const Am03127Mark& mark : line.marks) {
      if (mark.kind == Am03127Mark::Kind::kCharacter) {
        colors.add(lit_color(mark.color, spec_.tricolor));
      } else if (const auto block = blocks_.find(mark.block); block != blocks_.end()) {
        read_block(block->second,
                   [&](int, int, int color) { colors.add(lit_color(color, spec_.tricolor)); });
      }
    }
    pages.push_back({{"page", key.substr(0, 1)},
                     {"line", key[1] - '0'},
                     {"effect", std::string(1, line.lead)},
                     {"speed", std::string(1, line.speed)},
                     {"wait", std::string(1, line.wait)},
                     {"lag", std::string(1, line.lag)},
                     {"colors", colors.all()},
                     {"text", line.text}});
  }
  nlohmann::ordered_json schedules = nlohmann::ordered_json::array();
  for (const auto& [name, schedule] : schedules_) {
    schedules.push_back({{"name", std::string(1, name)},
                         {"from", schedule.from},
                         {"to", schedule.to},
                         {"pages", schedule.pages}});
  }
  const char showing = page(now.wall);
  return {{"kind", "am03127"},
          {"width", spec_.width_px},
          {"height", spec_.height_px},
          {"id", spec_.id},
          {"power", "on"},  // it knows no command for it
          {"brightness", std::string(1, level_)},
          {"clock", clock_text(now.wall)},
          {"clock_set", clock_set_},
          {"shows", showing == '\0' ? std::string{} : std::string(1, showing)},
          {"blocks", blocks_.size()},
          {"writes", writes_},
          {"schedules", schedules},
          {"pages", pages}};
}

Result<std::unique_ptr<Card>> make_am03127_card(const CardOrder& order) {
  Am03127Spec spec;
  spec.width_px = order.width_px;
  spec.height_px = order.height_px;
  spec.id = order.address;
  spec.tricolor = order.colors != "red";
  for (const auto& [word, value] : order.words) {
    if (word != "memory" || (value != "kept" && value != "lost")) {
      return not_valid(word, value);
    }
    spec.keeps_memory = value == "kept";
  }
  return std::unique_ptr<Card>(new Am03127Card(spec));
}

}  // namespace gongshi::drivers::simulator
