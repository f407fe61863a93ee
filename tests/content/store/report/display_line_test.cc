#include "content/store/report/display_line.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

WallTime at(std::string_view text) {
  return *parse_time(text);
}

// The rows of product contract section 7, in the order of their names.
std::vector<DisplayLine> contract_lines() {
  const WallTime now = at("2026-11-23T02:05:32Z");
  using std::chrono::seconds;
  return {
      {"hall-tv", "screen", "1-42", "", Proof::kDrawn, now, Seen::kSeen, {}},
      {"kiosk-1", "kiosk", "1-42", "", Proof::kDrawn, now, Seen::kSeen, {}},
      {"lobby-1", "onbon-k", "1-42", "", Proof::kReadBack, now - seconds{8}, Seen::kSeen, {}},
      {"tv-power", "lg", "", "", Proof::kNone, {}, Seen::kUnknown, {}},
      {"ward-3", "am03127", "", "", Proof::kNoAnswer, now - seconds{92}, Seen::kNotSeen,
       now - seconds{92}},
  };
}

struct ShanghaiZone {
  ShanghaiZone() {
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
  }
};

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("display line: the table is the contract's picture") {
    const ShanghaiZone zone;
    const std::string table =
        display_table(contract_lines(), at("2026-11-23T02:05:32Z"), Lang::kEn);
    CHECK(table ==
          "display      kind        serial   proof        age   state\n"
          "hall-tv      screen      1-42     drawn         0 s  seen\n"
          "kiosk-1      kiosk       1-42     drawn         0 s  seen\n"
          "lobby-1      onbon-k     1-42     read back     8 s  seen\n"
          "tv-power     lg          –        –              –   unknown\n"
          "ward-3       am03127     –        no answer    92 s  not seen since 10:04\n");
  }

  TEST_CASE("display line: Chinese columns line up by display width") {
    const ShanghaiZone zone;
    auto lines = contract_lines();
    lines[0].display = "门诊大厅滚动屏";  // 14 columns
    CHECK(display_table({lines[0], lines[4]}, at("2026-11-23T02:05:32Z"), Lang::kZh) ==
          "显示屏          类型        编号     证明         距今   状态\n"
          "门诊大厅滚动屏  screen      1-42     已绘制        0 秒  已见\n"
          "ward-3          am03127     –        无应答       92 秒  自 10:04 起未见\n");
  }

  TEST_CASE("display line: an age grows into minutes, hours and days and is never negative") {
    const WallTime now = at("2026-11-23T02:00:00Z");
    DisplayLine line{"a", "kiosk", "1-1", "", Proof::kDrawn, now, Seen::kSeen, {}};
    const auto age = [&](std::chrono::seconds ago) {
      line.proved_at = now - ago;
      return display_table({line}, now, Lang::kEn);
    };
    CHECK(age(std::chrono::seconds{119}).find(" 119 s  seen") != std::string::npos);
    CHECK(age(std::chrono::seconds{120}).find(" 2 min  seen") != std::string::npos);
    CHECK(age(std::chrono::hours{2}).find(" 2 h  seen") != std::string::npos);
    CHECK(age(std::chrono::hours{72}).find(" 3 d  seen") != std::string::npos);
    CHECK(age(-std::chrono::hours{1}).find(" 0 s  seen") != std::string::npos);
  }

  TEST_CASE("display line: a day other than today is named with its date") {
    const ShanghaiZone zone;
    auto line = contract_lines()[4];
    CHECK(display_table({line}, at("2026-11-24T02:05:00Z"), Lang::kEn)
              .find("not seen since 2026-11-23 10:04") != std::string::npos);
  }

  TEST_CASE("display line: what programs write comes back, sorted by display") {
    const test::TempDir dir;
    auto lines = contract_lines();
    lines[2].manifest_hash = std::string(64, 'a');
    const fs::path folder = dir / "displays";
    CHECK(read_display_lines(folder)->empty());
    REQUIRE(write_display_lines(folder, "kiosk", {lines[4], lines[1]}).has_value());
    REQUIRE(write_display_lines(folder, "signage", {lines[3], lines[2], lines[0]}).has_value());
    const auto read = read_display_lines(folder);
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 5);
    CHECK((*read)[0].display == "hall-tv");
    CHECK((*read)[2].proof == Proof::kReadBack);
    CHECK((*read)[2].manifest_hash == std::string(64, 'a'));
    CHECK((*read)[2].proved_at == lines[2].proved_at);
    CHECK_FALSE((*read)[3].proved_at.has_value());
    CHECK((*read)[4].seen == Seen::kNotSeen);
    CHECK((*read)[4].not_seen_since == lines[4].not_seen_since);
    REQUIRE(write_display_lines(folder, "kiosk", {}).has_value());
    CHECK(read_display_lines(folder)->size() == 3);
  }

  TEST_CASE("display line: a file that does not parse is an error that names it") {
    const test::TempDir dir;
    const auto refused = [&](std::string_view text) {
      dir.write("board.json", text);
      const auto read = read_display_lines(dir.path());
      return !read && read.error().what.en.find("board.json") != std::string::npos;
    };
    CHECK(refused("{"));
    CHECK(refused("[]"));
    CHECK(refused(R"({"displays": 1})"));
    CHECK(refused(R"({"displays": [1]})"));
    CHECK(refused(R"({"displays": [{"display": 7}]})"));
    CHECK(refused(R"({"displays": [{"display": "a", "proof": "guessed", "state": "seen"}]})"));
    CHECK(refused(
        R"({"displays": [{"display": "a", "proof": "sent", "state": "seen", "proved_at": "x"}]})"));
    CHECK_FALSE(refused(R"({"displays": [{"display": "a", "proof": "sent", "state": "seen"}]})"));
  }
}
