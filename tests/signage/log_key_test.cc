// Another key takes over: what the former one signed stays believed, and nobody else can say so.
#include "signage/log/log_key.h"

#include "signage/log/log_at.h"
#include "signage/log/log_seal.h"
#include "signage/log/log_text.h"
#include "tests/signage/log_days.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using content::bundle::PublicKey;
using content::bundle::SecretKey;
using test::finds;
using test::when;

namespace {

/// The three days, and what happened to their key on the fifth.
struct Changed : test::Days {
  /// As the handbook tells people to do it; or the key is simply gone.
  void change(bool keep_former = true) {
    fs::rename(dir / "log.key", dir / (keep_former ? "log.key.old" : "gone"));
    start("2026-03-05T08:00:00");
  }
  void start(const std::string& time) {
    auto log = DisplayLog::open({.folder = dir.path(), .device = "kiosk-1"}, when(time));
    REQUIRE_MESSAGE(log.has_value(), log.error().what.en);
    REQUIRE(log->append(test::line_of(when(time) + 1min, LogEvent::kShow, "a")).has_value());
    REQUIRE(log->close(when(time) + 1h).has_value());
    files = *log_files(dir.path());
  }
  [[nodiscard]] LogReport verify_by(const PublicKey& key) const {
    const auto report = verify_log(dir.path(), key);
    REQUIRE(report.has_value());
    return *report;
  }
  [[nodiscard]] SecretKey secret(const std::string& name) const {
    auto key = content::bundle::parse_secret_key_file(
        test::text_of(dir / name), [] { return Result<std::string>(Error{Errc::kUsage, {}}); });
    REQUIRE(key.has_value());
    return *std::move(key);
  }
  /// As somebody does who may write here: a line that follows from the last one, and its seal.
  void forge(LogLine line, const SecretKey& signer) const {
    const LogFile& file = files.back();
    const auto tail = log_tail(dir / file.name());
    REQUIRE(tail.has_value());
    line.number = tail->number + 1;
    const Hash head = chained(tail->hash, line.body());
    dir.write(file.name(),
              test::text_of(dir / file.name()) + head.hex() + "\t" + line.body() + "\n");
    seal_as(signer, file, line.number, head);
  }
  void seal_as(const SecretKey& signer, const LogFile& file, std::uint64_t last,
               const Hash& head) const {
    const LogSeal seal{"kiosk-1", file.name(), last, head, when("2026-03-05T10:00:00")};
    REQUIRE(write_seal(dir.path(), file, seal, signer).has_value());
  }
  static LogLine key_line(const PublicKey& next, const PublicKey& former) {
    return {.time = when("2026-03-05T09:30:00"),
            .event = LogEvent::kKey,
            .items = {next.text(), former.text()},
            .words = {"换", "new"}};
  }
  [[nodiscard]] PublicKey key() const { return *log_public_key(dir.path()); }

  const PublicKey first = key();
};

}  // namespace

TEST_SUITE("display log") {
  TEST_CASE(
      "log key: a new one is a line of the log, sealed by the former, and both are believed") {
    Changed days;
    const std::string id = content::bundle::key_id_text(days.first.id);
    days.change();
    CHECK(days.key() != days.first);
    const auto kept =
        content::bundle::parse_public_key_file(test::text_of(days.dir / ("log.pub." + id)));
    REQUIRE(kept.has_value());
    CHECK(*kept == days.first);
    const auto lines = test::lines_of(days.day(2));
    const LogLine& line = lines[9].line;  // the day, 8 shows, and the third day has its stop line
    REQUIRE(lines[10].line.event == LogEvent::kKey);
    CHECK(line.event == LogEvent::kStop);
    CHECK(lines[10].line.items == std::vector<std::string>{days.key().text(), days.first.text()});
    CHECK(lines[10].line.words.en.find(id) != std::string::npos);
    const auto handed_over =
        read_seal(days.dir.path(), days.files[2], std::span(&days.first, 1), id);
    REQUIRE(handed_over.has_value());
    CHECK(handed_over->seal.last == lines[10].line.number);

    for (const PublicKey& key : {days.key(), days.first}) {
      const LogReport report = days.verify_by(key);
      CHECK_MESSAGE(report.sound(), log_report_text(report, Lang::kEn));
      CHECK(report.signed_to == report.last_number);
      REQUIRE(report.notes.size() == 1);
      CHECK(report.notes[0].code == "E2423");
      CHECK(report.notes[0].file == days.files[2].name());
      CHECK(report.notes[0].line == 11);
      CHECK(report.notes[0].words.en.find("has sealed") != std::string::npos);
    }
    const auto stranger = SecretKey::generate().public_key();
    CHECK(finds(days.verify_by(stranger), days.files[0].name(), 0, "E2405"));
    CHECK(finds(days.verify_by(stranger), days.files[2].name(), 11, "E2425"));
  }

  TEST_CASE("log key: where the former is gone the new one alone vouches, and a line tells") {
    Changed days;
    const std::string id = content::bundle::key_id_text(days.first.id);
    days.change(false);
    const LogReport report = days.verify_by(days.key());
    CHECK_MESSAGE(report.sound(), log_report_text(report, Lang::kEn));
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].words.en.find("has not sealed") != std::string::npos);
    // What it sealed last stays.
    const auto last = read_seal(days.dir.path(), days.files[2], std::span(&days.first, 1), id);
    REQUIRE(last.has_value());
    CHECK(last->seal.last == 29);
    // Whoever knows the former key only has no reason to believe the new one.
    const LogReport by_former = days.verify_by(days.first);
    CHECK(finds(by_former, days.files[2].name(), 11, "E2425"));
    CHECK(finds(by_former, days.files[3].name(), 0, "E2405"));
    CHECK(by_former.signed_to == 29);
  }

  TEST_CASE("log key: nobody else can write the line that changes it") {
    Changed days;
    const SecretKey forger = SecretKey::generate();
    days.forge(Changed::key_line(forger.public_key(), days.first), forger);
    const LogReport report = days.verify_by(days.first);
    CHECK(finds(report, days.files[2].name(), 11, "E2425"));
    CHECK(finds(report, days.files[2].name(), 0, "E2405"));
    CHECK(report.signed_to < report.last_number);
    // Nor one that takes over from a key of his own.
    Changed others;
    const SecretKey second = SecretKey::generate();
    others.forge(Changed::key_line(forger.public_key(), second.public_key()), forger);
    CHECK(finds(others.verify_by(others.first), others.files[2].name(), 11, "E2425"));
    // The handing over of a right change, signed by somebody else.
    Changed third;
    third.change();
    const std::string id = content::bundle::key_id_text(third.first.id);
    const auto seal = LogSeal::parse(test::text_of(third.dir / third.files[2].seal_name(id)));
    REQUIRE(seal.has_value());
    REQUIRE(write_seal(third.dir.path(), third.files[2], *seal, forger, id).has_value());
    CHECK(finds(third.verify_by(third.first), third.files[2].name(), 0, "E2405"));
    CHECK(finds(third.verify_by(third.first), third.files[2].name(), 11, "E2425"));
  }

  TEST_CASE("log key: a second change must name the key that signs, and be sealed by it") {
    Changed days;
    days.change();
    const SecretKey forger = SecretKey::generate();
    days.forge(Changed::key_line(forger.public_key(), days.first), forger);
    const LogReport report = days.verify_by(days.key());
    const auto lines = test::lines_of(days.day(3));
    CHECK(finds(report, days.files[3].name(), lines.size(), "E2425"));
    CHECK(finds(report, days.files[3].name(), 0, "E2405"));
    Changed others;
    others.change();
    const PublicKey middle = others.key();
    others.forge(Changed::key_line(forger.public_key(), middle), forger);
    CHECK(finds(others.verify_by(middle), others.files[3].name(), lines.size(), "E2425"));
  }

  TEST_CASE("log key: what the former key signs after its change is refused") {
    Changed days;
    days.change();
    const SecretKey former = days.secret("log.key.old");
    const auto tail = log_tail(days.dir / days.files[3].name());
    REQUIRE(tail.has_value());
    days.seal_as(former, days.files[3], tail->number, tail->hash);
    const LogReport report = days.verify_by(days.key());
    CHECK(finds(report, days.files[3].name(), 0, "E2424"));
    CHECK(report.signed_to < report.last_number);
    // A day before it may have been signed late, by the new key too.
    Changed others;
    others.change();
    const auto first_day = log_tail(others.dir / others.files[0].name());
    others.seal_as(others.secret("log.key"), others.files[0], first_day->number, first_day->hash);
    CHECK(others.verify_by(others.key()).sound());
  }

  TEST_CASE("log key: a change that no signature covers is not believed") {
    Changed days;
    days.change();
    for (const int i : {2, 3}) {
      fs::remove(days.dir / days.files[static_cast<std::size_t>(i)].seal_name());
    }
    CHECK(finds(days.verify_by(days.key()), days.files[2].name(), 11, "E2425"));
  }

  TEST_CASE(
      "log key: a start that was interrupted says the change again, and that is no other one") {
    Changed days;
    days.change();
    days.dir.write("log.pub", content::bundle::write_public_key_file(days.first));
    days.start("2026-03-06T08:00:00");
    CHECK(days.key() != days.first);
    for (const PublicKey& key : {days.key(), days.first}) {
      const LogReport report = days.verify_by(key);
      CHECK_MESSAGE(report.sound(), log_report_text(report, Lang::kEn));
      CHECK(report.notes.size() == 1);
    }
  }

  TEST_CASE("log key: with both halves gone the change is told, and older days are not believed") {
    Changed days;
    fs::remove(days.dir / "log.pub");
    days.change(false);
    const auto lines = test::lines_of(days.day(2));
    REQUIRE(lines[10].line.event == LogEvent::kKey);
    CHECK(lines[10].line.items.size() == 1);
    const LogReport report = days.verify_by(days.key());
    CHECK(finds(report, days.files[0].name(), 0, "E2405"));
    CHECK_FALSE(finds(report, days.files[2].name(), 11, "E2425"));
    CHECK(report.signed_to == report.last_number);
  }

  TEST_CASE("log key: an answer of a day before the change is believed by the new key") {
    Changed days;
    days.change();
    const auto used = log_files_at(days.dir.path(), when("2026-03-02T10:00:20"));
    REQUIRE(used.has_value());
    REQUIRE(used->size() == 2);
    const auto verified = [&] {
      const auto report = verify_log(days.dir.path(), days.key(), *used);
      REQUIRE(report.has_value());
      return *report;
    };
    CHECK_MESSAGE(verified().sound(), log_report_text(verified(), Lang::kEn));
    CHECK(verified().files == 3);  // and the one that tells of the key
    fs::remove(days.dir / ("log.pub." + content::bundle::key_id_text(days.first.id)));
    CHECK(finds(verified(), days.files[0].name(), 0, "E2405"));
  }

  TEST_CASE("log key: the seals of former keys go with their day") {
    test::TempDir dir;
    const WallTime now = when("2026-11-01T12:00:00");
    {
      const DisplayLog log = test::opened(dir.path(), now);
    }
    fs::rename(dir / "log.key", dir / "log.key.old");
    auto log = DisplayLog::open({.folder = dir.path(), .device = "d", .keep_days = 1}, now + 1h);
    REQUIRE(log.has_value());
    const LogFile first = log->file();
    CHECK(seals_of(dir.path(), first)->size() == 4);
    REQUIRE(log->append(test::shows(now + 24h, "欢迎")).has_value());
    CHECK_FALSE(fs::exists(dir / first.name()));
    CHECK(seals_of(dir.path(), first)->empty());
  }
}
