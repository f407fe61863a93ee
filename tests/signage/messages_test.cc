// Messages in the playlist: languages, pictures, working days, dwell and numbers per hour.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "signage/playlist/playlist.h"
#include "signage/preview.h"
#include "tests/signage/editions.h"
#include "tests/signage/lobby_board.h"
#include "tests/signage/moment.h"
#include "tests/support/made_release.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using content::DayKind;
using content::Message;
using test::made_message;

namespace {

config::Display display_of(const char* kind) {
  config::Display display = test::lobby_board(kind);
  display.tags.clear();
  return display;
}

Edition edition_of(std::vector<Message> messages, std::vector<content::CalendarDay> calendar = {}) {
  return test::fresh(
      test::made_release({.messages = std::move(messages), .calendar = std::move(calendar)}));
}

/// The messages among what is due, without "message:".
std::vector<std::string> messages(const Showing& showing) {
  std::vector<std::string> all;
  for (const Item& item : showing.rotation) {
    if (item.id.starts_with("message:")) all.push_back(item.id.substr(8));
  }
  return all;
}

using Ids = std::vector<std::string>;
const WallTime kNoon = *parse_time("2026-11-25T12:00");

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("messages: each language of a display that the message has is an item of its own") {
    Message both = made_message("hello", "您好");
    both.text_en = "Hello";
    both.text_ug = "سالام";
    Message chinese = made_message("later", "再见");
    const Edition edition = edition_of({both, chinese});
    config::Display display = display_of("terminal");
    CHECK(messages(at(edition, display, kNoon)) == Ids{"hello", "later"});
    display.languages = {"zh", "en"};
    CHECK(messages(at(edition, display, kNoon)) == Ids{"hello", "hello.en", "later"});
    display.languages = {"ug", "zh"};
    const Showing showing = at(edition, display, kNoon);
    CHECK(messages(showing) == Ids{"hello.ug", "hello", "later"});
    CHECK(showing.rotation[0].text == "سالام");
    CHECK(showing.rotation[0].language == "ug");
    display.languages = {"bo"};  // nothing is left out for want of a translation
    CHECK(messages(at(edition, display, kNoon)) == Ids{"hello", "later"});
  }

  TEST_CASE("messages: the short wording is for the Chinese on boards alone") {
    Message one = made_message("hello", "欢迎来到本院");
    one.short_zh = "欢迎";
    one.text_en = "Welcome to our hospital";
    config::Display display = display_of("terminal");
    display.languages = {"zh", "en"};
    const Showing showing = at(edition_of({one}), display, kNoon);
    CHECK(showing.rotation[0].text == "欢迎");
    CHECK(showing.rotation[1].text == "Welcome to our hospital");
  }

  TEST_CASE("messages: a screen gets the picture and its caption, a board the caption") {
    Message plan = made_message("plan", "一楼平面图");
    plan.picture = "image/message/plan";
    const Edition edition = edition_of({plan});
    const Showing screen = at(edition, display_of("screen"), kNoon);
    CHECK(screen.rotation[0].picture == "image/message/plan");
    CHECK(screen.rotation[0].text == "一楼平面图");
    CHECK(screen.rotation[0].dwell == 12s);
    CHECK(showings_json({screen}, kNoon).find("\"picture\": \"image/message/plan\"") !=
          std::string::npos);
    const Showing board = at(edition, display_of("terminal"), kNoon);
    CHECK(board.rotation[0].picture.empty());
    CHECK(board.rotation[0].text == "一楼平面图");
  }

  TEST_CASE("messages: for working days or days off, by the hospital's own calendar") {
    Message work = made_message("work", "门诊时间 8:00");
    work.days = DayKind::kWork;
    Message rest = made_message("rest", "今日休息，急诊照常");
    rest.days = DayKind::kRest;
    const Edition edition =
        edition_of({rest, work}, {{*parse_date("2026-10-01"), false, "国庆节"},
                                  {*parse_date("2026-10-10"), true, "国庆调休"}});
    const auto due = [&](std::string_view when) {
      return messages(at(edition, display_of("terminal"), test::time(when)));
    };
    CHECK(due("2026-11-25T10:00") == Ids{"work"});  // a Wednesday
    CHECK(due("2026-11-28T10:00") == Ids{"rest"});  // a Saturday
    CHECK(due("2026-10-01T10:00") == Ids{"rest"});  // a Thursday, statutory holiday
    CHECK(due("2026-10-10T10:00") == Ids{"work"});  // a Saturday that is worked
    CHECK(due("2026-10-10T23:59:59") == Ids{"work"});
    CHECK(due("2026-10-11T00:00") == Ids{"rest"});
    Edition unsure = edition;
    unsure.facts.active->created = test::time("2027-06-01T00:00");  // in the future of this clock
    CHECK(messages(at(unsure, display_of("terminal"), kNoon)).empty());
  }

  TEST_CASE("messages: a number per hour is kept, whatever else is due, and nobody starves") {
    std::vector<Message> all{made_message("a", "甲"), made_message("b", "乙"),
                             made_message("c", "丙"), made_message("d", "丁")};
    all[1].per_hour = 6;
    all[2].priority = content::MessagePriority::kUrgent;
    all[3].priority = content::MessagePriority::kUrgent;
    all[3].per_hour = 20;
    const Edition edition = edition_of(all);
    const config::Display display = display_of("terminal");
    std::map<std::string, int> counts;
    const WallTime end = test::time("2026-11-25T11:00");
    for (WallTime now = test::time("2026-11-25T10:00"); now < end;) {
      const Showing showing = at(edition, display, now);
      if (showing.slot_start >= test::time("2026-11-25T10:00")) ++counts[showing.item().id];
      now = showing.slot_end;
    }
    CHECK(counts["message:b"] == 6);
    CHECK(counts["message:d"] == 20);
    CHECK(counts["message:c"] > 50);  // urgent: every third of the rest
    CHECK(counts["message:a"] > 30);
    CHECK(counts["serial"] > 30);
  }

  TEST_CASE("messages: thousands of them are answered for in a moment, and all have their turn") {
    std::vector<std::string> ids;
    for (int i = 0; i < 3000; ++i) ids.push_back("m" + std::to_string(10'000 + i));
    std::vector<Message> all;
    for (const std::string& id : ids) all.push_back(made_message(id, "请勿吸烟"));
    const Edition edition = edition_of(all);
    const config::Display display = display_of("terminal");
    CHECK(messages(at(edition, display, kNoon)).size() == 3000);
    std::set<std::string> seen;
    // A day has 10,800 slots of 8 seconds.
    const Showing showing = at(edition, display, kNoon);
    WallTime now = test::time("2026-11-25T00:00");
    for (int i = 0; i < 40; ++i) {
      const Showing next = at(edition, display, now);
      CHECK(seen.insert(next.item().id).second);
      now = next.slot_end;
    }
    CHECK(showing.rotation.size() == 3002);
  }

  TEST_CASE("messages: what is due from a minute on begins at that minute, from its beginning") {
    Message later = made_message("later", "十点起请到二楼采血");
    later.from_minute = 10h;
    later.priority = content::MessagePriority::kDayPart;
    const Edition edition = edition_of({later, made_message("all-day", "欢迎")});
    const config::Display display = display_of("terminal");
    const Showing before = at(edition, display, test::time("2026-11-25T09:59:59"));
    CHECK(before.slot_end <= test::time("2026-11-25T10:00"));
    const Showing after = at(edition, display, test::time("2026-11-25T10:00"));
    CHECK(after.slot_start == test::time("2026-11-25T10:00"));
    CHECK(after.slot_end - after.slot_start == after.item().dwell);
  }
}
