// What stood on a display is answered from its log, and told in words.
#include "signage/log/log_at.h"

#include <nlohmann/json.hpp>

#include "signage/log/log_text.h"
#include "tests/signage/log_days.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using test::Days;
using test::finds;
using test::line_of;
using test::when;

TEST_SUITE("display log") {
  TEST_CASE("log at: what was on lobby-1 at 10:00:20 on 3 March") {
    const Days days;
    const auto answers = log_at(days.dir.path(), "lobby-1", when("2026-03-03T10:00:20"));
    REQUIRE(answers.has_value());
    REQUIRE(answers->size() == 1);
    const LogAnswer& answer = answers->front();
    CHECK(answer.running);
    REQUIRE(answer.shown.has_value());
    CHECK(answer.shown->line.words.zh == "欢迎");  // said in full only at the file's first turn
    CHECK(answer.shown->line.items.at(0) == "message:hello");
    CHECK(answer.shown->line.proof == content::Proof::kReadBack);
    CHECK(answer.shown->line.serial == "1-42");
    CHECK(answer.shown->file == days.files[1].name());
    CHECK(answer.until == when("2026-03-03T10:00:23"));
    CHECK_FALSE(answer.fault.has_value());
    const std::string text =
        log_answers_text(*answers, "lobby-1", when("2026-03-03T10:00:20"), Lang::kZh);
    CHECK(text.find("文字：欢迎") != std::string::npos);
    CHECK(text.find("证据：已读回") != std::string::npos);
    const auto json = nlohmann::json::parse(
        log_answers_json(*answers, "lobby-1", when("2026-03-03T10:00:20"), {}));
    CHECK(json["answers"][0]["shown"]["items"][0] == "message:hello");
    CHECK(json["answers"][0]["shown"]["proof"] == "read back");
  }

  TEST_CASE("log at: each moment of the three days has the answer that was written") {
    const Days days;
    for (const char* day : {"2026-03-02", "2026-03-03", "2026-03-04"}) {
      const WallTime ten = when(std::string(day) + "T10:00:00");
      for (int second = 0; second < 63; ++second) {
        const auto answers = log_at(days.dir.path(), "lobby-1", ten + second * 1s);
        REQUIRE(answers.has_value());
        REQUIRE(answers->size() == 1);
        REQUIRE(answers->front().shown.has_value());
        // A text was seen a second before it was proved.
        const bool odd = (second + 1) / 8 % 2 != 0;
        CAPTURE(second);
        CHECK(answers->front().shown->line.words.zh == (odd && second < 63 ? "今日停诊" : "欢迎"));
      }
    }
    CHECK_FALSE(log_at(days.dir.path(), "lobby-1", when("2026-03-01T10:00:00")).has_value());
    const auto other = log_at(days.dir.path(), "lobby-9", when("2026-03-03T10:00:20"));
    REQUIRE(other.has_value());
    CHECK_FALSE(other->front().shown.has_value());
    const auto evening = log_at(days.dir.path(), "lobby-1", when("2026-03-04T19:00:00"));
    REQUIRE(evening.has_value());
    CHECK_FALSE(evening->front().running);
  }

  TEST_CASE("log at: a fault, a power cut and an emergency are part of the answer") {
    test::TempDir dir;
    const WallTime ten = when("2026-03-03T10:00:00");
    {
      auto log = DisplayLog::open({.folder = dir.path(), .device = "d"}, ten);
      REQUIRE(log.has_value());
      const auto put = [&](LogLine line) { REQUIRE(log->append(std::move(line)).has_value()); };
      put(line_of(ten + 1min, LogEvent::kShow, "message:hello", "欢迎"));
      put(line_of(ten + 2min, LogEvent::kFault, "not-seen", "没有应答"));
      put(line_of(ten + 3min, LogEvent::kHealed, "not-seen"));
      put(line_of(ten + 3min, LogEvent::kShow, "message:hello", "欢迎"));
      put(line_of(ten + 4min, LogEvent::kOverride, "fire", "", ""));
      put(line_of(ten + 4min + 2s, LogEvent::kShow, "emergency:fire", "请有序疏散"));
      put(line_of(ten + 5min, LogEvent::kOverrideEnd, "fire", "", ""));
      put(line_of(ten + 5min + 2s, LogEvent::kShow, "message:hello", "欢迎"));
      put(line_of(ten + 6min, LogEvent::kAlive, "", "", ""));
    }  // power
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d"}, ten + 20min);
    REQUIRE(log.has_value());
    const auto at = [&](std::chrono::seconds after) {
      const auto answers = log_at(dir.path(), "lobby-1", ten + after);
      REQUIRE(answers.has_value());
      REQUIRE(answers->size() == 1);
      return answers->front();
    };
    CHECK(at(90s).shown->line.words.zh == "欢迎");
    CHECK(at(150s).fault->line.items.at(0) == "not-seen");
    CHECK_FALSE(at(200s).fault.has_value());
    CHECK(at(250s).override->line.items.at(0) == "fire");
    CHECK(at(250s).shown->line.words.zh == "请有序疏散");
    CHECK_FALSE(at(330s).override.has_value());
    CHECK(at(330s).shown->line.words.zh == "欢迎");
    CHECK(at(330s).running);
    const LogAnswer dark = at(600s);  // between the last line and the restart
    CHECK_FALSE(dark.running);
    CHECK(dark.until == ten + 20min);
    const LogAnswer after = at(1300s);
    CHECK(after.running);
    CHECK_FALSE(after.shown.has_value());  // nothing is proved yet
  }

  TEST_CASE("log at: a moment that passed twice has two answers") {
    test::TempDir dir;
    const WallTime ten = when("2026-03-03T10:00:00");
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d"}, ten);
    REQUIRE(log.has_value());
    REQUIRE(log->append(line_of(ten + 1min, LogEvent::kShow, "a", "欢迎")).has_value());
    REQUIRE(log->append(line_of(ten + 20min, LogEvent::kAlive, "", "", "")).has_value());
    REQUIRE(log->append(line_of(ten + 5min, LogEvent::kClock, "", "", "")).has_value());
    REQUIRE(log->append(line_of(ten + 6min, LogEvent::kShow, "b", "停诊")).has_value());
    const auto answers = log_at(dir.path(), "lobby-1", ten + 10min);
    REQUIRE(answers.has_value());
    REQUIRE(answers->size() == 2);
    CHECK((*answers)[0].shown->line.words.zh == "欢迎");
    CHECK((*answers)[1].shown->line.words.zh == "停诊");
  }

  TEST_CASE("log at: what its files are verified by, and a day far from it is not asked") {
    const Days days;
    const auto key = log_public_key(days.dir.path());
    const WallTime at = when("2026-03-02T10:00:20");
    const auto report = [&] {
      const auto used = log_files_at(days.dir.path(), at);
      REQUIRE(used.has_value());
      CHECK(used->size() == 2);
      const auto verified = verify_log(days.dir.path(), *key, *used);
      REQUIRE(verified.has_value());
      return *verified;
    };
    CHECK(report().sound());
    std::string third = days.day(2);
    third.replace(third.find("欢迎"), std::string("欢迎").size(), "免费");
    days.change_day(2, third);
    CHECK(report().sound());
    std::string first = days.day(0);
    first.replace(first.find("欢迎"), std::string("欢迎").size(), "免费");
    days.change_day(0, first);
    CHECK(finds(report(), days.files[0].name(), 3, "E2411"));
    const auto answers = log_at(days.dir.path(), "lobby-1", at);
    REQUIRE(answers.has_value());
    const auto json = nlohmann::json::parse(log_answers_json(*answers, "lobby-1", at, report()));
    CHECK(json["sound"] == false);
    CHECK(json["findings"][0]["code"] == "E2411");
  }

  TEST_CASE("log text: words of a file cannot steer the terminal") {
    test::TempDir dir;
    const WallTime ten = when("2026-03-03T10:00:00");
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d"}, ten);
    REQUIRE(log.has_value());
    LogLine line = line_of(ten + 1s, LogEvent::kShow, "a\x1b[2J", "欢迎\x1b[31m", "lobby\x1b-1");
    line.serial = "1\x1b";
    REQUIRE(log->append(line).has_value());
    REQUIRE(log->append(line_of(ten + 3s, LogEvent::kFault, "\x1b", "\x1b]0;x", "lobby\x1b-1"))
                .has_value());
    const auto answers = log_at(dir.path(), "lobby\x1b-1", ten + 4s);
    REQUIRE(answers.has_value());
    REQUIRE(answers->front().fault.has_value());
    const auto lines = log_day(dir.path(), Date{std::chrono::year{2026} / 3 / 3}, {});
    REQUIRE(lines.has_value());
    const std::string text = log_answers_text(*answers, "lobby\x1b-1", ten + 4s, Lang::kZh) +
                             log_lines_text(*lines, Lang::kZh);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("欢迎") != std::string::npos);
  }

  TEST_CASE("log show: the lines of a day, for people") {
    const Days days;
    const auto lines = log_day(days.dir.path(), Date{std::chrono::year{2026} / 3 / 3}, "lobby-1");
    REQUIRE(lines.has_value());
    CHECK(lines->size() == 8);
    const std::string text = log_lines_text(*lines, Lang::kZh);
    CHECK(text.starts_with(
        "2026-03-03 10:00:00  显示  lobby-1  1-42  已读回  [message:hello]  欢迎\n"));
    const auto all = log_day(days.dir.path(), Date{std::chrono::year{2026} / 3 / 3}, "");
    CHECK(all->size() == 9);
  }
}
