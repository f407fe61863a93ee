#include "signage/screen/screen.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "signage/screen/table_page.h"
#include "tests/signage/editions.h"

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

WallTime time(std::string_view text) {
  const auto parsed = parse_time(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

fonts::TypeCase type_case() {
  auto type = fonts::TypeCase::open();
  REQUIRE(type.has_value());
  return *std::move(type);
}

Picture drawn(const std::shared_ptr<const content::Release>& release, std::string_view when,
              drivers::Geometry size, fonts::TypeCase& type) {
  auto picture = draw_screen(test::fresh(release), hall_tv(), time(when), size, type);
  REQUIRE(picture.has_value());
  return *std::move(picture);
}

/// Part of a region's pixels that differ from its most frequent colour.
double ink(const Picture& picture, Rect rect) {
  std::map<Color, int> counts;
  for (int y = rect.y; y < rect.y + rect.height; ++y) {
    for (int x = rect.x; x < rect.x + rect.width; ++x) ++counts[picture.row(y)[x]];
  }
  int most = 0;
  for (const auto& [color, count] : counts) most = std::max(most, count);
  return 1.0 - static_cast<double>(most) / (rect.width * rect.height);
}

/// WCAG 2.1 relative luminance and contrast ratio.
double luminance(Color color) {
  const auto channel = [](Color value) {
    const double part = (value & 0xFFU) / 255.0;
    return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(color >> 16) + 0.7152 * channel(color >> 8) + 0.0722 * channel(color);
}

double contrast(Color a, Color b) {
  const double light = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("screen: every price valid on the day is on exactly one page, in the release's order") {
    auto type = type_case();
    const auto release = test::sample_release();
    for (const drivers::Geometry size : {drivers::Geometry{1920, 1080}, {1080, 1920}, {640, 480}}) {
      const ScreenSizes sizes(size);
      const Date day = *parse_date("2026-11-25");
      const auto pages = PricePages::make(release, day, sizes, type);
      REQUIRE(pages.has_value());
      std::vector<const content::PriceItem*> shown;
      for (const PricePage& page : pages->pages()) {
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
    auto type = type_case();
    const auto pages = PricePages::make(test::sample_release(), *parse_date("2026-11-25"),
                                        ScreenSizes({640, 480}), type);
    REQUIRE(pages.has_value());
    REQUIRE(pages->pages().size() >= 3);
    WallTime now = time("2026-11-25T09:00");
    std::size_t last = pages->index_at(now);
    for (int i = 0; i < 20; ++i) {
      const WallTime turn = pages->turns_at(now);
      CHECK(pages->index_at(turn - milliseconds(1)) == last);
      last = (last + 1) % pages->pages().size();
      CHECK(pages->index_at(turn) == last);
      now = turn;
    }
    CHECK(pages->dwell() >= seconds(5));
  }

  TEST_CASE("screen: at any size header, body, ticker and footer meet and none is blank") {
    auto type = type_case();
    for (const drivers::Geometry size :
         {drivers::Geometry{1920, 1080}, {1280, 720}, {1280, 1024}, {1080, 1920}, {3840, 2160}}) {
      const ScreenSizes sizes(size);
      CHECK(sizes.header().height + sizes.body().height + sizes.ticker().height +
                sizes.footer().height ==
            size.height_px);
      const Picture picture = drawn(test::sample_release(), "2026-11-25T09:41:07", size, type);
      CHECK(picture.size == size);
      for (const Rect region : {sizes.header(), sizes.title(), sizes.column_head(), sizes.table(),
                                sizes.ticker(), sizes.footer()}) {
        CHECK(ink(picture, region) > 0.01);
      }
    }
  }

  TEST_CASE("screen: the fallback page is not blank, with or without a release") {
    auto type = type_case();
    const ScreenSizes sizes({1280, 720});
    CHECK(ink(drawn(nullptr, "2026-11-25T09:41:07", {1280, 720}, type), sizes.body()) > 0.01);
    // Before any price holds.
    CHECK(ink(drawn(test::sample_release(), "2026-06-01T09:41:07", {1280, 720}, type),
              sizes.body()) > 0.01);
  }

  TEST_CASE("screen: what was drawn before leaves no trace: kept and fresh pictures are equal") {
    auto type = type_case();
    const auto release = test::sample_release();
    const config::Display display = hall_tv();
    Screen screen({1280, 720}, type);
    WallTime now = time("2026-11-25T09:58:30");
    for (int i = 0; i < 40; ++i, now += milliseconds(4321)) {  // past 10:00, when "fasting" ends
      REQUIRE(screen.draw(test::fresh(release), display, now, ticker_position_px(display, now))
                  .has_value());
      if (i == 25 || i % 7 == 0) {
        const auto fresh = draw_screen(test::fresh(release), display, now, {1280, 720}, type);
        REQUIRE(fresh.has_value());
        // The ticker is spliced when its text changes, so only before that is it the same.
        const Rect body{0, 0, 1280, ScreenSizes({1280, 720}).ticker().y};
        for (int y = 0; y < body.height; ++y) {
          REQUIRE(
              std::equal(screen.picture().row(y), screen.picture().row(y) + 1280, fresh->row(y)));
        }
        if (i < 20) CHECK(screen.picture() == *fresh);
      }
    }
  }

  TEST_CASE("screen: when only the ticker moves only the ticker is drawn again") {
    auto type = type_case();
    const auto release = test::sample_release();
    const config::Display display = hall_tv();
    Screen screen({1280, 720}, type);
    const WallTime now = time("2026-11-25T09:41:01");
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
    auto type = type_case();
    const auto old_release = test::sample_release();
    auto objects = test::sample_objects();
    auto& messages = objects.at("table/messages");
    const std::string from = "有序候诊。";
    REQUIRE(messages.find(from) != std::string::npos);
    messages.replace(messages.find(from), from.size(), "听从安排。");
    const auto new_release = test::load_release(objects);
    REQUIRE(new_release.has_value());

    const config::Display display = hall_tv();
    Screen screen({1280, 720}, type);
    WallTime now = time("2026-12-01T20:00:00");
    std::int64_t position = 500;
    REQUIRE(screen.draw(test::fresh(old_release), display, now, position).has_value());
    const Rect ticker{ScreenSizes({1280, 720}).margin() + ScreenSizes({1280, 720}).px(118),
                      ScreenSizes({1280, 720}).ticker().y, 0,
                      ScreenSizes({1280, 720}).ticker().height};
    for (int frame = 0; frame < 3000; ++frame) {
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

  TEST_CASE("screen: text colours keep their contrast") {
    CHECK(contrast(Theme::kText, Theme::kGround) >= 7.0);
    CHECK(contrast(Theme::kText, Theme::kStripe) >= 7.0);
    CHECK(contrast(Theme::kPrice, Theme::kStripe) >= 7.0);
    CHECK(contrast(Theme::kTitleText, Theme::kTitle) >= 7.0);
    CHECK(contrast(Theme::kColumnText, Theme::kColumnHead) >= 7.0);
    CHECK(contrast(Theme::kHeaderText, Theme::kHeader) >= 7.0);
    CHECK(contrast(Theme::kFooterText, Theme::kFooter) >= 7.0);
    CHECK(contrast(Theme::kTickerText, Theme::kTicker) >= 7.0);
    CHECK(contrast(Theme::kDim, Theme::kStripe) >= 4.5);
    CHECK(contrast(Theme::kUrgent, Theme::kTicker) >= 4.5);
    CHECK(contrast(Theme::kUrgentTag, Theme::kGround) >= 4.5);
    for (const Color badge : {Theme::kClassA, Theme::kClassB, Theme::kClassC, Theme::kSelfPay}) {
      CHECK(contrast(Theme::kGround, badge) >= 4.5);
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
