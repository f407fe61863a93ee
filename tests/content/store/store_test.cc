#include "content/store/store.h"

#include <doctest/doctest.h>

#include "device.h"
#include "power_cut_disk.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using Loss = PowerCutDisk::Loss;

namespace {

/// A device whose store is a copy of `other`'s: faster than installing again.
void copy_store(const Device& from, const Device& to) {
  fs::remove_all(to.store());
  fs::copy(from.store(), to.store(), fs::copy_options::recursive);
}

class FullDisk final : public store::Disk {
 public:
  Result<std::uint64_t> free_bytes(const fs::path& /*path*/) const override {
    return std::uint64_t{1000};
  }
};

void damage(const fs::path& path) {
  std::string bytes = *read_file(path, std::size_t{1} << 20);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  REQUIRE(write_file_atomic(path, bytes).has_value());
}

/// Cuts an update from 42 to 43 before every step in turn.
void survive_every_cut(Loss loss) {
  const Office office;
  Device before(office);
  REQUIRE(before.import(office.bundle(41)) == "OK");
  REQUIRE(before.import(office.bundle(42)) == "OK");
  const std::string next = office.bundle(43);
  std::size_t old_kept = 0;
  std::size_t new_kept = 0;
  bool finished = false;
  for (std::size_t cut = 1; !finished; ++cut) {
    CAPTURE(cut);
    REQUIRE(cut < 1000);
    Device device(office);
    copy_store(before, device);
    PowerCutDisk disk(cut, loss);
    const std::string word = device.import(disk, next);
    finished = !disk.was_cut();
    const std::string shown = device.shown();
    if (word == "OK") {
      REQUIRE(shown == "1-43");
    } else {
      REQUIRE((shown == "1-42" || shown == "1-43"));
    }
    ++(shown == "1-42" ? old_kept : new_kept);
    const std::string again = device.import(next);
    REQUIRE((again == "OK" || again == "ALREADY"));
    REQUIRE(device.shown() == "1-43");
    REQUIRE(device.import(office.bundle(42)) == "E_ROLLBACK");
  }
  CHECK(old_kept > 20);
  CHECK(new_kept > 2);
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("store: init makes a store once and refuses what is not a root of the site") {
    const Office office;
    const Office stranger;
    const TempDir dir;
    store::Disk disk;
    const auto init = [&](const fs::path& folder, const std::string& site,
                          const std::string& channel, const OwnedDocument& root) {
      const Status made = store::Store::init(disk, folder, site, channel, root.view());
      return made ? std::string("made")
                  : made.error().word + (made.error().word.empty() ? "usage" : "");
    };
    const fs::path folder = dir / "var/lib/store";
    CHECK(init(folder, "hosp-b", "production", office.signed_root) == "usage");
    CHECK(init(folder, "Hosp A", "production", office.signed_root) == "usage");
    CHECK(init(folder, "hosp-a", "Production1", office.signed_root) == "usage");
    OwnedDocument unsigned_root = office.signed_root;
    unsigned_root.signatures = stranger.signed_root.signatures;
    CHECK(init(folder, "hosp-a", "production", unsigned_root) == "E_ROOT");
    CHECK_FALSE(fs::exists(folder));
    CHECK(init(folder, "hosp-a", "production", office.signed_root) == "made");
    CHECK(init(folder, "hosp-a", "production", office.signed_root) == "usage");
    CHECK(store::Store::open(disk, folder).has_value());
    CHECK(store::Store::open(disk, dir / "none").error().code == Errc::kNotFound);
  }

  TEST_CASE("store: a power cut in init leaves a folder that init can finish") {
    const Office office;
    bool finished = false;
    for (std::size_t cut = 1; !finished; ++cut) {
      REQUIRE(cut < 200);
      const TempDir dir;
      PowerCutDisk disk(cut, Loss::kNames);
      finished =
          store::Store::init(disk, dir / "s", "hosp-a", "production", office.signed_root.view())
              .has_value();
      store::Disk whole;
      if (!finished && !fs::exists(dir / "s/site")) {
        REQUIRE(
            store::Store::init(whole, dir / "s", "hosp-a", "production", office.signed_root.view())
                .has_value());
      }
      REQUIRE(store::Store::open(whole, dir / "s").has_value());
    }
  }

  TEST_CASE("store: only one updater at a time") {
    const Office office;
    Device device(office);
    store::Disk disk;
    {
      const auto first = store::Store::open(disk, device.store());
      REQUIRE(first.has_value());
      CHECK(store::Store::open(disk, device.store()).error().word == "E_IO");
      CHECK(device.import(office.bundle(42)) == "E_IO");
    }
    CHECK(device.import(office.bundle(42)) == "OK");
  }

  TEST_CASE("store: killed before any step, the old or the new release is whole") {
    survive_every_cut(Loss::kNothing);
  }
  TEST_CASE("store: a power cut that loses unsynced bytes keeps the old or the new release") {
    survive_every_cut(Loss::kData);
  }
  TEST_CASE("store: a power cut that loses unsynced names keeps the old or the new release") {
    survive_every_cut(Loss::kNames);
  }
  TEST_CASE("store: any single failing step keeps the old or the new release") {
    survive_every_cut(Loss::kOnce);
  }

  TEST_CASE("store: a full disk is E_SPACE and changes nothing") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    FullDisk disk;
    CHECK(device.import(disk, office.bundle(43)) == "E_SPACE");
    CHECK(device.shown() == "1-42");
    CHECK(device.import(office.bundle(43)) == "OK");
  }

  TEST_CASE("store: current and previous stay, what is older goes, objects with it") {
    const Office office;
    Device device(office);
    const auto count = [&](std::string_view part) {
      std::size_t files = 0;
      for (const auto& entry : fs::recursive_directory_iterator(device.store() / part)) {
        if (entry.is_regular_file()) ++files;
      }
      return files;
    };
    const std::size_t objects = Office::content(1).size();
    for (std::uint64_t seq = 1; seq <= 5; ++seq) REQUIRE(device.import(office.bundle(seq)) == "OK");
    CHECK(count("releases") == 2 * 3);       // a manifest and two signatures each
    CHECK(count("objects") == objects + 2);  // two objects differ between issues
    CHECK(count("staging") == 0);
  }

  TEST_CASE("store: objects and records are for reading only") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(1)) == "OK");
    std::size_t seen = 0;
    for (const auto& entry : fs::recursive_directory_iterator(device.store())) {
      const bool note = entry.path().parent_path().filename() == "notes";
      if (!entry.is_regular_file() || note || entry.path().filename() == "lock") continue;
      CHECK((entry.status().permissions() & fs::perms(0777)) == fs::perms(0444));
      ++seen;
    }
    CHECK(seen > 20);
  }

  TEST_CASE("state record: what is written comes back, one wrong byte and it does not") {
    const store::StateRecord state{7, std::string(64, 'a'), {}, 1, 42, std::string(64, 'a')};
    const std::string text = store::format_state(state);
    REQUIRE(store::parse_state(text).has_value());
    CHECK(*store::parse_state(text) == state);
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string bad = text;
      bad[at] = static_cast<char>(bad[at] ^ 1);
      CHECK_FALSE(store::parse_state(bad).has_value());
    }
  }

  TEST_CASE("state record: with one copy damaged the floor does not sink") {
    const Office office;
    for (const char* copy : {"state.0", "state.1"}) {
      Device device(office);
      REQUIRE(device.import(office.bundle(41)) == "OK");
      REQUIRE(device.import(office.bundle(42)) == "OK");
      damage(device.store() / copy);
      CHECK(device.import(office.bundle(41)) == "E_ROLLBACK");
      CHECK(device.shown() == "1-42");
      CHECK(device.import(office.bundle(43)) == "OK");
    }
  }

  TEST_CASE("state record: with both copies lost it is rebuilt from the releases that verify") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(41)) == "OK");
    REQUIRE(device.import(office.bundle(42)) == "OK");
    fs::remove(device.store() / "state.0");
    fs::remove(device.store() / "state.1");
    CHECK(device.shown() == "1-42");
    CHECK(device.import(office.bundle(41)) == "E_ROLLBACK");
    CHECK(device.import(office.bundle(42)) == "ALREADY");
    CHECK(device.shown() == "1-42");
  }
}
