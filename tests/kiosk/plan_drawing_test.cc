// What lies over a plan: where pixels come to lie, where words find room, what the painter draws.
#include "kiosk/page/plan_drawing.h"

#include <doctest/doctest.h>

#include <memory>

#include "kiosk/draw/painter.h"
#include "kiosk/page/anatomy.h"
#include "kiosk/page/mirror.h"
#include "kiosk/page/theme.h"
#include "kiosk/ways/plan_node.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

const Metrics kDesk = Metrics::of({1920, 1080}, 24.0);

std::uint32_t pixel(const SDL_Surface& surface, Point at) {
  const auto* const row = static_cast<const std::uint8_t*>(surface.pixels) + at.y * surface.pitch;
  return reinterpret_cast<const std::uint32_t*>(row)[at.x] & 0xFFFFFFU;
}

constexpr std::uint32_t as_pixel(Rgb color) {
  return std::uint32_t{color.r} << 16U | std::uint32_t{color.g} << 8U | color.b;
}

PlanDrawing drawing() {
  PlanDrawing drawing;
  drawing.part = {0, 0, 1000, 500};
  drawing.lines = {{{{100, 250}, {900, 250}}, true}};
  drawing.marks = {{PlanMark::Kind::kHere, {100, 250}, "您在这里"},
                   {PlanMark::Kind::kGoal, {900, 250}, "目的地"}};
  return drawing;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("plans: a pixel of the picture comes to lie where the picture shows it") {
    PlanDrawing drawing;
    drawing.part = {100, 50, 200, 100};
    const Rect shown{1000, 500, 400, 200};
    CHECK(drawing.on(shown, {100, 50}) == Point{1000, 500});
    CHECK(drawing.on(shown, {300, 150}) == Point{1400, 700});
    CHECK(drawing.on(shown, {200, 100}) == Point{1200, 600});
  }

  TEST_CASE("plans: the whole picture, or what must be seen of it in the shape of the glass") {
    CHECK(fitted({1600, 900}, {0, 0, 800, 800}) == Rect{0, 175, 800, 450});
    CHECK(fitted({900, 1600}, {10, 0, 800, 800}) == Rect{185, 0, 450, 800});
    const Size picture{1600, 900};
    const Rect whole{0, 0, 1600, 900};
    CHECK(part_shown(picture, {100, 100, 50, 50}, {0, 0, 800, 450}, false) == whole);
    const Rect close = part_shown(picture, {100, 100, 50, 50}, {0, 0, 800, 450}, true);
    CHECK(close.holds(Rect{100, 100, 50, 50}));
    CHECK(whole.holds(close));
    CHECK(close.w < 1000);
    CHECK(std::abs(double(close.w) / close.h - 16.0 / 9) < 0.02);
    // What is as long as the picture is shown in its own shape, and never cut.
    const Rect flat = part_shown(picture, {10, 400, 1580, 50}, {0, 0, 300, 900}, true);
    CHECK(flat.holds(Rect{10, 400, 1580, 50}));
    CHECK(flat.h < 300);
  }

  TEST_CASE("plans: words stand inside the plan, off every mark and off one another") {
    PlanDrawing crowded;
    crowded.part = {0, 0, 1000, 500};
    for (const int x : {5, 60, 500, 940, 995}) {
      crowded.marks.push_back({PlanMark::Kind::kOther, {x, 250}, "门诊楼出口"});
    }
    const Rect shown{100, 100, 1000, 500};
    const std::vector<Size> sizes(crowded.marks.size(), Size{150, 40});
    const auto places = place_words(crowded, shown, kDesk, sizes);
    REQUIRE(places.size() == 5);
    for (std::size_t i = 0; i < places.size(); ++i) {
      CAPTURE(i);
      REQUIRE_FALSE(places[i].empty());
      CHECK(shown.holds(places[i]));
      for (std::size_t k = 0; k < places.size(); ++k) {
        CHECK_FALSE(mark_disc(kDesk, crowded.on(shown, crowded.marks[k].at)).overlaps(places[i]));
        if (i != k) CHECK_FALSE(places[i].overlaps(places[k]));
      }
    }
    // Marks outside the part that is shown have none.
    crowded.part = {0, 0, 100, 50};
    for (const Rect& place : place_words(crowded, shown, kDesk, sizes)) CHECK(place.empty());
  }

  TEST_CASE("plans: a mirrored page does not mirror the house") {
    Scene scene;
    scene.add(plan_node("image/p", {100, 100, 1000, 500}, drawing(), "plan"));
    const Scene turned = mirrored(scene, kDesk);
    const auto text = *Text::open(kDesk.px_per_mm);
    const auto before = anatomy(scene.nodes[0], kDesk, *text);
    const auto after = anatomy(turned.nodes[0], kDesk, *text);
    REQUIRE(before.lines.size() == 2);
    REQUIRE(after.lines.size() == 2);
    const int moved = turned.nodes[0].rect.x - scene.nodes[0].rect.x;
    CHECK(after.lines[0].box.x == before.lines[0].box.x + moved);
    CHECK(after.lines[0].text == "您在这里");
  }

  TEST_CASE("plans: the way is a dark line with a light rim and arrows, in every palette") {
    CHECK(contrast(kWayInk, kWayRim) >= 7.0);
    const auto text = *Text::open(kDesk.px_per_mm);
    for (const Palette& palette : {standard_palette(), strong_palette(), contrast_palette()}) {
      Painter painter(*text, kDesk);
      painter.dress(kDesk, palette);
      const auto surface = *make_surface({1920, 1080});
      Scene scene;
      scene.add(plan_node("image/none", {0, 0, 1000, 500}, drawing(), "plan"));
      painter.paint(*surface, scene, [](std::string_view) { return 0; }, {}, kDesk.screen());
      int ink = 0, rim = 0;
      for (int x = 200; x < 800; ++x) ink += pixel(*surface, {x, 250}) == as_pixel(kWayInk) ? 1 : 0;
      for (int y = 200; y < 300; ++y) rim += pixel(*surface, {310, y}) == as_pixel(kWayRim) ? 1 : 0;
      CHECK(ink > 400);
      CHECK(ink < 600);  // arrows cut into it
      CHECK(rim >= 2);
    }
  }
}
