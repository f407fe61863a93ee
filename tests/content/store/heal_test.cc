// Damage on the disk: found by a scrub, healed from the web tree, or taken away; and what an
// updater puts back by itself.
#include "content/store/heal.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>

#include "content/store/fetch/pull.h"
#include "content/store/scrub_note.h"
#include "content/store/stored_release.h"
#include "device.h"
#include "power_cut_disk.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

const WallTime kNow = *parse_time("2026-11-22T00:00:00Z");
constexpr std::string_view kMonday = "2026-11-23T00:00:00Z";

store::Patience without_waiting() {
  return {[](std::chrono::milliseconds /*pause*/) { return true; }, [] { return 0.5; }};
}

/// A device with 41 and 42, and the web tree that 42 lies on.
struct Ward {
  Office office;
  Device device{office};
  TempDir web;

  Ward() {
    REQUIRE(device.import(office.bundle(41)) == "OK");
    const std::string file = office.bundle(42);
    publish(web.path(), file, office.status(file, kMonday));
    REQUIRE(device.import(file) == "OK");
  }

  [[nodiscard]] std::string url() const { return "file://" + web.path().string(); }

  store::Healed heal(bool with_web) {
    store::Disk disk;
    auto opened = store::Store::open(disk, device.store());
    REQUIRE(opened.has_value());
    auto tree = *store::open_web_tree(url());
    auto healed = store::heal(*opened, with_web ? tree.get() : nullptr, kNow, without_waiting());
    REQUIRE(healed.has_value());
    return *healed;
  }

  std::string pull() {
    store::Disk disk;
    auto opened = store::Store::open(disk, device.store());
    REQUIRE(opened.has_value());
    auto tree = *store::open_web_tree(url());
    return std::string(bundle::verdict_word(
        store::pull(*opened, *tree, url(), {without_waiting()}).outcome.verdict));
  }

  [[nodiscard]] store::StateRecord state() const { return *store::read_state(device.store()); }

  [[nodiscard]] bundle::Manifest manifest() const {
    const auto text =
        read_file(device.store() / "releases" / state().current / "manifest", 1 << 20);
    return bundle::Manifest::parse(*text).value();
  }

  /// The file of the object at `path` of the current release.
  [[nodiscard]] fs::path object(std::string_view path) const {
    for (const auto& object : manifest().objects) {
      if (object.path == path) return store::Layout{device.store()}.object(object.raw_hash);
    }
    FAIL("no such object");
    return {};
  }

  [[nodiscard]] std::string shown() const { return device.shown(); }
};

/// One bit, in place: a mapping of the file sees it too.
void flip(const fs::path& path) {
  std::string bytes = *read_file(path, std::size_t{1} << 24);
  REQUIRE_FALSE(bytes.empty());
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  fs::permissions(path, fs::perms(0644));
  std::FILE* file = std::fopen(path.c_str(), "r+b");
  REQUIRE(file != nullptr);
  REQUIRE(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
  REQUIRE(std::fclose(file) == 0);
}

constexpr std::string_view kChanged = "table/hospital";  // differs between 41 and 42
constexpr std::string_view kShared = "table/departments";

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("scrub: a whole store is whole, and its note says so") {
    Ward ward;
    const std::uint64_t generation = ward.state().generation;
    const store::Healed healed = ward.heal(false);
    CHECK(healed.damaged == 0);
    CHECK(healed.objects > Office::content(42).size());  // those of 41 that differ, too
    CHECK(ward.state().generation == generation);
    const auto note = store::read_scrub_note(store::Layout{ward.device.store()});
    REQUIRE(note.has_value());
    CHECK(note->at == kNow);
    CHECK(note->healed == healed);
  }

  TEST_CASE("scrub: one wrong bit in an object is found and fetched again") {
    for (const std::string_view path : {kChanged, kShared}) {
      CAPTURE(path);
      Ward ward;
      flip(ward.object(path));
      const store::Healed healed = ward.heal(true);
      CHECK(healed == store::Healed{healed.objects, 1, 1, 0});
      CHECK(ward.heal(false).damaged == 0);
      CHECK(ward.shown() == "1-42");
      CHECK((fs::status(ward.object(path)).permissions() & fs::perms(0777)) == fs::perms(0444));
    }
  }

  TEST_CASE("scrub: what cannot be had is taken away, and the previous release shows") {
    Ward ward;
    const fs::path object = ward.object(kChanged);
    flip(object);
    const store::Healed healed = ward.heal(false);
    CHECK(healed.taken_away == 1);
    CHECK(healed.sentence().en.find("import this number again") != std::string::npos);
    CHECK_FALSE(fs::exists(object));
    CHECK(ward.shown() == "1-41");
    CHECK(ward.state().floor_seq == 42);
    CHECK(ward.device.import(ward.office.bundle(41)) == "E_ROLLBACK");
    const auto reader = Reader::open(ward.device.store());
    REQUIRE(reader->load().has_value());
    CHECK(reader->freshness(kNow) == Freshness::kFallback);
    // It comes back by the next scrub with a network, by a round, or by the stick it came from.
    CHECK(ward.heal(true).repaired == 1);
    CHECK(ward.shown() == "1-42");
  }

  TEST_CASE("scrub: what only cannot be read is left where it is") {
    Ward ward;
    const fs::path object = ward.object(kChanged);
    const fs::path aside = ward.web / "aside";
    fs::rename(object, aside);
    // Opening a socket's name fails with ENXIO, also for root: the disk that does not answer.
    REQUIRE(::mknod(object.c_str(), S_IFSOCK | 0600, 0) == 0);
    const store::Healed healed = ward.heal(false);
    CHECK(healed == store::Healed{healed.objects, 1, 0, 0});
    CHECK(healed.sentence().en.find("could not be had") != std::string::npos);
    CHECK(fs::exists(object));
    CHECK(ward.shown() == "1-41");
    fs::rename(aside, object);  // it answers again
    CHECK(ward.heal(false).damaged == 0);
    CHECK(ward.shown() == "1-42");
  }

  TEST_CASE("scrub: a server that serves damaged objects heals nothing and harms nothing") {
    Ward ward;
    flip(ward.object(kChanged));
    for (const auto& entry : fs::recursive_directory_iterator(ward.web / "obj")) {
      if (entry.is_regular_file() && entry.file_size() > 0) flip(entry.path());
    }
    const store::Healed healed = ward.heal(true);
    CHECK(healed.repaired == 0);
    CHECK(healed.taken_away == 1);
    CHECK(ward.shown() == "1-41");
  }

  TEST_CASE("scrub: a reader lets go of a mapped file once it was repaired or taken away") {
    Ward ward;
    const auto reader = Reader::open(ward.device.store());
    const auto before = *reader->load();
    const std::string good(*before->object(kChanged));
    flip(ward.object(kChanged));
    CHECK(*before->object(kChanged) != good);  // the mapping sees the damage
    REQUIRE(ward.heal(true).repaired == 1);
    const auto after = *reader->load();
    CHECK(after != before);
    CHECK(*after->object(kChanged) == good);
    flip(ward.object(kChanged));
    REQUIRE(ward.heal(false).taken_away == 1);
    CHECK(serial_of(**reader->load()) == "1-41");
  }

  TEST_CASE("scrub: lost objects, folders and links in their place count as damage") {
    Ward ward;
    const fs::path lost = ward.object(kChanged);
    fs::remove(lost);
    const fs::path linked = ward.object(kShared);
    const TempDir elsewhere;
    fs::rename(linked, elsewhere / "copy");
    fs::create_symlink(elsewhere / "copy", linked);
    const store::Healed healed = ward.heal(true);
    CHECK(healed == store::Healed{healed.objects, 2, 2, 0});
    CHECK(fs::is_regular_file(fs::symlink_status(linked)));
    CHECK(ward.shown() == "1-42");
  }

  TEST_CASE("scrub: a damaged manifest and a lost signature come back from the web") {
    for (const char* file : {"manifest", "manifest.1.minisig", "manifest.2.minisig"}) {
      for (const bool lost : {false, true}) {
        CAPTURE(file);
        CAPTURE(lost);
        Ward ward;
        const fs::path path = ward.device.store() / "releases" / ward.state().current / file;
        if (lost) {
          fs::remove(path);
        } else {
          flip(path);
        }
        CHECK(ward.shown() == "1-41");
        CHECK(ward.heal(true).repaired == 1);
        CHECK(ward.shown() == "1-42");
      }
    }
  }

  TEST_CASE("scrub: a previous release beyond repair is forgotten, the next commit makes another") {
    Ward ward;
    flip(ward.device.store() / "releases" / ward.state().previous / "manifest");
    CHECK(ward.heal(true).taken_away == 1);
    CHECK(ward.heal(true).damaged == 0);
    CHECK(ward.state().previous.empty());
    CHECK(ward.shown() == "1-42");
    CHECK(ward.device.import(ward.office.bundle(43)) == "OK");
    CHECK_FALSE(ward.state().previous.empty());
    CHECK(fs::exists(ward.device.store() / "releases" / ward.state().previous));
  }

  TEST_CASE("scrub: a power cut before any step of a repair leaves a whole release") {
    for (const PowerCutDisk::Loss loss : {PowerCutDisk::Loss::kData, PowerCutDisk::Loss::kNames}) {
      Ward ward;
      const fs::path object = ward.object(kChanged);
      const TempDir aside;
      fs::copy(ward.device.store(), aside / "store", fs::copy_options::recursive);
      bool finished = false;
      for (std::size_t cut = 1; !finished; ++cut) {
        CAPTURE(cut);
        REQUIRE(cut < 200);
        fs::remove_all(ward.device.store());
        fs::copy(aside / "store", ward.device.store(), fs::copy_options::recursive);
        fs::remove(object);
        PowerCutDisk disk(cut, loss);
        {
          auto opened = store::Store::open(disk, ward.device.store());
          auto tree = *store::open_web_tree(ward.url());
          if (opened) (void)store::heal(*opened, tree.get(), kNow, without_waiting());
        }
        finished = !disk.was_cut();
        const std::string shown = ward.shown();
        REQUIRE((shown == "1-41" || shown == "1-42"));
        REQUIRE(ward.heal(true).taken_away == 0);
        REQUIRE(ward.shown() == "1-42");
      }
    }
  }

  TEST_CASE("scrub: stopped in the middle, nothing is changed") {
    Ward ward;
    flip(ward.object(kChanged));
    store::Disk disk;
    auto opened = store::Store::open(disk, ward.device.store());
    const std::uint64_t generation = ward.state().generation;
    int asked = 0;
    const auto healed =
        store::heal(*opened, nullptr, kNow, without_waiting(), [&asked] { return ++asked < 3; });
    REQUIRE_FALSE(healed.has_value());
    CHECK(healed.error().code == Errc::kClosed);
    CHECK(fs::exists(ward.object(kChanged)));
    CHECK(ward.state().generation == generation);
  }

  TEST_CASE(
      "store: with the current release damaged, a new one keeps the whole one to fall back to") {
    Ward ward;
    fs::remove(ward.object(kChanged));
    REQUIRE(ward.shown() == "1-41");
    REQUIRE(ward.device.import(ward.office.bundle(43)) == "OK");
    CHECK(ward.shown() == "1-43");
    fs::remove(ward.object(kChanged));
    CHECK(ward.shown() == "1-41");
  }

  TEST_CASE("store: a lost or damaged site file is made again, the floor stays") {
    for (const bool lost : {true, false}) {
      CAPTURE(lost);
      Ward ward;
      const fs::path site = ward.device.store() / "site";
      const std::string before = *read_file(site, 4096);
      if (lost) {
        fs::remove(site);
      } else {
        flip(site);
      }
      CHECK(ward.shown() == "1-42");
      CHECK(ward.device.import(ward.office.bundle(41)) == "E_ROLLBACK");
      CHECK(*read_file(site, 4096) == before);
      CHECK(ward.device.import(ward.office.bundle(43)) == "OK");
    }
  }

  TEST_CASE("store: a lost lock file does not lock the updater out") {
    Ward ward;
    fs::remove(ward.device.store() / "lock");
    CHECK(ward.device.import(ward.office.bundle(43)) == "OK");
  }

  TEST_CASE("store: lost roots, one by one and all") {
    Ward ward;
    // A chain of three; the third brings new office and reviewer keys.
    Office next;
    bundle::Root third = ward.office.root;
    third.version = 3;
    third.role(bundle::Role::kOffice).keys = {next.keys.office.public_key()};
    third.role(bundle::Role::kReviewer).keys = {next.keys.reviewer.public_key()};
    publish_root(ward.web.path(), 2, ward.office.next_root([](bundle::Root&) {}));
    publish_root(ward.web.path(), 3, signed_by(third.text(), {&ward.office.keys.root}));
    const std::string file = next.bundle(43);
    publish(ward.web.path(), file, ward.office.status(file, "2026-11-24T00:00:00Z"));
    REQUIRE(ward.pull() == "OK");
    REQUIRE(ward.shown() == "1-43");
    const fs::path roots = ward.device.store() / "roots";
    for (const char* middle : {"1.root", "2.root"}) {
      CAPTURE(middle);
      fs::rename(roots / middle, roots / "aside");
      CHECK(ward.shown() == "1-43");
      CHECK(ward.device.import(ward.office.bundle(44)) == "E_SIG");  // the old keys stay revoked
      fs::rename(roots / "aside", roots / middle);
    }
    flip(roots / "3.root");
    CHECK(ward.shown() != "1-43");
    CHECK(ward.pull() == "ALREADY");  // the web tree has it
    CHECK(ward.shown() == "1-43");
    for (const char* root : {"1.root", "2.root", "3.root"}) fs::remove(roots / root);
    CHECK(ward.shown() == "withheld");
    // IT gives the device a root again; what it had accepted counts again.
    store::Disk disk;
    const OwnedDocument given = signed_by(third.text(), {&ward.office.keys.root});
    REQUIRE(store::Store::init(disk, ward.device.store(), "hosp-a", "production", given.view())
                .has_value());
    CHECK(ward.shown() == "1-43");
    CHECK(ward.device.import(next.bundle(42)) == "E_ROLLBACK");
  }

  TEST_CASE("store: a lost status file is fetched again although nothing is new") {
    Ward ward;
    REQUIRE(ward.pull() == "ALREADY");
    REQUIRE(fs::exists(ward.device.store() / "status"));
    fs::remove(ward.device.store() / "status");
    CHECK(ward.pull() == "ALREADY");
    CHECK(fs::exists(ward.device.store() / "status"));
  }
}
