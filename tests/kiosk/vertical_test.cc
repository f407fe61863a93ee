// Pages whose lines run from top to bottom: letters as they stand on the glass, fingers and keys as
// they move there.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/draw/turn.h"
#include "kiosk/page/vertical.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;
using std::chrono::milliseconds;

namespace {

constexpr std::string_view kMongol = "ᠮᠣᠩᠭᠣᠯ";
const std::vector<Language> kLanguages = {Language::kZh, Language::kEn, Language::kMn};

std::uint32_t pixel(const SDL_Surface& surface, int x, int y) {
  const auto* const row = static_cast<const std::uint8_t*>(surface.pixels) +
                          static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<const std::uint32_t*>(row)[x] & 0xFFFFFFU;
}

/// Pixels that are not white, row by row, without the white around them.
struct Letters {
  Size size{};
  std::vector<std::uint32_t> pixels;
  bool operator==(const Letters&) const = default;
};

Letters letters_of(const SDL_Surface& surface) {
  Rect around;
  for (int y = 0; y < surface.h; ++y) {
    for (int x = 0; x < surface.w; ++x) {
      if (pixel(surface, x, y) != 0xFFFFFFU) around = around.around({x, y, 1, 1});
    }
  }
  Letters letters{{around.w, around.h}, {}};
  for (int y = around.y; y < around.bottom(); ++y) {
    for (int x = around.x; x < around.right(); ++x) letters.pixels.push_back(pixel(surface, x, y));
  }
  return letters;
}

/// A quarter turn clockwise.
Letters turned(const Letters& from) {
  Letters to{{from.size.h, from.size.w}, {}};
  for (int y = 0; y < to.size.h; ++y) {
    for (int x = 0; x < to.size.w; ++x) {
      to.pixels.push_back(from.pixels[std::size_t(from.size.h - 1 - x) * std::size_t(from.size.w) +
                                      std::size_t(y)]);
    }
  }
  return to;
}

/// One line as it comes to stand on the glass.
Letters on_glass(std::string_view line, bool vertical) {
  Metrics metrics = Metrics::of({1920, 1080}, 24);
  if (vertical) metrics = metrics.turned();
  const auto text = *Text::open(metrics.px_per_mm);
  text->dress(metrics, contrast_palette());
  const Surface sheet = *make_surface({400, 400});
  SDL_FillRect(sheet.get(), nullptr, 0xFFFFFF);
  text->draw(*sheet, {150, 150}, line, TextStyle::kBody, Color::kPage);
  return letters_of(vertical ? *transposed(*sheet) : *sheet);
}

const Placed* called(const std::vector<Placed>& all, std::string_view action) {
  const auto found =
      std::ranges::find_if(all, [&](const Placed& one) { return one.node.action == action; });
  return found == all.end() ? nullptr : &*found;
}

void finger(Visitor& visitor, Contact::Phase phase, Point at) {
  visitor.stage.contact({phase, Contact::Source::kFinger, 1, at, visitor.clock.steady()},
                        visitor.clock.wall());
}

}  // namespace

TEST_SUITE("kiosk vertical") {
  TEST_CASE("characters: Chinese stands, figures, letters and brackets lie") {
    for (const char32_t c : U"甲医①！％") {
      if (c != 0) CHECK(standing_of(c) == Standing::kUpright);
    }
    for (const char32_t c : U"1aᠮ（《—：") {
      if (c != 0) CHECK(standing_of(c) == Standing::kOnItsSide);
    }
    for (const char32_t c : U"。，、") {
      if (c != 0) CHECK(standing_of(c) == Standing::kUpperCorner);
    }
  }

  TEST_CASE("letters: Mongolian is a line turned clockwise, Chinese the same as ever") {
    const Letters lying = on_glass(kMongol, false);
    REQUIRE(lying.size.w > lying.size.h);
    CHECK(on_glass(kMongol, true) == turned(lying));
    CHECK(on_glass("128.50", true) == turned(on_glass("128.50", false)));
    CHECK(on_glass("甲", true) == on_glass("甲", false));
    const Letters two = on_glass("甲乙", true);
    CHECK(two.size.h > 3 * two.size.w / 2);  // one below the other
  }

  TEST_CASE("width: as long as it is drawn") {
    const Metrics metrics = Metrics::of({1920, 1080}, 24).turned();
    const auto text = *Text::open(metrics.px_per_mm);
    text->dress(metrics, standard_palette());
    for (const std::string_view words :
         {kMongol, std::string_view("甲乙丙"), std::string_view("12")}) {
      const int ink = on_glass(words, true).size.h;
      const int width = text->width(words, TextStyle::kBody);
      CHECK(ink <= width + 2);
      CHECK(ink > width * 3 / 4);
    }
  }

  TEST_CASE("page: the header stands at the left of the glass, the bar at the right") {
    const Visitor visitor(test::kGlasses[0], {.language = Language::kMn}, {850, kLanguages});
    const auto all = visitor.placed();
    const Placed* const back = called(all, "@reach");
    REQUIRE(back != nullptr);
    CHECK(visitor.stage.on_glass(back->seen).x > 1700);
    const auto name = std::ranges::find_if(
        all, [](const Placed& one) { return one.node.role == Role::kHeading; });
    REQUIRE(name != all.end());
    CHECK(visitor.stage.on_glass(name->seen).right() < 100);
    CHECK(visitor.sees("ᠦᠨ᠎ᠡ ᠬᠠᠶᠢᠬᠤ"));
  }

  TEST_CASE("finger: a list runs to the left, a tap is what lies under it") {
    Visitor visitor(test::kGlasses[0], {.language = Language::kMn}, {850, kLanguages});
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.page() == "price-list");
    const auto list_of = [&] {
      const auto& nodes = visitor.stage.scene().nodes;
      const auto found =
          std::ranges::find_if(nodes, [](const Node& node) { return node.list.has_value(); });
      REQUIRE(found != nodes.end());
      return *found;
    };
    const Node list = list_of();
    const Point middle = visitor.stage.on_glass(list.rect.center());
    finger(visitor, Contact::Phase::kDown, middle);
    for (int i = 1; i <= 12; ++i) {
      visitor.wait(milliseconds(30));
      finger(visitor, Contact::Phase::kMove, {middle.x - 10 * i, middle.y});
    }
    visitor.wait(milliseconds(300));
    CHECK(visitor.stage.offsets()(list.list->id) > 20);
    finger(visitor, Contact::Phase::kUp, {middle.x - 120, middle.y});
  }

  TEST_CASE("keypad: arrows go where they point on the glass") {
    Visitor visitor(test::kGlasses[0], {.language = Language::kMn}, {850, kLanguages});
    const auto press = [&](Keypad key) {
      visitor.stage.keypad(key, visitor.clock.steady(), visitor.clock.wall());
      const auto all = visitor.placed();
      REQUIRE(visitor.stage.focus().has_value());
      const Placed* const on = called(all, visitor.stage.focus()->action);
      REQUIRE(on != nullptr);
      return visitor.stage.on_glass(on->seen.center());
    };
    const Point first = press(Keypad::kNext);
    const Point right = press(Keypad::kRight);
    CHECK(right.x > first.x);
    const Point left = press(Keypad::kLeft);
    CHECK(left.x < right.x);
    const Point down = press(Keypad::kDown);
    CHECK(down.y > left.y);
    CHECK(press(Keypad::kUp).y < down.y);
  }

  TEST_CASE("pixels: what changed is all that changed") {
    Visitor visitor(test::kGlasses[0], {.language = Language::kMn}, {850, kLanguages});
    for (const std::string_view step : {"prices", "key:x", "key:c", "@contrast", "@back"}) {
      REQUIRE(visitor.tap(step));
      const Surface whole =
          *make_surface(visitor.surface == nullptr ? Size{} : size_of(*visitor.surface));
      SDL_BlitSurface(visitor.surface.get(), nullptr, whole.get(), nullptr);
      (void)visitor.stage.draw(*visitor.surface, visitor.clock.steady(), visitor.clock.wall(),
                               true);
      CHECK(letters_of(*whole) == letters_of(*visitor.surface));
    }
  }

  TEST_CASE("rest: read by everybody, its lines run from left to right") {
    Visitor visitor(test::kGlasses[0], {.language = Language::kMn},
                    {850, {Language::kMn, Language::kZh}});
    visitor.wait(milliseconds(0));
    visitor.wait(test::kVisitorRest);
    REQUIRE(visitor.stage.resting());
    CHECK(visitor.stage.page_metrics().width == 1920);
    REQUIRE(visitor.stage.key("@home", visitor.clock.steady(), visitor.clock.wall()));
    visitor.wait(milliseconds(0));
    CHECK(visitor.stage.page_metrics().width == 1080);
  }
}
