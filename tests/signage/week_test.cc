#include "signage/playlist/week.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "signage/preview_week.h"
#include "tests/signage/editions.h"
#include "tests/signage/lobby_board.h"
#include "tests/support/made_release.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

const Date kMonday = *parse_date("2026-11-23");

Edition edition() {
  content::Message morning = test::made_message("fasting", "空腹抽血请到二楼采血室");
  morning.from_minute = 6h + 30min;
  morning.to_minute = 10h;
  morning.weekdays = 0x1f;
  morning.priority = content::MessagePriority::kDayPart;
  return test::fresh(
      test::made_release({.messages = {morning, test::made_message("welcome", "欢迎来院就诊")},
                          .sessions = {test::made_stop("d001", "XNK", *parse_date("2026-11-25"),
                                                       content::Half::kMorning)}}));
}

const WeekRow& row(const DisplayWeek& week, std::string_view id) {
  for (const WeekRow& one : week.rows) {
    if (one.item.id == id) return one;
  }
  FAIL("no row");
  return week.rows.front();
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("week: begins on Monday, whichever of its days is asked for") {
    CHECK(monday_of(kMonday) == kMonday);
    CHECK(monday_of(*parse_date("2026-11-29")) == kMonday);
    CHECK(monday_of(*parse_date("2026-11-30")) == *parse_date("2026-11-30"));
    CHECK(monday_of(*parse_date("2028-03-01")) == *parse_date("2028-02-28"));
  }

  TEST_CASE("week: which items on which days, and when") {
    const DisplayWeek week = week_of(edition(), test::lobby_board(), kMonday);
    CHECK(week.serial == "1-42");
    CHECK(week.rows.front().item.id == "stop:d001:morning");  // the written order
    const std::vector<Span> whole{{0min, 1440min}};
    const std::vector<Span> part{{390min, 600min}};
    for (std::size_t day = 0; day < 7; ++day) {
      CHECK(row(week, "message:welcome").days.at(day) == whole);
      CHECK(row(week, "message:fasting").days.at(day) == (day < 5 ? part : std::vector<Span>{}));
      CHECK(row(week, "stop:d001:morning").days.at(day) ==
            (day == 2 ? std::vector<Span>{{0min, 720min}} : std::vector<Span>{}));
    }
  }

  TEST_CASE("week: agrees with what is due at every minute of it") {
    const Edition asked = edition();
    const DisplayWeek week = week_of(asked, test::lobby_board(), kMonday);
    for (int minute = 0; minute < 7 * 1440; minute += 7) {
      const WallTime now = from_local(kMonday, 0min) + minute * 1min;
      const Showing showing = at(asked, test::lobby_board(), now);
      for (const WeekRow& one : week.rows) {
        bool planned = false;
        for (const Span& span : one.days.at(static_cast<std::size_t>(minute / 1440))) {
          planned =
              planned || (span.from <= minute % 1440 * 1min && minute % 1440 * 1min < span.to);
        }
        bool due = false;
        for (const Item& item : showing.rotation) due = due || item.id == one.item.id;
        REQUIRE(planned == due);
      }
    }
  }

  TEST_CASE("week: a page with other words on another day is another row") {
    config::Display display = test::lobby_board();
    display.width_px = 256;
    display.height_px = 64;
    display.content = "doctors";
    const Edition asked = test::fresh(test::made_release(
        {.sessions = {test::made_session("d001", "XNK", 1, content::Half::kMorning),
                      test::made_session("d002", "XNK", 3, content::Half::kMorning)}}));
    const DisplayWeek week = week_of(asked, display, kMonday);
    std::vector<std::size_t> days;
    for (const WeekRow& one : week.rows) {
      if (!one.item.id.starts_with("doctors:")) continue;
      for (std::size_t day = 0; day < 7; ++day) {
        if (one.days.at(day).empty()) continue;
        days.push_back(day);
        const Showing then =
            at(asked, display, from_local(kMonday, 0min) + static_cast<int>(day) * 24h + 8h);
        CHECK(std::find(then.rotation.begin(), then.rotation.end(), one.item) !=
              then.rotation.end());
      }
    }
    CHECK(days == std::vector<std::size_t>{0, 2});
  }

  TEST_CASE("week: where content ages within a minute no minute belongs to two rotations") {
    Edition asked = edition();
    const WallTime stale = from_local(kMonday, 0min) + 30h + 20s;
    asked.facts.active->fresh_until = stale;
    const DisplayWeek week = week_of(asked, test::lobby_board(), kMonday);
    const WeekRow& warning = row(week, "stale");
    CHECK(warning.days.at(0).empty());
    CHECK(warning.days.at(1).front().from == 360min);
    for (const WeekRow& one : week.rows) {
      for (const auto& spans : one.days) {
        for (std::size_t i = 1; i < spans.size(); ++i) CHECK(spans[i - 1].to < spans[i].from);
      }
    }
  }

  TEST_CASE("week: a running emergency is no part of the plan") {
    const content::EmergencyCard card = test::made_card("fire", "火警，请撤离");
    Edition alarmed = test::fresh(test::made_release({.cards = {card}}));
    const DisplayWeek calm = week_of(alarmed, test::lobby_board(), kMonday);
    alarmed.emergency =
        EmergencyRun{"fire", from_local(kMonday, 600min), from_local(kMonday, 620min)};
    CHECK(week_of(alarmed, test::lobby_board(), kMonday).rows.size() == calm.rows.size());
  }

  TEST_CASE("week: the table for people, and the JSON") {
    const std::vector<DisplayWeek> weeks{week_of(edition(), test::lobby_board(), kMonday)};
    const std::string english = weeks_text(weeks, kMonday, Lang::kEn);
    CHECK(english.starts_with("lobby-1  1-42\n"));
    CHECK(english.find("Wed 11-25") != std::string::npos);
    CHECK(english.find("06:30-10:00") != std::string::npos);
    CHECK(english.find("00:00-12:00") != std::string::npos);
    const std::string chinese = weeks_text(weeks, kMonday, Lang::kZh);
    CHECK(chinese.find("周三 11-25") != std::string::npos);
    CHECK(chinese.find("全天") != std::string::npos);
    const auto json = nlohmann::json::parse(weeks_json(weeks, kMonday));
    CHECK(json.at("week") == "2026-11-23");
    const auto& items = json.at("displays").at(0).at("items");
    CHECK(items.at(0).at("id") == "stop:d001:morning");
    CHECK(items.at(0).at("days").at(2).at("spans").at(0).at("to") == "12:00");
    CHECK(items.at(0).at("days").at(3).at("spans").empty());
  }
}
