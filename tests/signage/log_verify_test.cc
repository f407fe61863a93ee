// What is done to a display log is found.
#include "signage/log/log_verify.h"

#include <nlohmann/json.hpp>

#include "signage/log/log_seal.h"
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
  TEST_CASE("log verify: a log that nobody touched is whole and signed to its last line") {
    const Days days;
    const LogReport report = days.verify();
    CHECK(report.sound());
    CHECK(report.notes.empty());
    CHECK(report.files == 3);
    CHECK(report.lines == 29);  // 3 days, 24 shows, start, stop
    CHECK(report.last_number == 29);
    CHECK(report.signed_to == 29);
  }

  TEST_CASE("log verify: a changed word, time or hash is found at its line") {
    const Days days;
    const std::string good = days.day(1);
    const std::string name = days.files[1].name();
    {
      std::string text = good;
      const std::size_t word = text.find("欢迎", Days::at_line(text, 2));
      text.replace(word, std::string("欢迎").size(), "免费");
      days.change_day(1, text);
      CHECK(finds(days.verify(), name, 2, "E2411"));
    }
    {
      std::string text = good;
      text[text.find("Z\tshow", Days::at_line(text, 5)) - 1] ^= 1;  // a millisecond
      days.change_day(1, text);
      CHECK(finds(days.verify(), name, 5, "E2411"));
    }
    {
      std::string text = good;
      char& digit = text[Days::at_line(text, 4)];
      digit = digit == '0' ? '1' : '0';
      days.change_day(1, text);
      CHECK(finds(days.verify(), name, 4, "E2411"));
    }
    {
      std::string text = good;
      text.replace(Days::at_line(text, 6), 3, "xyz");
      days.change_day(1, text);
      CHECK(finds(days.verify(), name, 6, "E2401"));
    }
    days.change_day(1, good);
    CHECK(days.verify().sound());
  }

  TEST_CASE("log verify: every single byte matters") {
    const Days days;
    const std::string good = days.day(1);
    for (std::size_t i = 0; i < good.size(); i += 7) {
      std::string text = good;
      text[i] = static_cast<char>(static_cast<unsigned char>(text[i]) ^ 0x01U);
      days.change_day(1, text);
      CAPTURE(i);
      CHECK_FALSE(days.verify().sound());
    }
  }

  TEST_CASE("log verify: missing, doubled and moved lines are found") {
    const Days days;
    const std::string good = days.day(1);
    const std::string name = days.files[1].name();
    const std::size_t third = Days::at_line(good, 3);
    const std::size_t fifth = Days::at_line(good, 5);
    days.change_day(1, good.substr(0, third) + good.substr(fifth));
    const LogReport missing = days.verify();
    REQUIRE(finds(missing, name, 3, "E2412"));
    CHECK(missing.findings[0].words.en.find("13-14") != std::string::npos);
    days.change_day(1, good.substr(0, fifth) + good.substr(third));
    CHECK(finds(days.verify(), name, 5, "E2411"));
    // The end of a day that is over.
    days.change_day(1, good.substr(0, Days::at_line(good, 8)));
    const LogReport cut = days.verify();
    CHECK(finds(cut, days.files[2].name(), 1, "E2412"));
    CHECK(finds(cut, name, 0, "E2415"));
    // Its beginning.
    days.change_day(1, good.substr(third));
    CHECK(finds(days.verify(), name, 1, "E2411"));
  }

  TEST_CASE("log verify: a missing day is named, also the oldest") {
    const Days days;
    fs::remove(days.dir / days.files[1].name());
    const LogReport report = days.verify();
    REQUIRE(finds(report, days.files[2].name(), 1, "E2413"));
    CHECK(report.findings[0].words.en.find("number 2") != std::string::npos);
    fs::remove(days.dir / days.files[0].name());
    CHECK(finds(days.verify(), days.files[2].name(), 1, "E2416"));
  }

  TEST_CASE("log verify: days that were removed by age are not missing") {
    test::TempDir dir;
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d", .keep_days = 2},
                                when("2026-03-02T10:00:00"));
    REQUIRE(log.has_value());
    for (int day = 1; day < 6; ++day) {
      REQUIRE(log->append(line_of(when("2026-03-02T10:00:00") + day * 24h, LogEvent::kShow, "a"))
                  .has_value());
    }
    const auto key = log_public_key(dir.path());
    REQUIRE(key.has_value());
    const auto report = verify_log(dir.path(), *key);
    REQUIRE(report.has_value());
    CHECK_MESSAGE(report->sound(), log_report_text(*report, Lang::kEn));
    CHECK(report->files == 2);
    CHECK(report->notes.size() == 1);  // today is not signed yet
  }

  TEST_CASE("log verify: a rewritten day has right hashes but no right signature") {
    const Days days;
    // Whoever can write the files can compute hashes; the key of another device signs nothing.
    std::string text;
    Hash before =
        parse_log_line(days.day(0)
                           .substr(Days::at_line(days.day(0), 10))
                           .substr(0, days.day(0).size() - Days::at_line(days.day(0), 10) - 1))
            ->hash;
    const std::string good = days.day(1);
    std::string_view rest = good;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      auto written = parse_log_line(rest.substr(0, end));
      REQUIRE(written.has_value());
      rest.remove_prefix(end + 1);
      if (written->line.words.zh == "欢迎") written->line.words.zh = "免费";
      const std::string body = written->line.body();
      before = chained(before, body);
      text += before.hex() + "\t" + body + "\n";
    }
    days.change_day(1, text);
    const LogReport report = days.verify();
    CHECK(finds(report, days.files[1].name(), 0, "E2415"));
    CHECK(finds(report, days.files[2].name(), 1, "E2411"));
    const auto forged = content::bundle::SecretKey::generate();
    REQUIRE(write_seal(days.dir.path(), days.files[1],
                       {.device = "kiosk-1",
                        .file = days.files[1].name(),
                        .last = 19,
                        .head = before,
                        .sealed = when("2026-03-04T00:00:00")},
                       forged)
                .has_value());
    CHECK(finds(days.verify(), days.files[1].name(), 0, "E2405"));
  }

  TEST_CASE("log verify: a day without its signature is named, today is only noted") {
    const Days days;
    fs::remove(days.dir / days.files[0].signature_name());
    CHECK(finds(days.verify(), days.files[0].name(), 0, "E2405"));
    fs::remove(days.dir / days.files[0].seal_name());
    CHECK(finds(days.verify(), days.files[0].name(), 0, "E2414"));
    const Days others;
    fs::remove(others.dir / others.files[2].seal_name());
    const LogReport report = others.verify();
    CHECK(report.sound());
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].code == "E2420");
    const auto json =
        nlohmann::json::parse(log_report_json(report, *log_public_key(others.dir.path())));
    CHECK(json["sound"] == true);
    CHECK(json["signed_to"] == 19);
    CHECK(json["notes"][0]["file"] == others.files[2].name());
  }

  TEST_CASE("log verify: a damaged end begins a new log, which is named") {
    const Days days;
    const std::string good = days.day(2);
    days.change_day(2, std::string(good.size() + 200'000, 'x'));
    auto log =
        DisplayLog::open({.folder = days.dir.path(), .device = "d"}, when("2026-03-05T10:00:00"));
    REQUIRE(log.has_value());
    CHECK(log->file().number == 4);
    const LogReport report = days.verify();
    CHECK(finds(report, log->file().name(), 1, "E2418"));
  }
}
