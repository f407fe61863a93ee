#include "kiosk/draw/text.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/draw/painter.h"
#include "kiosk/page/layout.h"

using namespace gongshi::kiosk;

namespace {

const Text& text() {
  static const auto opened = Text::open(3.614);
  REQUIRE(opened.has_value());
  return **opened;
}

std::string without_spaces(std::string_view words) {
  std::string left;
  for (const char c : words) {
    if (c != ' ' && c != '\n') left += c;
  }
  return left;
}

constexpr std::string_view kSamples[] = {
    "腹腔镜下胆囊切除术（含 CO₂ 气腹、胆囊床处理）计价单位：次 价格 1850.00 元",
    "Laparoscopic cholecystectomy, priced per operation at 1850.00 yuan",
    "第一行\n\n第三行，后面还有很长很长很长很长很长很长很长很长很长的字",
    "http://www.example-hospital.cn/a/very/long/address/that/has/no/place/to/break",
    "李\xF0\xAC\xAD\x8E 主治医师",
    "",
};

bool any_ink(SDL_Surface& surface, Rect in) {
  for (int y = in.y; y < in.bottom(); ++y) {
    const auto* const row =
        reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(surface.pixels) +
                                               static_cast<std::ptrdiff_t>(y) * surface.pitch);
    for (int x = in.x; x < in.right(); ++x) {
      if ((row[x] & 0xFFFFFFU) != 0xFFFFFFU) return true;
    }
  }
  return false;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("text: wrapping loses no character and no line is too wide") {
    for (const std::string_view sample : kSamples) {
      for (const int width : {60, 130, 400, 1000}) {
        CAPTURE(sample);
        CAPTURE(width);
        std::string joined;
        for (const std::string_view line : text().wrap(sample, TextStyle::kBody, width)) {
          joined += line;
          CHECK(text().width(line, TextStyle::kBody) <= width);
        }
        CHECK(without_spaces(joined) == without_spaces(sample));
      }
    }
  }

  TEST_CASE("text: a name that is to be kept whole is not parted where a line has room for it") {
    const auto opened = Text::open(3.614);
    REQUIRE(opened.has_value());
    const std::string_view words = "停诊：心血管内科仇文海";
    const int width =
        (*opened)->width("停诊：心血管内科仇", TextStyle::kBody) + 4;  // a break after 仇
    CHECK((*opened)->wrap(words, TextStyle::kBody, width).back() == "文海");
    (*opened)->keep_whole([](std::string_view) { return std::vector<std::string>{"仇文海"}; });
    CHECK((*opened)->wrap(words, TextStyle::kBody, width).back() == "仇文海");
    // Wider than any line: parted, and nothing is lost.
    CHECK((*opened)->wrap("仇文海", TextStyle::kBody, width / 9).size() == 3);
  }

  TEST_CASE("text: line feeds break and keep empty lines") {
    const auto lines = text().wrap("一\n\n三", TextStyle::kBody, 500);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "一");
    CHECK(lines[1].empty());
    CHECK(lines[2] == "三");
  }

  TEST_CASE("text: a price keeps its unit and no line begins with a full stop") {
    const int width = text().width("价格价格 128.50", TextStyle::kBody) + 4;
    for (const std::string_view line :
         text().wrap("价格价格 128.50元。", TextStyle::kBody, width)) {
      CHECK_FALSE(line.starts_with("元"));
      CHECK_FALSE(line.starts_with("。"));
    }
  }

  TEST_CASE("text: digits are as wide as one another") {
    const int one = text().width("1111111111", TextStyle::kPrice);
    for (const char* const digits : {"0000000000", "8888888888", "7777777777"}) {
      CHECK(text().width(digits, TextStyle::kPrice) == one);
    }
  }

  TEST_CASE("text: a name beyond U+FFFF is drawn, not left blank") {
    auto surface = make_surface({200, 60});
    REQUIRE(surface.has_value());
    SDL_FillRect(surface->get(), nullptr, 0xFFFFFF);
    text().draw(**surface, {0, 0}, "\xF0\xAC\xAD\x8E", TextStyle::kHeading, Color::kInk);
    CHECK(any_ink(**surface, {0, 0, 60, 60}));
  }

  TEST_CASE("text: matched characters have a line below in every palette, not only a ground") {
    const Metrics metrics = Metrics::of({1920, 1080}, 24.0);
    const auto opened = Text::open(metrics.px_per_mm);
    REQUIRE(opened.has_value());
    for (const Palette& palette : {standard_palette(), strong_palette(), contrast_palette()}) {
      (*opened)->dress(metrics, palette);
      Painter painter(**opened, metrics);
      painter.dress(metrics, palette, 1.0);
      Node node = text_node({100, 100, 600, 60}, "全血常规检查", TextStyle::kBody);
      node.marks.push_back({1, 3});
      Scene scene;
      scene.add(std::move(node));
      const auto surface = *make_surface({1920, 1080});
      painter.paint(*surface, scene, [](std::string_view) { return 0; }, {}, metrics.screen());
      const int one = (*opened)->width("全", TextStyle::kBody);
      const auto lined = [&](int x) {
        for (int y = 100; y < 160; ++y) {
          const auto* const row = reinterpret_cast<const std::uint32_t*>(
              static_cast<const std::uint8_t*>(surface->pixels) +
              static_cast<std::ptrdiff_t>(y) * surface->pitch);
          const Rgb accent = palette[Color::kAccent];
          const auto wanted = std::uint32_t(accent.r) << 16U | std::uint32_t(accent.g) << 8U |
                              std::uint32_t(accent.b);
          if ((row[x] & 0xFFFFFFU) == wanted) return true;
        }
        return false;
      };
      CHECK_FALSE(lined(100 + one / 2));
      CHECK(lined(100 + one + 2));
      CHECK(lined(100 + 4 * one - 3));
      CHECK_FALSE(lined(100 + 4 * one + 3));
    }
  }

  TEST_CASE("text: a price beside Uyghur keeps its digits in order") {
    // With right-to-left set for the whole line, SDL_ttf draws 128.50 as 05.821.
    auto mixed = make_surface({600, 60});
    auto plain = make_surface({600, 60});
    REQUIRE(mixed.has_value());
    REQUIRE(plain.has_value());
    SDL_FillRect(mixed->get(), nullptr, 0xFFFFFF);
    SDL_FillRect(plain->get(), nullptr, 0xFFFFFF);
    const std::string uyghur = "باھاسى";
    text().draw(**plain, {0, 0}, "128.50", TextStyle::kBody, Color::kInk);
    text().draw(**mixed, {0, 0}, uyghur + " 128.50", TextStyle::kBody, Color::kInk);
    // The paragraph runs from right to left: the number stands first from the left, as it is.
    const int width = text().width("128.50", TextStyle::kBody);
    for (int y = 0; y < 60; ++y) {
      const auto row = [y](SDL_Surface& s) {
        return reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(s.pixels) +
                                                      static_cast<std::ptrdiff_t>(y) * s.pitch);
      };
      CHECK(std::equal(row(**plain), row(**plain) + width - 2, row(**mixed)));
    }
  }

  TEST_CASE("text: on a mirrored page a line runs from right to left whatever stands first") {
    const auto opened = Text::open(3.614);
    REQUIRE(opened.has_value());
    const auto drawn = [&](const std::string& line, bool mirrored) {
      Metrics metrics = Metrics::of({1920, 1080}, 24.0);
      metrics.mirrored = mirrored;
      (*opened)->dress(metrics, standard_palette());
      auto surface = *make_surface({600, 60});
      SDL_FillRect(surface.get(), nullptr, 0xFFFFFF);
      (*opened)->draw(*surface, {0, 0}, line, TextStyle::kBody, Color::kInk);
      return std::string(static_cast<const char*>(surface->pixels),
                         std::size_t(surface->pitch) * 60);
    };
    const std::string line = "«ZZZ» تېپىلمىدى.";
    const std::string marked = "\u200F" + line;  // the Unicode mark says the same of one line
    CHECK(drawn(line, true) == drawn(marked, false));
    CHECK(drawn(line, false) != drawn(marked, false));
    // A Chinese sentence around a word in Uyghur stays one.
    const std::string chinese = "没有数字价格（باھاسى），不计入合计";
    CHECK(drawn(chinese, true) == drawn(chinese, false));
    CHECK(drawn("ZZZ 128.50", true) == drawn("ZZZ 128.50", false));
  }

  TEST_CASE("text: figures beside Uyghur read as they do alone") {
    for (const std::string figure :
         {"0571-5550 1234", "128.50", "2026-10-08", "8:00-17:00", "50%"}) {
      CAPTURE(figure);
      const int width = text().width(figure, TextStyle::kBody);
      const int height = text().line_height(TextStyle::kBody);
      const auto drawn = [&](const std::string& line) {
        auto surface = *make_surface({600, height});
        SDL_FillRect(surface.get(), nullptr, 0xFFFFFF);
        text().draw(*surface, {0, 0}, line, TextStyle::kBody, Color::kInk);
        std::string pixels;
        for (int y = 0; y < height; ++y) {
          pixels.append(static_cast<const char*>(surface->pixels) +
                            static_cast<std::ptrdiff_t>(y) * surface->pitch,
                        static_cast<std::size_t>(width) * 4);
        }
        return pixels;
      };
      // Read from the right the figure comes last: it stands at the line's left end.
      const std::string pixels = drawn("تېلېفون " + figure);
      CHECK((pixels == drawn(figure)));
      CHECK((pixels != drawn("")));
    }
  }
}
