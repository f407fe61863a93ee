// Threats to a device over time: news that does not come, clocks, power, disks
// (content/THREATS.md).
#include <doctest/doctest.h>

#include "content/store/freshness.h"
#include "content/store/heal.h"
#include "content/store/report/status_report.h"
#include "power_cut_disk.h"
#include "target.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using Loss = PowerCutDisk::Loss;

namespace {

/// The sample was made on 20 November 2026 and is fresh until 4 January 2027, 02:00 UTC both.
constexpr std::string_view kNextDay = "2026-11-21T02:00:00Z";
constexpr std::string_view kFiveDaysOn = "2026-11-25T02:00:00Z";
constexpr std::string_view kAfterFresh = "2027-01-04T02:00:01Z";

std::string status_at(const Target& target, std::string_view now) {
  const WallTime time = *parse_time(now);
  const auto report = store::gather_status(target.device.store(), {}, time);
  REQUIRE(report.has_value());
  return store::status_text(*report, time, Lang::kEn);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class FullDisk final : public store::Disk {
 public:
  Result<std::uint64_t> free_bytes(const fs::path& /*path*/) const override {
    return std::uint64_t{1000};
  }
};

/// The files that the release in `bundle` needs.
std::vector<fs::path> object_files(const fs::path& store, std::string_view bundle) {
  const auto container = bundle::Container::read(bundle).value();
  const auto manifest = bundle::Manifest::parse(container.manifest.text).value();
  std::vector<fs::path> files;
  files.reserve(manifest.objects.size());
  for (const auto& object : manifest.objects) {
    files.push_back(store::Layout{store}.object(object.raw_hash));
  }
  return files;
}

}  // namespace

TEST_SUITE("threats") {
  TEST_CASE("threat: server keeps serving old content") {
    Target target;
    const std::string file = target.office.bundle(42);
    publish(target.web.path(), file, target.office.status(file, "2026-11-20T12:00:00Z"));
    CHECK(target.pull() == "ALREADY");
    CHECK(target.freshness(kNextDay) == "CURRENT");
    // The office has published 43 since; this server goes on with what it has.
    for (int day = 0; day < 3; ++day) CHECK(target.pull() == "ALREADY");
    CHECK(target.freshness(kFiveDaysOn) == "UNCONFIRMED");
    CHECK(target.freshness(kAfterFresh) == "STALE");
    const std::string status = status_at(target, kAfterFresh);
    CHECK(contains(status, "serial: 1-42\n"));
    CHECK(contains(status, "content of: 2026-11-20"));
    // A newer status by word of a stick, without its content: the screens know that they are late.
    const std::string next = target.office.bundle(43);
    publish(target.web.path(), next, target.office.status(next, "2026-11-21T00:00:00Z"));
    fs::remove_all(target.web / "obj");
    CHECK(target.pull() == "E_MISSING_OBJECT");
    CHECK(target.freshness(kNextDay) == "BEHIND");
    CHECK(target.device.shown() == "1-42");
  }

  TEST_CASE("threat: offline device kept in the past") {
    const Target target;
    CHECK(target.freshness(kNextDay) == "UNCONFIRMED");
    CHECK(target.freshness(kAfterFresh) == "STALE");
    CHECK(contains(status_at(target, kAfterFresh), "state: STALE\n"));
    CHECK(contains(status_at(target, kAfterFresh), "last confirmed: –\n"));
    // With the clock held back too it claims no "today"; the date stays to be seen.
    CHECK(target.freshness("2026-11-19T00:00:00Z") == "CLOCK UNSURE");
    CHECK(contains(status_at(target, "2026-11-19T00:00:00Z"), "content of: 2026-11-20"));
    CHECK(target.device.shown() == "1-42");
  }

  TEST_CASE("threat: clock wrong either way") {
    Target target;
    CHECK(target.freshness("1970-01-01T00:00:00Z") == "CLOCK UNSURE");
    CHECK(target.freshness("2037-01-01T00:00:00Z") == "STALE");
    // What is installed does not ask the clock: long out of date, and made in the future.
    const Keys& keys = target.office.keys;
    const auto dated = [&](std::uint64_t seq, std::string_view created, std::string_view until) {
      bundle::Issue issue = Office::issue(seq);
      issue.created = *parse_time(created);
      issue.fresh_until = *parse_time(until);
      return target.office.bundle(issue, Office::content(seq), {&keys.office, &keys.reviewer});
    };
    CHECK(target.device.import(dated(43, "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z")) == "OK");
    CHECK(target.freshness(kNextDay) == "STALE");
    CHECK(target.device.import(dated(44, "2037-01-01T00:00:00Z", "2037-02-01T00:00:00Z")) == "OK");
    CHECK(target.freshness(kNextDay) == "CLOCK UNSURE");
    // A bundle dated by mistake is healed by the next one.
    CHECK(target.device.import(target.office.bundle(45)) == "OK");
    CHECK(target.freshness(kNextDay) == "UNCONFIRMED");
    CHECK(target.device.shown() == "1-45");
  }

  TEST_CASE("threat: power cut at any instruction, crash, kill") {
    Target target;
    std::string reported = "1-42";
    std::uint64_t seq = 43;
    std::size_t cuts = 0;
    // Each of these updates is cut at a later step than the one before, with all that it left.
    for (const Loss loss : {Loss::kNothing, Loss::kData, Loss::kNames}) {
      for (std::size_t step = 1; step < 120; step += 5) {
        const std::string name = "1-" + std::to_string(seq);
        PowerCutDisk disk(step, loss);
        const std::string word = target.device.import(disk, target.office.bundle(seq));
        const std::string shown = target.device.shown();
        CAPTURE(step);
        if (disk.was_cut()) ++cuts;
        if (word == "OK") {
          REQUIRE(shown == name);
        } else {
          REQUIRE((shown == reported || shown == name));
        }
        reported = shown;
        if (shown == name) ++seq;
      }
    }
    CHECK(cuts > 20);
    CHECK(seq > 44);
    CHECK(target.device.import(target.office.bundle(seq)) == "OK");
    CHECK(target.device.import(target.office.bundle(seq - 1)) == "E_ROLLBACK");
  }

  TEST_CASE("threat: disk full, read-only disk, write errors") {
    Target target;
    const std::string next = target.office.bundle(43);
    FullDisk full;
    CHECK(target.device.import(full, next) == "E_SPACE");
    CHECK(target.device.shown() == "1-42");
    std::size_t failed = 0;
    bool finished = false;
    for (std::size_t step = 1; !finished; step += 3) {
      REQUIRE(step < 1000);
      Target fresh;
      PowerCutDisk disk(step, Loss::kOnce);
      const std::string word = fresh.device.import(disk, fresh.office.bundle(43));
      finished = !disk.was_cut();
      const std::string shown = fresh.device.shown();
      if (word != "OK") ++failed;
      REQUIRE((word == "OK" || word == "E_IO"));
      REQUIRE((word == "OK" ? shown == "1-43" : shown == "1-42" || shown == "1-43"));
      const std::string again = fresh.device.import(fresh.office.bundle(43));
      REQUIRE((again == "OK" || again == "ALREADY"));
      REQUIRE(fresh.device.shown() == "1-43");
    }
    CHECK(failed > 10);
    CHECK(target.device.import(next) == "OK");
  }

  TEST_CASE("threat: bit rot, lost files") {
    Target target;
    REQUIRE(target.device.import(target.office.bundle(43)) == "OK");
    const std::string current = target.office.bundle(43);
    for (const fs::path& file : object_files(target.device.store(), current)) {
      CAPTURE(file.filename().string());
      const std::string bytes = *read_file(file, 1 << 20);
      fs::remove(file);
      const std::string shown =
          target.device.shown();  // an older one, if it does not need the file
      CHECK((shown == "1-42" || shown == "withheld"));
      CHECK(target.freshness(kNextDay) == (shown == "1-42" ? "FALLBACK" : "WITHHELD"));
      // The same bundle, which is known already, puts it back.
      CHECK(target.device.import(target.office.bundle(42)) == "E_ROLLBACK");
      CHECK(target.device.import(current) == "ALREADY");
      CHECK(target.device.shown() == "1-43");
      CHECK(*read_file(file, 1 << 20) == bytes);
    }
    // A bit that no size betrays: the scrub takes the object away, and the same bundle heals it.
    {
      const fs::path rotten = object_files(target.device.store(), current).front();
      std::string bytes = *read_file(rotten, 1 << 20);
      bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
      REQUIRE(write_file_atomic(rotten, bytes).has_value());
      store::Disk disk;
      auto opened = store::Store::open(disk, target.device.store());
      REQUIRE(opened.has_value());
      const auto healed = store::heal(*opened, nullptr, *parse_time(kNextDay));
      REQUIRE(healed.has_value());
      CHECK(healed->taken_away == 1);
    }
    CHECK(target.device.shown() != "1-43");
    CHECK(target.device.import(current) == "ALREADY");
    CHECK(target.device.shown() == "1-43");
    for (const char* copy : {"state.0", "state.1", "status"}) {
      fs::remove(target.device.store() / copy);
      CHECK(target.device.shown() == "1-43");
    }
    fs::remove_all(target.device.store() / "releases");
    CHECK((target.device.shown() == "withheld" || target.device.shown() == "nothing"));
    CHECK(target.device.import(target.office.bundle(44)) == "OK");
    CHECK(target.device.shown() == "1-44");
  }

  TEST_CASE("threat: devices on different releases") {
    const Target target;
    Device other(target.office);
    REQUIRE(other.import(target.office.bundle(43)) == "OK");
    const auto release_of = [](const Device& device) {
      return Reader::open(device.store())->load().value();
    };
    const auto first = release_of(target.device);
    const auto second = release_of(other);
    CHECK(first->id().serial() != second->id().serial());
    CHECK(first->id().short_code() != second->id().short_code());
    // A change announced for a day is in both: on that day both turn, whatever their number.
    const auto on = [](const Release& release, Date day) {
      std::map<std::string, std::string> prices;
      for (const PriceItem& item : release.prices()) {
        if (item.valid.holds(day)) prices.emplace(item.code, item.row);
      }
      return prices;
    };
    using namespace std::chrono_literals;
    const Date before = 2027y / 2 / 28;
    const Date after = 2027y / 3 / 1;
    CHECK(on(*first, before) == on(*second, before));
    CHECK(on(*first, after) == on(*second, after));
    CHECK(on(*first, before) != on(*first, after));
  }
}
