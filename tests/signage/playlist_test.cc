#include "signage/playlist/playlist.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "tests/signage/editions.h"
#include "tests/signage/lobby_board.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

config::Display board(std::vector<std::string> tags) {
  config::Display display = test::lobby_board();
  display.tags = std::move(tags);
  return display;
}

WallTime local(std::string_view text) {
  const auto time = parse_time(text);
  REQUIRE(time.has_value());
  return *time;
}

std::vector<std::string> ids(const Showing& showing) {
  std::vector<std::string> all;
  for (const Item& item : showing.rotation) all.push_back(item.id);
  return all;
}

bool holds(const Showing& showing, std::string_view id) {
  const auto all = ids(showing);
  return std::find(all.begin(), all.end(), id) != all.end();
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("playlist: routine messages, complaint line and serial line on an ordinary evening") {
    const auto release = test::sample_release();
    const auto showing = at(test::fresh(release), board({"lobby"}), local("2026-12-01T20:00"));
    CHECK(ids(showing) == std::vector<std::string>{"message:welcome", "message:price-notice",
                                                   "complaint", "serial"});
    CHECK(showing.rotation[0].text == "欢迎来院就诊，请有序候诊");
    CHECK(showing.rotation[3].text == "公示 1-42 2026-11-20 发布");
    CHECK(showing.serial == "1-42");
  }

  TEST_CASE("playlist: a message for the lobby does not reach the wards") {
    const auto release = test::sample_release();
    const auto showing = at(test::fresh(release), board({"ward"}), local("2026-12-01T20:00"));
    CHECK(ids(showing) == std::vector<std::string>{"message:welcome", "complaint", "serial"});
    CHECK(holds(at(test::fresh(release), board({"pharmacy"}), local("2026-12-01T20:00")),
                "message:price-notice"));
    CHECK(holds(at(test::fresh(release), board({}), local("2026-12-01T20:00")),
                "message:price-notice"));
  }

  TEST_CASE("playlist: an urgent notice stands first and again after every two others") {
    const auto release = test::sample_release();
    const auto showing = at(test::fresh(release), board({"lobby"}), local("2026-11-24T20:00"));
    CHECK(ids(showing) == std::vector<std::string>{"message:stop-d001", "message:welcome",
                                                   "message:price-notice", "message:stop-d001",
                                                   "complaint", "serial"});
    CHECK(showing.rotation[0].kind == ItemKind::kUrgent);
  }

  TEST_CASE("playlist: the urgent notice holds on its last day and is gone the day after") {
    const auto release = test::sample_release();
    CHECK(holds(at(test::fresh(release), board({"lobby"}), local("2026-11-25T23:59:59")),
                "message:stop-d001"));
    CHECK_FALSE(holds(at(test::fresh(release), board({"lobby"}), local("2026-11-26T00:00")),
                      "message:stop-d001"));
    CHECK_FALSE(holds(at(test::fresh(release), board({"lobby"}), local("2026-11-19T12:00")),
                      "message:stop-d001"));
  }

  TEST_CASE("playlist: a stopped clinic of today is an urgent notice until its half day is over") {
    const auto release = test::sample_release();
    const auto morning = at(test::fresh(release), board({"lobby"}), local("2026-11-25T11:59:59"));
    REQUIRE(holds(morning, "stop:d001:morning"));
    for (const Item& item : morning.rotation) {
      if (item.id == "stop:d001:morning") {
        CHECK(item.text == "今日停诊：心血管内科仇文海主任医师，上午（外出会议）");
      }
    }
    CHECK_FALSE(holds(at(test::fresh(release), board({"lobby"}), local("2026-11-25T12:00")),
                      "stop:d001:morning"));
    CHECK_FALSE(holds(at(test::fresh(release), board({"lobby"}), local("2026-11-24T09:00")),
                      "stop:d001:morning"));
  }

  TEST_CASE("playlist: a day-part item comes before the routine and only in its hours and days") {
    const auto release = test::sample_release();
    const auto due = [&](std::string_view time) {
      return at(test::fresh(release), board({"ward"}), local(time));
    };
    CHECK(ids(due("2026-12-01T06:30")).front() == "message:fasting");
    CHECK(holds(due("2026-12-01T09:59:59"), "message:fasting"));
    CHECK_FALSE(holds(due("2026-12-01T10:00"), "message:fasting"));
    CHECK_FALSE(holds(due("2026-12-01T06:29:59"), "message:fasting"));
    CHECK_FALSE(holds(due("2026-12-05T08:00"), "message:fasting"));  // a Saturday
    CHECK(due("2026-12-01T06:29").changes_at == local("2026-12-01T06:30"));
    CHECK(due("2026-12-01T07:00").changes_at == local("2026-12-01T10:00"));
    CHECK(due("2026-12-01T20:00").changes_at == local("2026-12-02T00:00"));
  }

  TEST_CASE("playlist: a screen shows the full text, a board the approved short wording") {
    const auto release = test::sample_release();
    config::Display screen = board({"lobby"});
    screen.kind = "screen";
    const auto showing = at(test::fresh(release), screen, local("2026-12-01T20:00"));
    CHECK(showing.rotation[0].text == "青溪市第一人民医院欢迎您，请佩戴口罩，有序候诊。");
    // "fasting" has no short wording: the same words on both
    const auto early = at(test::fresh(release), board({"ward"}), local("2026-12-01T07:00"));
    CHECK(early.item().text.find("空腹") == std::string::npos);
    CHECK(early.rotation[0].text == "空腹抽血请到二楼采血室，7:00 开始。");
  }

  TEST_CASE("playlist: with nothing due the fallback shows name, date, complaint line and serial") {
    const auto release = test::sample_release();  // its messages begin in July 2026
    const auto showing = at(test::fresh(release), board({"lobby"}), local("2026-06-01T12:00"));
    CHECK(ids(showing) == std::vector<std::string>{"name", "date", "complaint", "serial"});
    CHECK(showing.rotation[0].text == "青溪市第一人民医院");
    CHECK(showing.rotation[1].text == "6月1日 星期一");
    CHECK(showing.rotation[2].text == "投诉电话 0571-5550 1234");
  }

  TEST_CASE("playlist: without any release a display is not blank") {
    const auto showing = at(test::fresh(nullptr), board({"lobby"}), local("2026-06-01T12:00"));
    CHECK_FALSE(showing.item().text.empty());
    CHECK(showing.serial.empty());
  }

  TEST_CASE("playlist: slots follow each other without gap or overlap through the whole day") {
    const auto release = test::sample_release();
    const auto display = board({"lobby"});
    WallTime now = local("2026-11-25T00:00");
    const WallTime end = local("2026-11-26T00:00");
    Showing before = at(test::fresh(release), display, now);
    CHECK(before.current == 0);
    int slots = 0;
    while (now < end) {
      const Showing showing = at(test::fresh(release), display, now);
      CHECK(showing.slot_start <= now);
      REQUIRE(showing.slot_end > now);
      const Showing last =
          at(test::fresh(release), display, showing.slot_end - std::chrono::milliseconds(1));
      CHECK(last.current == showing.current);
      if (now != before.slot_start && showing.rotation == before.rotation) {
        CHECK(showing.current == (before.current + 1) % showing.rotation.size());
      }
      before = showing;
      now = showing.slot_end;
      ++slots;
    }
    CHECK(now == end);
    CHECK(slots > 4000);
    CHECK(slots < 10800);  // no slot is shorter than eight seconds
  }

  TEST_CASE("playlist: a long text keeps its slot until it has scrolled by") {
    const auto release = test::sample_release();
    const auto display = board({"lobby"});
    const auto showing = at(test::fresh(release), display, local("2026-11-25T09:00"));
    for (const Item& item : showing.rotation) {
      if (item.id != "stop:d001:morning") continue;
      // 26 full-width characters of 27 dots less the 128 of the board, at 40 dots a second, and
      // two seconds of standing at either end
      CHECK(item.dwell >= std::chrono::seconds(4 + (26 * 27 - 128) / 40));
    }
  }

  TEST_CASE("playlist: on a card that keeps each text in flash every text stands for a minute") {
    config::Display display;
    display.kind = "huidu";
    display.width_px = 128;
    display.height_px = 32;
    const Showing slow =
        at(test::fresh(test::sample_release()), display, *parse_time("2026-11-25T10:00:00+08:00"));
    for (const Item& item : slow.rotation) CHECK(item.dwell >= std::chrono::minutes(1));
    display.kind = "onbon-k";
    const Showing quick =
        at(test::fresh(test::sample_release()), display, *parse_time("2026-11-25T10:00:00+08:00"));
    CHECK(quick.item().dwell < std::chrono::minutes(1));
  }
}
