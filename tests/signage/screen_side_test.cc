// The side of a rolling screen: the words under the code stay within it on every size.
#include <doctest/doctest.h>

#include "signage/screen/screen.h"
#include "signage/screen/side_region.h"
#include "tests/signage/moment.h"
#include "tests/signage/screen_release.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

std::shared_ptr<const content::Release> release_with(const std::string& link) {
  test::ObjectMap objects = test::sample_objects();
  objects.at("table/hospital") += "web\t" + link + "\n";
  auto release = test::load_release(std::move(objects));
  REQUIRE(release.has_value());
  return *std::move(release);
}

/// Colours other than the ground in a column of pixels.
bool has_ink(const Picture& picture, Rect column, Color ground) {
  for (int y = column.y; y < column.y + column.height; ++y) {
    for (int x = column.x; x < column.x + column.width; ++x) {
      if (picture.row(y)[x] != ground) return true;
    }
  }
  return false;
}

}  // namespace

TEST_SUITE("screen side") {
  TEST_CASE("side: no link runs over its edges, however long and however small the screen") {
    auto type = test::type_case();
    const WallTime now = test::time("2026-11-25T10:00:00+08:00");
    for (const std::string& link :
         {std::string("https://a.cn"), std::string("https://www.yunxi-hospital.example/gongkai"),
          std::string("https://www.yunxi-county-peoples-hospital.example/gongkai/2026/prices"),
          "https://" + std::string(60, 'a') + ".example/x"}) {
      CAPTURE(link);
      const Edition edition = test::fresh(release_with(link));
      for (const drivers::Geometry size : {drivers::Geometry{640, 360},
                                           {800, 480},
                                           {960, 540},
                                           {1280, 720},
                                           {1920, 1080},
                                           {1920, 360}}) {
        CAPTURE(size.width_px);
        CAPTURE(size.height_px);
        config::Display display;
        display.name = "hall-tv";
        display.kind = "screen";
        display.look.bodies = {"prices"};
        const auto picture = draw_screen(edition, display, now, size, type);
        REQUIRE(picture.has_value());
        const Rect side = ScreenSizes(size, true).side();
        const int thin = ScreenSizes(size, true).px(2);
        const Color ground = display.look.theme.stripe;
        CHECK_FALSE(has_ink(*picture, {side.x + thin, side.y, 2, side.height}, ground));
        CHECK_FALSE(has_ink(*picture, {side.x + side.width - 2, side.y, 2, side.height}, ground));
        // The code itself is there all the same.
        CHECK(has_ink(*picture, {side.x + side.width / 2, side.y, 1, side.height}, ground));
      }
    }
  }
}
