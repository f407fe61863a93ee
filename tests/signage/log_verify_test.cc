// What is done to a display log is found, and what stood on a display is answered from it.
#include "signage/log/log_verify.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "signage/log/display_log.h"
#include "signage/log/log_at.h"
#include "signage/log/log_key.h"
#include "signage/log/log_seal.h"
#include "signage/log/log_text.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

/// Local, so that days begin where the log's do.
WallTime when(const std::string& text) {
  return *parse_time(text);
}

std::string text_of(const fs::path& path) {
  const auto text = read_file(path, 1U << 26U);
  REQUIRE(text.has_value());
  return *text;
}

LogLine line_of(WallTime time, LogEvent event, std::string item, std::string words = {},
                std::string display = "lobby-1") {
  return {.time = time,
          .event = event,
          .display = std::move(display),
          .serial = "1-42",
          .proof = content::Proof::kReadBack,
          .since = time - 1s,
          .items = {std::move(item)},
          .words = {std::move(words), {}}};
}

/// Three days of a board that turns between two texts every eight seconds for a minute at ten.
struct Days {
  Days() {
    auto log =
        DisplayLog::open({.folder = dir.path(), .device = "kiosk-1"}, when("2026-03-02T09:59:00"));
    REQUIRE(log.has_value());
    for (const char* day : {"2026-03-02", "2026-03-03", "2026-03-04"}) {
      WallTime time = when(std::string(day) + "T10:00:00");
      for (int i = 0; i < 8; ++i, time += 8s) {
        const bool odd = i % 2 != 0;
        REQUIRE(log->append(line_of(time, LogEvent::kShow, odd ? "message:stop" : "message:hello",
                                    odd ? "今日停诊" : "欢迎"))
                    .has_value());
      }
    }
    REQUIRE(log->close(when("2026-03-04T18:00:00")).has_value());
    files = *log_files(dir.path());
    REQUIRE(files.size() == 3);
  }

  [[nodiscard]] LogReport verify() const {
    const auto key = log_public_key(dir.path());
    REQUIRE(key.has_value());
    const auto report = verify_log(dir.path(), *key);
    REQUIRE(report.has_value());
    return *report;
  }
  [[nodiscard]] std::string day(int index) const {
    return text_of(dir / files[static_cast<std::size_t>(index)].name());
  }
  void change_day(int index, const std::string& text) const {
    dir.write(files[static_cast<std::size_t>(index)].name(), text);
  }
  /// Offset of the given line (from 1) of `text`.
  static std::size_t at_line(const std::string& text, int number) {
    std::size_t at = 0;
    for (int i = 1; i < number; ++i) at = text.find('\n', at) + 1;
    return at;
  }

  test::TempDir dir;
  std::vector<LogFile> files;
};

bool finds(const LogReport& report, const std::string& file, std::uint64_t line,
           const std::string& code) {
  for (const LogFinding& finding : report.findings) {
    if (finding.file == file && finding.line == line && finding.code == code) return true;
  }
  return false;
}

}  // namespace

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
