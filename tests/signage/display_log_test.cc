// The display log's files: hashes, days, signatures, power cuts and full disks.
#include "signage/log/display_log.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "signage/log/log_verify.h"
#include "tests/signage/log_lines.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using test::lines_of;
using test::opened;
using test::shows;
using test::text_of;
using test::when;

TEST_SUITE("display log") {
  TEST_CASE("display log: lines follow from each other over restarts and days") {
    test::TempDir dir;
    const WallTime monday = when("2026-11-23T23:59:00");
    {
      DisplayLog log = opened(dir.path(), monday);
      REQUIRE(log.append(shows(monday + 1s, "欢迎")).has_value());
      REQUIRE(log.append(shows(monday + 9s, "停诊")).has_value());
      REQUIRE(log.append(shows(monday + 17s, "欢迎")).has_value());
      REQUIRE(log.close(monday + 20s).has_value());
    }
    {
      DisplayLog log = opened(dir.path(), monday + 30s);
      REQUIRE(log.append(shows(monday + 2min, "欢迎")).has_value());
      CHECK(log.file().number == 2);
      REQUIRE(log.close(monday + 3min).has_value());
    }
    const auto files = log_files(dir.path());
    REQUIRE(files.has_value());
    REQUIRE(files->size() == 2);
    CHECK((*files)[0].name() == "000001." + date_text(to_local(monday).date) + ".log");
    Hash before = kNoLine;
    std::uint64_t number = 0;
    for (const LogFile& file : *files) {
      const std::string text = text_of(dir / file.name());
      for (const WrittenLine& written : lines_of(text)) {
        CHECK(chained(before, written.line.body()) == written.hash);
        CHECK(written.line.number == ++number);
        before = written.hash;
      }
    }
    CHECK(number == 10);
    const auto first = lines_of(text_of(dir / (*files)[0].name()));
    CHECK(first[2].line.words.zh == "欢迎");
    CHECK(first[4].line.words.zh.empty());  // said before
    CHECK(first[4].line.about == first[2].line.about);
    CHECK(first[2].line.about == content::bundle::sha256(std::string_view("欢迎")).hex());
    const auto second = lines_of(text_of(dir / (*files)[1].name()));
    CHECK(second[0].line.event == LogEvent::kDay);
    CHECK(second[0].line.about == first.back().hash.hex());
    CHECK(second[1].line.words.zh == "欢迎");  // each file can be read by itself
  }

  TEST_CASE("display log: each day is signed by the device, and a stop signs the day so far") {
    test::TempDir dir;
    const WallTime monday = when("2026-11-23T12:00:00");
    DisplayLog log = opened(dir.path(), monday);
    const LogFile first = log.file();
    const auto key = log_public_key(dir.path());
    REQUIRE(key.has_value());
    CHECK(read_seal(dir.path(), first, *key).error().code == Errc::kNotFound);
    REQUIRE(log.append(shows(monday + 24h, "欢迎")).has_value());
    const auto seal = read_seal(dir.path(), first, *key);
    REQUIRE(seal.has_value());
    CHECK(seal->last == 2);
    CHECK(seal->device == "kiosk-1");
    CHECK(seal->sealed == monday + 24h);
    const LogFile second = log.file();
    REQUIRE(log.close(monday + 25h).has_value());
    const auto stopped = read_seal(dir.path(), second, *key);
    REQUIRE(stopped.has_value());
    CHECK(stopped->last == 5);  // day, show, stop
    const auto other = content::bundle::SecretKey::generate().public_key();
    CHECK(read_seal(dir.path(), first, other).error().word == "E2405");
    dir.write(first.seal_name(), text_of(dir / second.seal_name()));
    CHECK(read_seal(dir.path(), first, *key).error().word == "E2404");
    const fs::perms mode = fs::status(dir / "log.key").permissions();
    CHECK(mode == (fs::perms::owner_read | fs::perms::owner_write));
  }

  TEST_CASE("display log: a power cut between signature and seal is healed at the next start") {
    test::TempDir dir;
    const WallTime day = when("2026-11-23T10:00:00");
    {
      DisplayLog log = opened(dir.path(), day);
      REQUIRE(log.append(shows(day, "欢迎")).has_value());
      REQUIRE(log.close(day + 1h).has_value());
    }
    const LogFile file = log_files(dir.path())->front();
    const auto key = log_key(dir.path());
    REQUIRE(key.has_value());
    // The signature cannot be replaced by a file: it ends as with a power cut there.
    fs::rename(dir / file.signature_name(), dir / "kept");
    fs::create_directories(dir / file.signature_name() / "in the way");
    const auto tail = log_tail(dir / file.name());
    REQUIRE(tail.has_value());
    CHECK_FALSE(write_seal(dir.path(), file,
                           {.device = "kiosk-1",
                            .file = file.name(),
                            .last = tail->number,
                            .head = tail->hash,
                            .sealed = day + 2h},
                           key->key)
                    .has_value());
    CHECK_FALSE(fs::exists(dir / file.seal_name()));
    fs::remove_all(dir / file.signature_name());
    fs::rename(dir / "kept", dir / file.signature_name());
    DisplayLog log = opened(dir.path(), day + 24h);
    REQUIRE(log.append(shows(day + 24h, "欢迎")).has_value());
    CHECK(read_seal(dir.path(), file, key->key.public_key()).has_value());
  }

  TEST_CASE("display log: half a line after a power cut is moved aside and told") {
    test::TempDir dir;
    const WallTime now = when("2026-11-23T12:00:00");
    LogFile file;
    {
      DisplayLog log = opened(dir.path(), now);
      REQUIRE(log.append(shows(now, "欢迎")).has_value());
      file = log.file();
    }  // power: no stop line
    const std::string whole = text_of(dir / file.name());
    for (const std::string& torn :
         {std::string("3f"), whole.substr(whole.size() - 200, 150), std::string(5000, '\0'),
          std::string(300, 'x') + "\n" + std::string(40, '\0') + "\n"}) {
      CAPTURE(torn.size());
      dir.write(file.name(), whole + torn);
      DisplayLog log = opened(dir.path(), now + 1min);
      const std::string text = text_of(dir / file.name());
      CHECK(text.starts_with(whole));
      const auto lines = lines_of(text);
      REQUIRE(lines.size() == 5);
      CHECK(lines[3].line.event == LogEvent::kTorn);
      CHECK(lines[3].line.about == content::bundle::sha256(torn).hex());
      CHECK(text_of(dir / lines[3].line.items.at(0)) == torn);
      CHECK(lines[4].line.event == LogEvent::kStart);
      CHECK(lines[4].line.words.en.find("did not end in good order") != std::string::npos);
    }
  }

  TEST_CASE("display log: a file without even its first line was never begun") {
    test::TempDir dir;
    const WallTime now = when("2026-11-23T23:00:00");
    {
      DisplayLog log = opened(dir.path(), now);
    }
    dir.write("000002.2026-11-24.log", "0000");
    DisplayLog log = opened(dir.path(), now + 2h);
    CHECK(log.file().number == 2);
    const auto lines = lines_of(text_of(dir / log.file().name()));
    CHECK(lines[0].line.number == 3);
    CHECK(fs::exists(dir / "000002.2026-11-24.log.torn.0"));
  }

  TEST_CASE("display log: a full disk loses lines, says how many, and goes on") {
    test::TempDir dir;
    const WallTime now = when("2026-11-23T12:00:00");
    DisplayLog log = opened(dir.path(), now);
    REQUIRE(log.append(shows(now, "欢迎")).has_value());
    const std::string before = text_of(dir / log.file().name());
    // The file may grow by half a line: the kernel refuses the rest, as on a full disk.
    rlimit former{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &former) == 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = former;
    small.rlim_cur = before.size() + 100;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Status refused = log.append(shows(now + 1s, "停诊"));
    const Status again = log.append(shows(now + 2s, "停诊"));
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &former) == 0);
    std::signal(SIGXFSZ, ignored);
    CHECK_FALSE(refused.has_value());
    CHECK_FALSE(again.has_value());
    CHECK(log.lost() == 2);
    CHECK(text_of(dir / log.file().name()) == before);
    REQUIRE(log.append(shows(now + 3s, "停诊")).has_value());
    const auto lines = lines_of(text_of(dir / log.file().name()));
    REQUIRE(lines.size() == 5);
    CHECK(lines[3].line.event == LogEvent::kLost);
    CHECK(lines[3].line.words.en.starts_with("2 lines"));
    CHECK(lines[4].line.words.zh == "停诊");
  }

  TEST_CASE("display log: a day of failures fills its file and no more") {
    test::TempDir dir;
    const WallTime now = when("2026-11-23T12:00:00");
    auto log = DisplayLog::open(
        {.folder = dir.path(), .device = "kiosk-1", .most_file_bytes = kMostLogLine + 2000}, now);
    REQUIRE(log.has_value());
    int kept = 0;
    Status last;
    while ((last = log->append(shows(now, "欢迎" + std::to_string(kept)))).has_value()) ++kept;
    CHECK(last.error().word == "E2406");
    CHECK(kept > 2);
    LogLine fault = shows(now, "");
    fault.event = LogEvent::kFault;
    CHECK(log->append(fault).has_value());  // what matters is written still
    // But not without end.
    fault.words.zh = std::string(4000, 'x');
    int faults = 0;
    while ((last = log->append(fault)).has_value() && faults < 10'000) ++faults;
    CHECK(last.error().word == "E2406");
    CHECK(fs::file_size(dir / log->file().name()) < (17UL << 20U));
    LogLine card = shows(now, "");
    card.event = LogEvent::kOverride;
    CHECK(log->append(card).has_value());
    REQUIRE(log->append(shows(now + 24h, "欢迎")).has_value());
    const auto lines = lines_of(text_of(dir / log->file().name()));
    CHECK(lines.back().line.words.zh == "欢迎");
  }

  TEST_CASE("display log: old days go, and a line says which") {
    test::TempDir dir;
    const WallTime now = when("2026-11-01T12:00:00");
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d", .keep_days = 3}, now);
    REQUIRE(log.has_value());
    for (int day = 1; day <= 5; ++day)
      REQUIRE(log->append(shows(now + day * 24h, "欢")).has_value());
    // A clock that is set back and forth makes more files of the same days: none is lost by it.
    REQUIRE(log->append(shows(now + 4 * 24h, "欢")).has_value());
    REQUIRE(log->append(shows(now + 5 * 24h, "欢")).has_value());
    const auto files = log_files(dir.path());
    REQUIRE(files.has_value());
    REQUIRE(files->size() == 5);
    CHECK(files->front().number == 4);
    CHECK(files->back().number == 8);
    CHECK_FALSE(fs::exists(dir / LogFile{1, Date{2026y / 11 / 1}}.seal_name()));
    const auto lines = lines_of(text_of(dir / (*files)[2].name()));
    REQUIRE(lines[1].line.event == LogEvent::kRemoved);
    CHECK(lines[1].line.items.at(0) == "000003.2026-11-03.log");
  }

  TEST_CASE("display log: the oldest days go when all together are too much") {
    test::TempDir dir;
    const WallTime now = when("2026-11-01T12:00:00");
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d", .most_bytes = 10'000}, now);
    REQUIRE(log.has_value());
    for (int day = 1; day <= 6; ++day) {
      REQUIRE(log->append(shows(now + day * 24h, std::string(3000, 'x'))).has_value());
    }
    REQUIRE(log->close(now + 6 * 24h + 1h).has_value());
    const auto files = log_files(dir.path());
    REQUIRE(files.has_value());
    std::uintmax_t bytes = 0;
    for (const LogFile& file : *files) bytes += fs::file_size(dir / file.name());
    CHECK(bytes <= 10'000 + 4'500);  // and today
    CHECK(files->size() >= 2);
    CHECK(files->back().number == 7);
    const auto report = verify_log(dir.path(), *log_public_key(dir.path()));
    REQUIRE(report.has_value());
    CHECK(report->sound());
  }

  TEST_CASE("display log: a file larger than a day's limit is taken up and signed") {
    test::TempDir dir;
    const WallTime now = when("2026-11-01T12:00:00");
    {
      DisplayLog log = opened(dir.path(), now);
      REQUIRE(log.append(shows(now, "欢迎")).has_value());
    }
    // Zeros before the last lines: only the end of a file is looked at when it is taken up.
    const fs::path path = dir / log_files(dir.path())->front().name();
    const std::string lines = text_of(path);
    fs::resize_file(path, kMostLogFile + (1UL << 20U));
    std::ofstream(path, std::ios::app | std::ios::binary) << '\n' << lines;
    const auto tail = log_tail(path);
    REQUIRE(tail.has_value());
    CHECK(tail->number == 3);
  }

  TEST_CASE("display log: one program writes it, and a damaged key is not replaced") {
    test::TempDir dir;
    const WallTime now = when("2026-11-01T12:00:00");
    {
      const DisplayLog log = opened(dir.path(), now);
      const auto second = DisplayLog::open({.folder = dir.path(), .device = "d"}, now);
      REQUIRE_FALSE(second.has_value());
      CHECK(second.error().what.en.starts_with("another program"));
    }
    dir.write("log.key", "nonsense");
    const auto damaged = DisplayLog::open({.folder = dir.path(), .device = "d"}, now);
    REQUIRE_FALSE(damaged.has_value());
    CHECK(damaged.error().word == "E2403");
    CHECK(text_of(dir / "log.key") == "nonsense");
  }
}
