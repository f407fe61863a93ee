// What a rolling screen shows becomes lines of the display log: one for each page, with its items,
// its words and a hash of its picture that `render` comes to as well.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "content/schema.h"
#include "signage/log/ledger.h"
#include "signage/log/log_at.h"
#include "signage/picture_hash.h"
#include "signage/preview.h"
#include "signage/screen/screen_output.h"
#include "tests/signage/screen_release.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

const drivers::Geometry kSize{640, 480};

config::Display hall_tv(std::vector<std::string> bodies) {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = bodies.front();
  display.look.bodies = std::move(bodies);
  display.languages = {"zh", "en"};
  return display;
}

/// A screen in the lobby, and the log that it fills.
struct Hall {
  explicit Hall(config::Display shown) : display(std::move(shown)) {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    // The rotation's slots are the hospital's time of day.
    REQUIRE(::setenv("TZ", "Asia/Shanghai", 1) == 0);
    ::tzset();
    site.signage.state_folder = dir.path();
    ledger = std::make_unique<Ledger>(site, clock);
    REQUIRE_FALSE(ledger->trouble().has_value());
    outputs.push_back(ScreenOutput::open(display, {kSize, {}, PhotoShelf::Decoding::kAtOnce}, loop,
                                         clock, type, [this] { changed = true; }));
    give(edition, outputs, ledger->witness(), clock.wall());
  }

  void run(std::chrono::milliseconds time) {
    const SteadyTime end = clock.steady() + time;
    while (clock.steady() < end) {
      REQUIRE(loop.turn(clock, clock.steady()).has_value());
      if (std::exchange(changed, false)) look();
      clock.tick(100ms);
    }
    look();
  }
  void look() { ledger->look(outputs, clock.wall(), clock.steady()); }
  [[nodiscard]] std::vector<LogPlace> shows() {
    ledger->flush();
    auto all = log_day(log_folder(site), to_local(clock.wall()).date, "hall-tv");
    REQUIRE(all.has_value());
    std::erase_if(*all, [](const LogPlace& place) { return place.line.event != LogEvent::kShow; });
    return *std::move(all);
  }
  [[nodiscard]] std::string rendered(WallTime at) {
    const auto drawn = preview_picture(edition, display, at, kSize, 8, type);
    REQUIRE(drawn.has_value());
    return drawn->hash;
  }

  test::TempDir dir;
  config::Site site;
  config::Display display;
  Edition edition = test::fresh(test::screen_release());
  test::FakeClock clock{*parse_time("2026-11-25T10:04:20+08:00")};
  Loop loop = *Loop::create({});
  fonts::TypeCase type = *fonts::TypeCase::open();
  std::unique_ptr<Ledger> ledger;
  std::vector<std::unique_ptr<Output>> outputs;
  bool changed = false;
};

}  // namespace

TEST_SUITE("display log") {
  TEST_CASE("screen log: a line for each page, none for what only moves") {
    Hall hall(hall_tv({"prices", "leaders"}));
    hall.run(100s);  // a thousand frames, each with another ticker
    const auto shows = hall.shows();
    REQUIRE(shows.size() >= 4);
    CHECK(shows.size() <= 25);
    std::set<std::string> sections;
    for (const LogPlace& place : shows) {
      const LogLine& line = place.line;
      CAPTURE(line.items.front());
      CHECK(line.serial == "1-42");
      CHECK(line.proof == content::Proof::kDrawn);
      CHECK(line.picture.size() == 64);
      sections.insert(line.items.front().substr(0, line.items.front().find(':')));
      CHECK(std::count(line.items.begin(), line.items.end(), "message:welcome") == 1);
    }
    // Stopped clinics come between the pages.
    CHECK(sections == std::set<std::string>{"leaders", "message", "prices", "stop"});
    const auto leaders = std::find_if(shows.begin(), shows.end(), [](const LogPlace& place) {
      return place.line.items.front() == "leaders:1";
    });
    REQUIRE(leaders != shows.end());
    CHECK(leaders->line.words.zh.find("沈立诚 党委书记") != std::string::npos);
  }

  TEST_CASE("screen log: what was on hall-tv at 10:05 is answered with items, words and picture") {
    Hall hall(hall_tv({"prices"}));
    hall.run(120s);
    hall.ledger->flush();
    const WallTime at = *parse_time("2026-11-25T10:05:10+08:00");  // not in a stop notice
    const auto answers = log_at(log_folder(hall.site), "hall-tv", at);
    REQUIRE(answers.has_value());
    REQUIRE(answers->front().shown.has_value());
    const LogLine& shown = answers->front().shown->line;
    CHECK(shown.items.front().starts_with("prices:"));
    CHECK(shown.words.zh.find("价格\n") != std::string::npos);
    CHECK(shown.picture == hall.rendered(at));
    // And so at every moment while that page stood, whatever clock and ticker had come to.
    REQUIRE(answers->front().until.has_value());
    const WallTime until = *answers->front().until;
    REQUIRE(until - *shown.since > 6s);
    for (WallTime then = *shown.since; then < until; then += 3100ms) {
      CAPTURE(local_text(then));
      CHECK(hall.rendered(then) == shown.picture);
    }
    CHECK(hall.rendered(until + 1s) != shown.picture);
  }

  TEST_CASE("screen log: every page of every body has the hash that render comes to") {
    Hall hall(hall_tv({"messages", "doctors", "notices", "pictures", "leaders", "prices"}));
    hall.run(300s);
    const auto shows = hall.shows();
    REQUIRE(shows.size() > 10);
    std::set<std::string> items;
    for (const LogPlace& place : shows) {
      items.insert(place.line.items.front());
      CAPTURE(place.line.items.front());
      CAPTURE(local_text(*place.line.since));
      CHECK(place.line.picture == hall.rendered(*place.line.since));
    }
    for (const char* one : {"doctors:1", "leaders:1", "message:plan", "notices:1", "prices:1"}) {
      CAPTURE(one);
      CHECK(items.contains(one));
    }
  }

  TEST_CASE("screen log: a rolling table is one line, and its rows do not count") {
    config::Display display = hall_tv({"prices"});
    display.look.rolls = true;
    Hall hall(display);
    hall.run(20s);
    const auto shows = hall.shows();
    REQUIRE(shows.size() == 2);  // a stopped clinic, then the table
    CHECK(shows[1].line.items.front() == "prices:1");
    CHECK(shows[1].line.words.zh.starts_with("医疗服务项目价格"));
    CHECK(shows[1].line.picture == hall.rendered(hall.clock.wall() - 7s));
  }

  TEST_CASE("screen log: an emergency card is the whole picture, and the page comes back") {
    Hall hall(hall_tv({"prices"}));
    hall.run(3s);
    hall.edition.emergency = EmergencyRun{"fire", hall.clock.wall(), hall.clock.wall() + 10min};
    give(hall.edition, hall.outputs, hall.ledger->witness(), hall.clock.wall());
    hall.run(3s);
    auto shows = hall.shows();
    REQUIRE(shows.size() == 2);
    const std::string page = shows[0].line.items.front();
    const LogLine card = shows[1].line;
    CHECK(card.items == std::vector<std::string>{"emergency:fire"});
    CHECK(card.words.zh.starts_with("火警\n请听从工作人员指挥"));
    CHECK(card.picture == hall.rendered(hall.clock.wall()));
    hall.edition.emergency.reset();
    give(hall.edition, hall.outputs, hall.ledger->witness(), hall.clock.wall());
    hall.run(2s);
    shows = hall.shows();
    REQUIRE(shows.size() == 3);
    CHECK(shows[2].line.items.front() == page);
    CHECK(shows[2].line.picture == shows[0].line.picture);
    CHECK(shows[2].line.picture == hall.rendered(hall.clock.wall()));
  }

  TEST_CASE("picture hash: what moves does not count, everything else does, also by rows") {
    Picture picture = Picture::filled({40, 30}, 0x123456);
    const std::vector<Rect> moving{{30, 0, 20, 10}, {0, 25, 40, 5}};
    const std::string hash = picture_hash(picture, moving);
    PictureHash slowly(picture.size, moving);
    int steps = 1;
    while (!slowly.add(picture, 100)) ++steps;
    CHECK(steps == 15);
    CHECK(slowly.finish() == hash);
    picture.row(9)[39] = 0;
    picture.row(25)[0] = 0;
    CHECK(picture_hash(picture, moving) == hash);
    picture.row(10)[39] ^= 1;
    CHECK(picture_hash(picture, moving) != hash);
    // As told in the handbook: of a head and three bytes a pixel.
    const Picture dot = Picture::filled({1, 1}, 0x414243);
    CHECK(picture_hash(dot, {}) == content::bundle::sha256("screen 1 1 rgb8\nABC").hex());
  }
}
