// Rolling screens that are read from the right: what is laid out the other way, and what is not.
#include <doctest/doctest.h>

#include <algorithm>

#include "signage/screen/screen.h"
#include "signage/screen/side_region.h"
#include "signage/screen/text_block.h"
#include "tests/signage/screen_release.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

constexpr std::string_view kUyghur = "دوختۇرخانا خۇش كەلدىڭىز، ماسكا تاقاڭ ۋە نۆۋەت كۈتۈڭ.";

/// The smallest box that holds all pixels of other colours than `ground`.
Rect inked(const Picture& picture, Color ground) {
  int left = picture.size.width_px;
  int right = 0;
  int top = picture.size.height_px;
  int bottom = 0;
  for (int y = 0; y < picture.size.height_px; ++y) {
    for (int x = 0; x < picture.size.width_px; ++x) {
      if (picture.row(y)[x] == ground) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  return {left, top, right - left, bottom - top};
}

/// `part` of `picture`.
Picture cut_out(const Picture& picture, Rect part) {
  Picture cut = Picture::filled({part.width, part.height}, 0);
  for (int y = 0; y < part.height; ++y) {
    std::copy_n(picture.row(part.y + y) + part.x, part.width, cut.row(y));
  }
  return cut;
}

config::Display screen_in(const char* language, const char* body) {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = body;
  display.look.bodies = {body};
  display.languages = {language};
  display.speed_px_s = 60;
  return display;
}

Item item(std::string id, std::string_view text) {
  Item made;
  made.id = std::move(id);
  made.text = text;
  return made;
}

}  // namespace

TEST_SUITE("screen mirror") {
  TEST_CASE("mirror: places are counted from the right, letters and figures are as they are") {
    auto type = test::type_case();
    Picture left = Picture::filled({200, 60}, 0);
    Picture right = left;
    Painter from_left(left, type);
    Painter from_right(right, type, Way::kFromRight);
    from_left.fill({10, 5, 30, 20}, 1);
    from_right.fill({10, 5, 30, 20}, 1);
    CHECK(inked(left, 0) == Rect{10, 5, 30, 20});
    CHECK(inked(right, 0) == Rect{160, 5, 30, 20});

    left = right = Picture::filled({200, 60}, 0);
    const Font font{24, {}};
    REQUIRE(from_left.text(font, 50, 30, Align::kLeft, 0xFFFFFF, "12.50").has_value());
    const auto width = from_left.measure(font, "12.50");
    REQUIRE(width.has_value());
    REQUIRE(from_right.text(font, 150 - *width, 30, Align::kLeft, 0xFFFFFF, "12.50").has_value());
    CHECK(left == right);  // the same letters at the same place, reached from the other side

    Picture photo = Picture::filled({2, 1}, 7);
    photo.row(0)[1] = 8;
    right = Picture::filled({200, 60}, 0);
    from_right.copy(photo, 10, 0);
    CHECK(right.row(0)[188] == 7);
    CHECK(right.row(0)[189] == 8);

    left = right = Picture::filled({200, 60}, 0);
    REQUIRE(from_left.figures(font, 80, 7, 30, 0xFFFFFF, "1850", ".00").has_value());
    REQUIRE(from_right.figures(font, 120, 7, 30, 0xFFFFFF, "1850", ".00").has_value());
    CHECK(left == right);
  }

  TEST_CASE("mirror: lines of another script keep their own straight edge") {
    auto type = test::type_case();
    Picture picture = Picture::filled({300, 100}, 0);
    Painter painter(picture, type, Way::kFromRight);
    const Font font{24, {}};
    REQUIRE(draw_lines({"国国国国国国", "国国"}, font, 20, 0, 40, 0xFFFFFF, painter).has_value());
    const Rect both = inked(picture, 0);
    const Rect second = inked(cut_out(picture, {0, 40, 300, 60}), 0);
    CHECK(second.x == both.x);                     // under the first one's beginning
    CHECK(300 - 20 - (both.x + both.width) <= 3);  // which ends where the place begins
    CHECK(second.x + second.width < both.x + both.width);
  }

  TEST_CASE("mirror: in Uyghur the side stands on the other side, its code not turned round") {
    auto type = test::type_case();
    const auto release = test::screen_release();
    const WallTime now = *parse_time("2026-11-25T11:41:30+08:00");
    for (const drivers::Geometry size : {drivers::Geometry{1280, 720}, {720, 1280}, {1920, 360}}) {
      const auto zh =
          draw_screen(test::fresh(release), screen_in("zh", "doctors"), now, size, type);
      const auto ug =
          draw_screen(test::fresh(release), screen_in("ug", "doctors"), now, size, type);
      REQUIRE(zh.has_value());
      REQUIRE(ug.has_value());
      const ScreenSizes sizes(size, true);
      const Rect side = sizes.side();
      const Rect other = laid(side, size.width_px, Way::kFromRight);
      // The code is the only black and white there: the same one, wherever it stands.
      const auto code = [&](const Picture& picture, Rect band) {
        const Picture part = cut_out(picture, band);
        Picture white = Picture::filled(part.size, 0);
        for (int y = 0; y < part.size.height_px; ++y) {
          for (int x = 0; x < part.size.width_px; ++x) {
            if (part.row(y)[x] == 0xFFFFFF) white.row(y)[x] = 1;
          }
        }
        const Rect found = inked(white, 0);
        REQUIRE(found.width > 40);
        return cut_out(part, found);
      };
      CHECK(code(*zh, side) == code(*ug, other));
    }
  }

  TEST_CASE("mirror: what was drawn before leaves no trace, and every changed part is told") {
    auto type = test::type_case();
    const config::Display display = screen_in("ug", "mix");
    const Edition edition = test::fresh(test::screen_release());
    const drivers::Geometry size{960, 540};
    Screen kept(display, size, type, PhotoShelf::Decoding::kAtOnce);
    const WallTime start = *parse_time("2026-11-25T11:41:00+08:00");
    Picture shown = Picture::filled(size, 0);
    for (int second = 0; second < 120; second += 13) {
      const WallTime now = start + std::chrono::seconds{second};
      const auto changed = kept.draw(edition, display, now, moved_px_at(display, now));
      REQUIRE(changed.has_value());
      for (const Rect& part : *changed) {
        for (int y = part.y; y < part.y + part.height; ++y) {
          std::copy_n(kept.picture().row(y) + part.x, part.width, shown.row(y) + part.x);
        }
      }
      REQUIRE(shown == kept.picture());
    }
  }

  TEST_CASE(
      "mirror: a ticker of Uyghur runs to the right, beginning first, and of Chinese to the left") {
    auto type = test::type_case();
    const Rect window{20, 0, 400, 40};
    for (const Way way : {Way::kFromRight, Way::kFromLeft}) {
      const bool uyghur = way == Way::kFromRight;
      Ticker ticker(window, {24, {}}, config::Theme{});
      const std::vector<Item> items = {
          item("a", uyghur ? kUyghur : std::string_view("请携带身份证或者医保卡就诊，谢谢。")),
          item("b", uyghur ? kUyghur.substr(0, 20) : std::string_view("无障碍通道在大厅东侧。"))};
      REQUIRE(ticker.take(items, "issue", 1000, type).has_value());
      CHECK(ticker.way() == way);
      Picture before = Picture::filled({440, 40}, 0);
      REQUIRE(ticker.draw(1000, before, type).has_value());
      for (std::int64_t moved = 1001; moved < 1200; ++moved) {
        Picture after = Picture::filled({440, 40}, 0);
        REQUIRE(ticker.draw(moved, after, type).has_value());
        const int from = uyghur ? 0 : 1;
        REQUIRE(cut_out(after, {window.x + 1 - from, 0, window.width - 1, 40}) ==
                cut_out(before, {window.x + from, 0, window.width - 1, 40}));
        before = std::move(after);
      }
    }
    // Mostly Chinese: a little Uyghur does not turn it.
    Ticker mixed(window, {24, {}}, config::Theme{});
    REQUIRE(mixed
                .take({item("a", "请携带身份证或者医保卡就诊，谢谢。"), item("b", "خۇش")}, "issue",
                      0, type)
                .has_value());
    CHECK(mixed.way() == Way::kFromLeft);
  }
}
