#include "signage/screen/screen.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <set>

#include "signage/screen/price_pages.h"
#include "tests/signage/editions.h"
#include "tests/signage/moment.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

config::Display hall_tv() {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = "prices";
  display.speed_px_s = 80;
  return display;
}

Picture drawn(const std::shared_ptr<const content::Release>& release, std::string_view when,
              drivers::Geometry size, fonts::TypeCase& type) {
  auto picture = draw_screen(test::fresh(release), hall_tv(), test::time(when), size, type);
  REQUIRE(picture.has_value());
  return *std::move(picture);
}

/// Part of a region's pixels that differ from its most frequent colour.
double ink(const Picture& picture, Rect rect) {
  std::map<Color, int> counts;
  // Every third pixel both ways is enough to see whether there is anything.
  for (int y = rect.y; y < rect.y + rect.height; y += 3) {
    for (int x = rect.x; x < rect.x + rect.width; x += 3) ++counts[picture.row(y)[x]];
  }
  int most = 0;
  for (const auto& [color, count] : counts) most = std::max(most, count);
  return 1.0 - static_cast<double>(most) / (((rect.width + 2) / 3) * ((rect.height + 2) / 3));
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("screen: every price valid on the day is on exactly one page, in the release's order") {
    auto type = test::type_case();
    const auto release = test::sample_release();
    for (const drivers::Geometry size : {drivers::Geometry{1920, 1080}, {1080, 1920}, {640, 480}}) {
      const ScreenSizes sizes(size);
      const Date day = *parse_date("2026-11-25");
      const auto pages = price_pages(*release, day, sizes, type);
      REQUIRE(pages.has_value());
      std::vector<const content::PriceItem*> shown;
      for (const PricePage& page : *pages) {
        CHECK(page.number >= 1);
        CHECK(page.number <= page.count);
        for (const auto* item : page.rows) shown.push_back(item);
      }
      std::vector<const content::PriceItem*> due;
      for (const content::PriceItem& item : release->prices()) {
        if (item.valid.holds(day)) due.push_back(&item);
      }
      CHECK(shown == due);
      CHECK(shown.size() + 1 == release->prices().size());  // the price of March 2027 is not yet on
    }
  }

  TEST_CASE("screen: pages follow each other without a gap and begin again") {
    const BodyProgram program({{5, seconds{16}}, {0, seconds{3}}, {2, seconds{9}}}, {});
    WallTime now = program.at(test::time("2026-11-25T09:00")).start;
    std::map<std::size_t, std::vector<std::size_t>> shown;
    for (int i = 0; i < 70; ++i) {
      const BodyProgram::Turn turn = program.at(now);
      REQUIRE(turn.kind == BodyProgram::Turn::Kind::kPage);
      CHECK(turn.start == now);
      CHECK(program.at(turn.end - milliseconds(1)).start == turn.start);
      shown[turn.section].push_back(turn.number);
      now = turn.end;
    }
    CHECK(shown.count(1) == 0);  // has nothing to show
    for (const auto& [section, pages] : shown) {
      const std::size_t many = section == 0 ? 5 : 2;
      for (std::size_t i = 1; i < pages.size(); ++i) CHECK(pages[i] == (pages[i - 1] + 1) % many);
    }
  }

  TEST_CASE("screen: a long table goes on where its last turn ended") {
    const BodyProgram program({{100, seconds{5}}, {1, seconds{10}}}, {});
    WallTime now = program.at(test::time("2026-11-25T09:00")).start;
    std::optional<std::size_t> last;
    std::set<std::size_t> seen;
    while (seen.size() < 100) {
      const BodyProgram::Turn turn = program.at(now);
      now = turn.end;
      if (turn.section != 0) continue;
      if (last) REQUIRE(turn.number == (*last + 1) % 100);
      last = turn.number;
      seen.insert(turn.number);
    }
  }

  TEST_CASE("screen: at any size header, body, ticker and footer meet and none is blank") {
    auto type = test::type_case();
    for (const drivers::Geometry size :
         {drivers::Geometry{1920, 1080}, {1280, 1024}, {1080, 1920}, {1920, 360}, {3840, 2160}}) {
      const ScreenSizes sizes(size, true);
      std::int64_t area = 0;
      for (const Rect region :
           {sizes.header(), sizes.body(), sizes.side(), sizes.ticker(), sizes.footer()}) {
        area += std::int64_t{region.width} * region.height;
        CHECK(region.width > 0);
        CHECK(region.x + region.width <= size.width_px);
        CHECK(region.y + region.height <= size.height_px);
      }
      CHECK(area == std::int64_t{size.width_px} * size.height_px);
      const Picture picture = drawn(test::sample_release(), "2026-11-25T09:41:07", size, type);
      CHECK(picture.size == size);
      for (const Rect region : {sizes.header(), sizes.title(), sizes.column_head(), sizes.table(),
                                sizes.side(), sizes.ticker(), sizes.footer()}) {
        CHECK(ink(picture, region) > 0.01);
      }
    }
  }

  TEST_CASE("screen: the fallback page is not blank, with or without a release") {
    auto type = test::type_case();
    const ScreenSizes sizes({1280, 720});
    CHECK(ink(drawn(nullptr, "2026-11-25T09:41:07", {1280, 720}, type), sizes.body()) > 0.01);
    // Before any price holds.
    CHECK(ink(drawn(test::sample_release(), "2026-06-01T09:41:07", {1280, 720}, type),
              sizes.body()) > 0.01);
  }

  TEST_CASE("screen: what was drawn before leaves no trace: kept and fresh pictures are equal") {
    auto type = test::type_case();
    const auto release = test::sample_release();
    const config::Display display = hall_tv();
    Screen screen(display, {1280, 720}, type);
    WallTime now = test::time("2026-11-25T09:58:30");
    for (int i = 0; i < 40; ++i, now += milliseconds(4321)) {  // past 10:00, when "fasting" ends
      REQUIRE(
          screen.draw(test::fresh(release), display, now, moved_px_at(display, now)).has_value());
      if (i == 25 || i % 7 == 0) {
        const auto fresh = draw_screen(test::fresh(release), display, now, {1280, 720}, type);
        REQUIRE(fresh.has_value());
        // The ticker is spliced when its text changes, so only before that is it the same.
        const int above_ticker = ScreenSizes({1280, 720}).ticker().y;
        for (int y = 0; y < above_ticker; ++y) {
          REQUIRE(
              std::equal(screen.picture().row(y), screen.picture().row(y) + 1280, fresh->row(y)));
        }
        if (i < 20) CHECK(screen.picture() == *fresh);
      }
    }
  }

  TEST_CASE("screen: when only the ticker moves only the ticker is drawn again") {
    auto type = test::type_case();
    const auto release = test::sample_release();
    const config::Display display = hall_tv();
    Screen screen(display, {1280, 720}, type);
    const WallTime now = test::time("2026-11-25T09:41:01");
    REQUIRE(screen.draw(test::fresh(release), display, now, 100).has_value());
    const Picture before = screen.picture();
    const auto changed = screen.draw(test::fresh(release), display, now + milliseconds(12), 101);
    REQUIRE(changed.has_value());
    REQUIRE(changed->size() == 1);
    const Rect ticker = changed->front();
    CHECK(ticker.y == ScreenSizes({1280, 720}).ticker().y);
    // Exactly one pixel to the left.
    for (int y = ticker.y; y < ticker.y + ticker.height; ++y) {
      CHECK(std::equal(before.row(y) + ticker.x + 1, before.row(y) + 1280,
                       screen.picture().row(y) + ticker.x));
    }
  }

  TEST_CASE("screen: a release with other messages enters the ticker without a jump") {
    auto type = test::type_case();
    const auto old_release = test::sample_release();
    auto objects = test::sample_objects();
    auto& messages = objects.at("table/messages");
    const std::string from = "有序候诊。";
    REQUIRE(messages.find(from) != std::string::npos);
    messages.replace(messages.find(from), from.size(), "听从安排。");
    const auto new_release = test::load_release(objects);
    REQUIRE(new_release.has_value());

    const config::Display display = hall_tv();
    Screen screen(display, {1280, 720}, type);
    WallTime now = test::time("2026-12-01T20:00:00");
    std::int64_t position = 500;
    REQUIRE(screen.draw(test::fresh(old_release), display, now, position).has_value());
    const Rect ticker{ScreenSizes({1280, 720}).margin() + ScreenSizes({1280, 720}).px(118),
                      ScreenSizes({1280, 720}).ticker().y, 0,
                      ScreenSizes({1280, 720}).ticker().height};
    for (int frame = 0; frame < 2000; ++frame) {
      const Picture before = screen.picture();
      now += milliseconds(12);
      ++position;
      REQUIRE(
          screen.draw(test::fresh(frame < 10 ? old_release : *new_release), display, now, position)
              .has_value());
      const int middle = ticker.y + ticker.height / 2;
      REQUIRE(std::equal(before.row(middle) + ticker.x + 1, before.row(middle) + 1280,
                         screen.picture().row(middle) + ticker.x));
    }
  }

  TEST_CASE("picture: a PNG holds the picture's size and equal pictures give equal bytes") {
    const Picture picture = Picture::filled({17, 5}, 0x123456);
    const auto one = png_bytes(picture);
    const auto two = png_bytes(picture);
    REQUIRE(one.has_value());
    CHECK(*one == *two);
    CHECK(one->substr(1, 3) == "PNG");
    // IHDR: width at byte 16, height at 20, big-endian (PNG specification, 11.2.2).
    CHECK(one->substr(16, 8) == std::string("\0\0\0\x11\0\0\0\x05", 8));
  }
}
