// Freshness on boards and rolling screens: what is in the rotation, and on the picture.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "signage/preview.h"
#include "signage/screen/body_program.h"
#include "signage/screen/screen.h"
#include "tests/signage/editions.h"
#include "tests/signage/lobby_board.h"
#include "tests/signage/moment.h"

using namespace gongshi;
using namespace gongshi::signage;
using content::Freshness;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr const char* kWarningZh = "内容可能已过时，请到窗口核实";

config::Display hall_tv() {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = "prices";
  return display;
}

WallTime monday() {
  return test::time("2026-11-23T10:05");
}

bool says(const Showing& showing, std::string_view words) {
  return std::any_of(showing.rotation.begin(), showing.rotation.end(),
                     [&](const Item& item) { return item.text.find(words) != std::string::npos; });
}

Picture screen_in(Freshness state, WallTime now, drivers::Geometry size, fonts::TypeCase& type) {
  auto picture = draw_screen(test::edition_in(state), hall_tv(), now, size, type);
  REQUIRE(picture.has_value());
  // To be looked at.
  if (const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
    CHECK(write_png(*picture, std::string(folder) + "/tv-" +
                                  std::string(content::freshness_word(state)) + "-" +
                                  std::to_string(size.width_px) + ".png")
              .has_value());
  }
  return *std::move(picture);
}

/// Pixels of `color` in `rect`.
int count(const Picture& picture, Rect rect, Color color) {
  int found = 0;
  for (int y = rect.y; y < rect.y + rect.height; ++y) {
    for (int x = rect.x; x < rect.x + rect.width; ++x) found += picture.row(y)[x] == color ? 1 : 0;
  }
  return found;
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("age: each state on a board, and the state itself in what show prints") {
    for (const Freshness state : test::kEveryState) {
      const std::string word(content::freshness_word(state));
      CAPTURE(word);
      const Showing showing = at(test::edition_in(state), test::lobby_board(), monday());
      CHECK(showing.age.state == state);
      const bool warns = state == Freshness::kStale || state == Freshness::kFallback;
      CHECK(says(showing, kWarningZh) == warns);
      CHECK(says(showing, "核实 S2") == (state == Freshness::kFallback));
      CHECK(says(showing, "公示 1-42 2026-11-20 发布") == (state != Freshness::kWithheld));
      // BEHIND and UNCONFIRMED change nothing on a board.
      CHECK_FALSE(says(showing, "更新中"));
      CHECK_FALSE(says(showing, "确认"));
      CHECK(showings_text({showing}, Lang::kEn).find(word) != std::string::npos);
      CHECK(showings_json({showing}, monday()).find("\"state\": \"" + word + "\"") !=
            std::string::npos);
    }
  }

  TEST_CASE("age: the warning is every third item and pushes none out") {
    const auto calm = at(test::edition_in(Freshness::kCurrent), test::lobby_board(), monday());
    for (const Freshness state : {Freshness::kStale, Freshness::kFallback}) {
      const auto showing = at(test::edition_in(state), test::lobby_board(), monday());
      std::vector<std::string> others;
      for (std::size_t i = 0; i < showing.rotation.size(); ++i) {
        const Item& item = showing.rotation[i];
        CHECK((item.kind == ItemKind::kWarning) == (i % 3 == 0));
        if (item.kind != ItemKind::kWarning) others.push_back(item.id);
      }
      REQUIRE(others.size() == calm.rotation.size());
      for (std::size_t i = 0; i < others.size(); ++i) CHECK(others[i] == calm.rotation[i].id);
    }
  }

  TEST_CASE("age: withheld is the hospital, where to ask and where to complain, nothing else") {
    const auto showing = at(test::edition_in(Freshness::kWithheld), test::lobby_board(), monday());
    REQUIRE(showing.rotation.size() >= 3);
    CHECK(showing.rotation[0].text == "青溪市第一人民医院");
    CHECK(showing.rotation[1].text == "暂停公示，请到窗口咨询");
    CHECK(showing.rotation[2].text == "投诉电话 0571-5550 1234");
    CHECK(showing.serial.empty());
    Edition nameless = test::edition_in(Freshness::kWithheld);
    nameless.notice = {};
    CHECK(at(nameless, test::lobby_board(), monday()).rotation[0].text == "暂停公示，请到窗口咨询");
    nameless.withheld = false;
    CHECK(at(nameless, test::lobby_board(), monday()).rotation[0].text ==
          "公示信息准备中，请咨询导诊台");
  }

  TEST_CASE("age: with an unsure clock a stop carries its date and nothing says today") {
    const Edition edition = test::edition_in(Freshness::kClockUnsure);
    // The sample's stop is on the 25th, the newest signature of the 26th: it is over.
    CHECK_FALSE(says(at(edition, test::lobby_board(), monday()), "停诊：心血管"));
    Edition earlier = edition;
    earlier.facts.status->issued = test::time("2026-11-24T08:00");
    const auto showing = at(earlier, test::lobby_board(), monday());
    CHECK(showing.age.state == Freshness::kClockUnsure);
    CHECK(says(showing, "11月25日停诊：心血管内科仇文海主任医师，上午（外出会议）"));
    CHECK_FALSE(says(showing, "今日"));
    CHECK_FALSE(says(showing, "空腹"));     // of the morning: nobody knows whether it is one
    CHECK(says(showing, "欢迎来院就诊"));   // holds at all times
    CHECK(says(showing, "25 日上午停诊"));  // urgent, with its own date
  }

  TEST_CASE("age: under a clock that stands in 1970 the rotation goes on and shows no date") {
    Edition edition = test::edition_in(Freshness::kCurrent);
    edition.facts.status.reset();
    std::set<std::string> seen;
    WallTime now = test::time("1970-01-02T00:00");
    for (int i = 0; i < 20; ++i) {
      const Showing showing = at(edition, test::lobby_board(), now);
      CHECK(showing.age.state == Freshness::kClockUnsure);
      seen.insert(showing.item().id);
      REQUIRE(showing.slot_end > now);
      now = showing.slot_end;
    }
    CHECK(seen.size() == 6);  // two messages, two stops, complaint, serial
  }

  TEST_CASE("age: the rotation changes in the minute in which the content becomes stale") {
    Edition edition = test::edition_in(Freshness::kCurrent);
    edition.facts.active->fresh_until = monday() + seconds(37);
    const Showing before = at(edition, test::lobby_board(), monday());
    CHECK_FALSE(says(before, kWarningZh));
    CHECK(before.changes_at == monday() + seconds(37) + milliseconds(1));
    CHECK_FALSE(
        says(at(edition, test::lobby_board(), before.changes_at - milliseconds(1)), kWarningZh));
    CHECK(says(at(edition, test::lobby_board(), before.changes_at), kWarningZh));
  }

  TEST_CASE("age: a screen has its small line in every state and a warning band when it must") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    for (const drivers::Geometry size : {drivers::Geometry{1280, 720}, {720, 1280}}) {
      const ScreenSizes sizes(size);
      std::set<std::vector<Color>> footers;
      for (const Freshness state : test::kEveryState) {
        CAPTURE(std::string(content::freshness_word(state)));
        const Picture picture = screen_in(state, monday(), size, *type);
        const bool warns = state == Freshness::kStale || state == Freshness::kFallback;
        const Rect footer = sizes.footer();
        CHECK((count(picture, footer, config::Theme{}.warning) > footer.width) == warns);
        std::vector<Color> pixels;
        for (int y = footer.y; y < footer.y + footer.height; ++y) {
          pixels.insert(pixels.end(), picture.row(y), picture.row(y) + footer.width);
        }
        footers.insert(std::move(pixels));
      }
      CHECK(footers.size() == std::size(test::kEveryState));  // each state reads differently
    }
  }

  TEST_CASE("age: on a stale screen every third page is the warning and every price still comes") {
    constexpr int kPages = 7;
    const BodyProgram program({{kPages, std::chrono::seconds{10}}}, {std::chrono::seconds{8}});
    WallTime now = test::time("2026-11-25T09:00");
    now = program.at(now).start;
    std::vector<std::size_t> shown;
    int since_warning = 0;
    for (std::size_t turn = 0; turn < 3 * kPages; ++turn) {
      const BodyProgram::Turn due = program.at(now);
      const bool page = due.kind == BodyProgram::Turn::Kind::kPage;
      since_warning = page ? since_warning + 1 : 0;
      CHECK(since_warning <= 2);
      if (page) shown.push_back(due.number);
      REQUIRE(due.end > now);
      now = due.end;
    }
    for (std::size_t i = 1; i < shown.size(); ++i) CHECK(shown[i] == (shown[i - 1] + 1) % kPages);
    CHECK(std::set<std::size_t>(shown.begin(), shown.end()).size() == kPages);
  }

  TEST_CASE("age: a screen without content shows no price and no clock it cannot believe") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const drivers::Geometry size{1280, 720};
    const ScreenSizes sizes(size);
    const Rect clock = sizes.clock();
    for (const Freshness state : test::kEveryState) {
      const Picture picture = screen_in(state, monday(), size, *type);
      const bool shows_clock = count(picture, clock, config::Theme{}.header_text) > 0;
      CHECK(shows_clock == (state != Freshness::kClockUnsure));
      if (state == Freshness::kWithheld) {
        CHECK(count(picture, sizes.column_head(), config::Theme{}.column_head) == 0);
      }
    }
  }
}
