// One line of the display log: one text for each, always bounded.
#include "signage/log/log_line.h"

#include "tests/signage/log_lines.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using test::shows;
using test::when;

TEST_SUITE("display log") {
  TEST_CASE("log line: what is written is read again, whatever the words are") {
    LogLine line = shows(when("2026-11-23T02:05:00Z") + 250ms, "门诊时间\t8:00\n下午 \\ 停诊");
    line.number = 12;
    line.items = {"message:welcome", "page:two words", "-"};
    line.words.en = "-";
    const std::string body = line.body();
    CHECK(body.find('\n') == std::string::npos);
    const std::string text = chained(kNoLine, body).hex() + "\t" + body;
    const auto read = parse_log_line(text);
    REQUIRE(read.has_value());
    CHECK(read->line == line);
    CHECK(read->hash == chained(kNoLine, body));
    CHECK(body.starts_with("12\t2026-11-23T02:05:00.250Z\tshow\tlobby-1\t1-42\tread back\t"));
  }

  TEST_CASE("log line: long words are cut at a whole character, and the line stays bounded") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "医";
    LogLine line = shows(when("2026-11-23T10:05:00"), text);
    line.items.assign(500, std::string(500, 'x'));
    line.display = std::string(5000, 'd');
    line.words.en = std::string(50'000, '\x01');
    const std::string whole = std::string(64, '0') + "\t" + line.body();
    CHECK(whole.size() < kMostLogLine);
    const auto read = parse_log_line(whole);
    REQUIRE(read.has_value());
    CHECK(read->line.words.zh.size() == 4095);
    CHECK(read->line.items.size() == 64);
  }

  TEST_CASE("log line: other texts for the same line are refused") {
    const LogLine line = shows(when("2026-11-23T10:05:00"), "欢迎");
    const std::string good = std::string(64, '0') + "\t" + line.body();
    REQUIRE(parse_log_line(good).has_value());
    for (const std::string& bad : {good + "\t", good + "\\", std::string(64, 'G') + good.substr(64),
                                   good.substr(1), std::string(64, '0') + "\t0" + good.substr(65),
                                   good + "\xFF", std::string(), std::string(64, '0')}) {
      CAPTURE(bad);
      const auto read = parse_log_line(bad);
      REQUIRE_FALSE(read.has_value());
      CHECK(read.error().word == "E2401");
    }
  }
}
