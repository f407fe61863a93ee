#include "drivers/desk/patterns.h"

#include <algorithm>

#include "drivers/desk/drawing.h"
#include "drivers/os/utf8.h"
#include "drivers/protocol/gb2312.h"

namespace gongshi::drivers {
namespace {

struct Hue {
  Color color;
  const char* zh;
  const char* en;
};

std::vector<Hue> hues(Palette palette) {
  const Hue red{Color::kRed, "红", "red"};
  const Hue green{Color::kGreen, "绿", "green"};
  const Hue yellow{Color::kYellow, "黄", "yellow"};
  switch (palette) {
    case Palette::kOne:
      return {{Color::kDefault, "全亮", "all lit"}};
    case Palette::kTricolor:
      return {red, green, yellow};
    case Palette::kFull:
      return {red,
              green,
              {Color::kBlue, "蓝", "blue"},
              yellow,
              {Color::kCyan, "青", "cyan"},
              {Color::kMagenta, "品红", "magenta"},
              {Color::kWhite, "白", "white"}};
  }
  return {};
}

/// How many half-width characters stand in a row, and how many rows there are.
struct Grid {
  int columns = 1, rows = 1;
};

Grid grid(const Capabilities& can) {
  int font = can.font_px.empty() ? 16 : can.font_px.front();
  for (const int height : can.font_px) {
    if (height <= std::min(16, can.geometry.height_px)) font = height;
  }
  return {std::max(1, can.geometry.width_px * 2 / std::max(font, 2)),
          std::max(1, can.geometry.height_px / std::max(font, 1))};
}

bool chinese(const Capabilities& can) {
  return can.charset != "ASCII";
}

/// Every character that the board claims to draw: ASCII, then the rows of GB2312.
std::u32string repertoire(const Capabilities& can) {
  std::u32string all;
  for (char32_t character = 0x21; character < 0x7F; ++character) all += character;
  if (!chinese(can)) return all;
  // The character set itself is asked, code point by code point, in the order of Unicode.
  for (char32_t character = 0xA1; character < 0xFFE6; ++character) {
    if (character >= 0xD800 && character < 0xF900) continue;
    std::string text;
    utf8::append(text, character);
    if (encode_card_text(text, Charset::kGb2312)) all += character;
  }
  return all;
}

class Maker {
 public:
  Maker(const Capabilities& can, const simulator::DotFont& font) : can_(can), font_(font) {}

  Status text_page(Sentence look, std::string text, Color color) {
    PatternPage page{std::move(look), {}};
    page.desired.keep_clock = false;
    GONGSHI_CHECK(add_text(page.desired, {std::move(text), color, Motion::kStill}, can_, font_));
    // Patterns are drawn by the board itself: that is what is tested.
    for (TextArea& area : page.desired.areas) area.dots.reset();
    pages.push_back(std::move(page));
    return {};
  }

  void picture(Sentence look, Color color, const auto& lit) {
    PatternPage page{std::move(look), {}};
    page.desired.keep_clock = false;
    Frame frame = blank_picture(can_);
    for (int y = 0; y < can_.geometry.height_px; ++y) {
      for (int x = 0; x < can_.geometry.width_px; ++x) {
        if (lit(x, y)) light(frame, x, y, color);
      }
    }
    page.desired.frame = std::move(frame);
    pages.push_back(std::move(page));
  }

  Status corners() {
    const Sentence look{
        "四角是 1 2 3 4（左上、右上、左下、右下），最外一圈有光",
        "the corners read 1 2 3 4 (top left, top right, bottom left, bottom right)"};
    if (!can_.text) {
      const auto [width, height] = can_.geometry;
      const auto arm = std::min(width, height) / 2;
      picture({"外框一圈，四角各一个折角，左上多一点",
               "a frame, an angle in each corner and one dot more at the top left"},
              Color::kDefault, [=](int x, int y) {
                const int dx = std::min(x, width - 1 - x);
                const int dy = std::min(y, height - 1 - y);
                const bool border = dx == 0 || dy == 0;
                const bool angle =
                    (dx == 2 && dy >= 2 && dy < arm) || (dy == 2 && dx >= 2 && dx < arm);
                return border || angle || (x == 4 && y == 4);
              });
      return {};
    }
    const Grid cells = grid(can_);
    const auto blanks = static_cast<std::size_t>(std::max(0, cells.columns - 2));
    std::string text = "1" + std::string(blanks, ' ') + "2";
    if (cells.rows > 1) {
      for (int row = 2; row < cells.rows; ++row) text += "\n ";
      text += "\n3" + std::string(blanks, ' ') + "4";
    }
    return text_page(look, text, Color::kDefault);
  }

  /// Every second line lit, then the others: a dead one shows on both as missing, a stuck one as
  /// too many.
  Status stripes(bool columns) {
    const Sentence name = columns ? Sentence{"列", "column"} : Sentence{"行", "row"};
    if (can_.text) return full_text(name);
    for (const int phase : {0, 1}) {
      picture({phase == 0 ? "双数" + name.zh + "亮" : "单数" + name.zh + "亮",
               phase == 0 ? "even " + name.en + "s are lit" : "odd " + name.en + "s are lit"},
              Color::kDefault, [=](int x, int y) { return (columns ? x : y) % 2 == phase; });
    }
    return {};
  }

  Status full_text(const Sentence& name) {
    const Grid cells = grid(can_);
    const std::string block = chinese(can_) ? "■" : "8";
    const int across = chinese(can_) ? cells.columns / 2 : cells.columns;
    std::string text;
    for (int row = 0; row < cells.rows; ++row) {
      if (row > 0) text += '\n';
      for (int column = 0; column < std::max(across, 1); ++column) text += block;
    }
    return text_page({"整屏方块：不亮的" + name.zh + "是坏点",
                      "blocks all over: a dark " + name.en + " is dead"},
                     text, Color::kDefault);
  }

  Status colours() {
    for (const Hue& hue : hues(can_.palette)) {
      const Sentence look{std::string("整屏") + hue.zh, std::string("all ") + hue.en};
      if (can_.text) {
        const std::string word = chinese(can_) ? hue.zh : hue.en;
        GONGSHI_CHECK(text_page(look, word, hue.color));
      } else {
        picture(look, hue.color, [](int, int) { return true; });
      }
    }
    return {};
  }

  Status coverage(std::size_t from, std::size_t most, const Shows& shows) {
    const std::u32string all = repertoire(can_);
    const Grid cells = grid(can_);
    std::size_t at = from;
    while (at < all.size() && pages.size() < most) {
      const std::size_t first = at;
      std::string text;
      for (int row = 0; row < cells.rows && at < all.size(); ++row) {
        if (row > 0) text += '\n';
        int left = cells.columns;
        while (at < all.size() && left >= (all[at] < 0x80 ? 1 : 2)) {
          const char32_t character = all[at++];
          if (!shows(character)) continue;
          left -= character < 0x80 ? 1 : 2;
          utf8::append(text, character);
        }
        if (at == first) ++at;  // a board narrower than one character
      }
      const std::string range = std::to_string(first) + "-" + std::to_string(at - 1) + "/" +
                                std::to_string(all.size() - 1);
      GONGSHI_CHECK(text_page({"字符 " + range + "，缺的字显示为空或方框",
                               "characters " + range + "; a missing one is blank or a box"},
                              text, Color::kDefault));
    }
    return {};
  }

  Status count(std::size_t most) {
    for (std::size_t number = 1; number <= most; ++number) {
      const std::string text = std::to_string(number);
      GONGSHI_CHECK(text_page({"数到 " + text, "counts to " + text}, text, Color::kDefault));
    }
    return {};
  }

  std::vector<PatternPage> pages;

 private:
  const Capabilities& can_;
  const simulator::DotFont& font_;
};

}  // namespace

Shows showable(Board& scratch) {
  return [&scratch](char32_t character) {
    const Capabilities& can = scratch.capabilities();
    if (!can.text) return true;
    Desired desired;
    TextArea area;
    area.width = can.geometry.width_px;
    area.height = can.geometry.height_px;
    area.font_px = can.font_px.empty() ? std::min(16, area.height) : can.font_px.front();
    utf8::append(area.text, character);
    desired.areas = {area};
    const Status wanted = scratch.want(desired);
    return wanted.has_value() || wanted.error().code != Errc::kNoGlyph;
  };
}

const std::vector<std::string>& pattern_names() {
  static const std::vector<std::string> names{"corners", "columns",  "rows",
                                              "colours", "coverage", "count"};
  return names;
}

Result<std::vector<PatternPage>> make_pattern(std::string_view name, const Capabilities& can,
                                              const simulator::DotFont& font, std::size_t from,
                                              std::size_t most, const Shows& shows) {
  Maker maker(can, font);
  if (!can.takes_content()) return no_content(can);
  if (name == "corners") GONGSHI_CHECK(maker.corners());
  if (name == "columns" || name == "rows") GONGSHI_CHECK(maker.stripes(name == "columns"));
  if (name == "colours") GONGSHI_CHECK(maker.colours());
  if (name == "coverage") GONGSHI_CHECK(maker.coverage(from, most, shows));
  if (name == "count") GONGSHI_CHECK(maker.count(most));
  return std::move(maker.pages);
}

}  // namespace gongshi::drivers
