// Bodies of a rolling screen: what each shows and that nothing is left out or blank.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "signage/screen/body_pages.h"
#include "signage/screen/doctors_today.h"
#include "signage/screen/screen.h"
#include "signage/screen/side_region.h"
#include "tests/signage/moment.h"
#include "tests/signage/screen_release.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

struct Shot {
  std::string name;
  std::vector<std::string> bodies;
  std::vector<std::string> languages = {"zh"};
};

config::Display tv(const Shot& shot) {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.speed_px_s = 60;
  display.look.bodies = shot.bodies;
  display.content = shot.bodies.front();
  display.languages = shot.languages;
  return display;
}

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

const std::vector<Shot> kShots = {{"messages", {"messages"}},
                                  {"prices", {"prices"}},
                                  {"doctors", {"doctors"}},
                                  {"leaders", {"leaders"}},
                                  {"notices", {"notices"}},
                                  {"pictures", {"pictures"}},
                                  {"mix", {"mix"}}};

}  // namespace

TEST_SUITE("screen") {
  TEST_CASE("bodies: none is blank on any shape of screen") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const auto release = test::screen_release();
    const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");  // to be looked at
    for (const drivers::Geometry size :
         {drivers::Geometry{1920, 1080}, {1080, 1920}, {1920, 360}}) {
      const ScreenSizes sizes(size, true);
      for (const Shot& shot : kShots) {
        CAPTURE(shot.name);
        const auto picture = draw_screen(test::fresh(release), tv(shot),
                                         test::time("2026-11-25T09:41:07"), size, *type);
        REQUIRE(picture.has_value());
        CHECK(ink(*picture, sizes.body()) > 0.01);
        CHECK(ink(*picture, sizes.title()) > 0.01);
        CHECK(ink(*picture, sizes.side()) > 0.05);
        if (folder == nullptr) continue;
        CHECK(write_png(*picture, std::string(folder) + "/tv-" + shot.name + "-" +
                                      std::to_string(size.width_px) + "x" +
                                      std::to_string(size.height_px) + ".png")
                  .has_value());
      }
    }
  }

  TEST_CASE("bodies: an emergency card fills the screen at once and leaves no trace") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");
    const auto release = test::screen_release();
    const WallTime now = test::time("2026-11-25T09:41:07");
    const config::Display display = tv({"fire", {"prices"}, {"zh", "en"}});
    for (const drivers::Geometry size :
         {drivers::Geometry{1920, 1080}, {1080, 1920}, {1920, 360}}) {
      Edition edition = test::fresh(release);
      Screen screen(display, size, *type, PhotoShelf::Decoding::kAtOnce);
      REQUIRE(screen.draw(edition, display, now, 700).has_value());
      const Picture before = screen.picture();
      edition.emergency = EmergencyRun{"fire", now, now + std::chrono::minutes{30}};
      const auto changed = screen.draw(edition, display, now, 701);
      REQUIRE(changed.has_value());
      REQUIRE(changed->size() == 1);
      CHECK(changed->front() == Rect{0, 0, size.width_px, size.height_px});
      const Picture alarm = screen.picture();
      CHECK(alarm.row(0)[0] == config::Theme{}.emergency_title);
      CHECK(ink(alarm, {0, 0, size.width_px, size.height_px}) > 0.1);
      CHECK(screen.draw(edition, display, now, 702)->empty());  // stands still
      if (folder != nullptr) {
        CHECK(write_png(alarm, std::string(folder) + "/tv-fire-" + std::to_string(size.width_px) +
                                   "x" + std::to_string(size.height_px) + ".png")
                  .has_value());
      }
      edition.emergency.reset();
      REQUIRE(screen.draw(edition, display, now, 700).has_value());
      CHECK(screen.picture() == before);
    }
  }

  TEST_CASE("bodies: doctors of the day, a stop in place of what it stops") {
    const auto release = test::sample_release();
    const Date day = *parse_date("2026-11-25");
    std::multiset<const content::Session*> due;
    for (const content::SessionOn& on : content::sessions_on(*release, day)) due.insert(on.session);
    std::multiset<const content::Session*> shown;
    std::set<std::string> people;
    bool any_stop = false;
    for (const ClinicCard& card : doctors_on(*release, day)) {
      REQUIRE_FALSE(card.sessions.empty());
      const content::Session& first = *card.sessions.front().session;
      CHECK(people
                .insert(std::string(first.doctor) + "/" +
                        (first.doctor.empty() ? std::string(first.department) : ""))
                .second);
      for (const content::SessionOn& on : card.sessions) {
        any_stop = any_stop || on.stopped;
        shown.insert(on.session);
        CHECK(on.session->doctor == first.doctor);
      }
    }
    CHECK(shown == due);
    CHECK(any_stop);
  }

  TEST_CASE("bodies: a link that nobody approved is in no QR code") {
    auto objects = test::sample_objects();
    objects.at("table/hospital") += "web\thttps://www.example.org/open\n";
    const auto release = test::load_release(std::move(objects));
    REQUIRE(release.has_value());
    const Edition edition = test::fresh(*release);
    config::Display display;
    display.kind = "screen";
    const WallTime now = *parse_time("2026-11-25T10:00:00+08:00");
    const Showing showing = at(edition, display, now);
    const auto said = [&](const char* own) {
      display.look.qr = own;
      return qr_text({edition, display, showing, now, 0});
    };
    CHECK(said("") == "https://www.example.org/open");
    CHECK(said("https://www.example.org/open/prices") == "https://www.example.org/open/prices");
    CHECK(said("https://www.example.org/opening") == "https://www.example.org/open");
    CHECK(said("https://other.example.org/") == "https://www.example.org/open");
  }

  TEST_CASE("bodies: the QR code says the link, or the issue that it stands beside") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    Picture picture = Picture::filled({290, 290}, 0x123456);
    Painter painter(picture, *type);
    REQUIRE(draw_qr("GONGSHI 1-42 0123abcd", {0, 0, 290, 290}, painter).has_value());
    // Version 2 has 25 modules; with the quiet border 33 of them, 8 pixels each.
    const int dot = 8;
    const int left = (290 - 25 * dot) / 2;
    CHECK(picture.row(left)[left] == 0x000000);  // a finder's corner
    CHECK(picture.row(left + dot)[left + dot] == 0xFFFFFF);
    CHECK(picture.row(left + 2 * dot)[left + 2 * dot] == 0x000000);
    CHECK(picture.row(0)[0] == 0xFFFFFF);
    CHECK(picture.row(left - 1)[left] == 0xFFFFFF);
    CHECK_FALSE(draw_qr(std::string(200, 'a'), {0, 0, 40, 40}, painter).has_value());
  }

  TEST_CASE("bodies: a photo that is no picture leaves the placeholder") {
    PhotoShelf shelf(PhotoShelf::Decoding::kAtOnce);
    auto objects = test::sample_objects();
    objects["media/no.png"] = "not a picture";
    const auto release = test::load_release(std::move(objects));
    REQUIRE(release.has_value());
    CHECK(shelf.find({*release, "media/no.png", {30, 40}}) == nullptr);
    CHECK(shelf.find({*release, "media/absent.png", {30, 40}}) == nullptr);
    CHECK(shelf.bytes() == 0);
  }
}
