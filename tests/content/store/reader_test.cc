#include "content/store/reader.h"

#include <doctest/doctest.h>
#include <poll.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "device.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

bool changed(const Reader& reader, int wait_ms) {
  pollfd ready{reader.changed_fd(), POLLIN, 0};
  return ::poll(&ready, 1, wait_ms) == 1;
}

const WallTime kNow = *parse_time("2026-11-22T00:00:00Z");

/// Files of the store that only the release of `device` uses, or all objects.
std::vector<fs::path> object_files(const Device& device) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(device.store() / "objects")) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

std::string current_hash(const Device& device) {
  return store::read_state(device.store())->current;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("reader: a store that comes later is noticed, from two folders above") {
    const Office office;
    const TempDir dir;
    auto reader = Reader::open(dir / "var/store");
    REQUIRE(reader.has_value());
    CHECK(reader->load().error().code == Errc::kNotFound);
    CHECK(reader->freshness(kNow) == Freshness::kWithheld);
    CHECK_FALSE(changed(*reader, 0));
    store::Disk disk;
    REQUIRE(store::Store::init(disk, dir / "var/store", "hosp-a", "production",
                               office.signed_root.view())
                .has_value());
    CHECK(changed(*reader, 5000));
    reader->acknowledge();
    CHECK_FALSE(changed(*reader, 0));
    CHECK(reader->load().error().code == Errc::kNotFound);
    auto store = store::Store::open(disk, dir / "var/store");
    REQUIRE(store.has_value());
    const auto report = store::import(*store, dir.write("a.kbundle", office.bundle(42)));
    REQUIRE(report.outcome.verdict == bundle::Verdict::kOk);
    CHECK(changed(*reader, 5000));
    reader->acknowledge();
    REQUIRE(reader->load().has_value());
    CHECK(reader->freshness(kNow) == Freshness::kUnconfirmed);
  }

  TEST_CASE("reader: the same release is the same object, a new one is another") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    auto reader = Reader::open(device.store());
    const auto first = *reader->load();
    CHECK(*reader->load() == first);
    REQUIRE(device.import(office.bundle(43)) == "OK");
    REQUIRE(device.import(office.bundle(44)) == "OK");
    REQUIRE(device.import(office.bundle(45)) == "OK");
    CHECK(serial_of(**reader->load()) == "1-45");
    CHECK(serial_of(*first) == "1-42");  // cleaned up on disk, whole in the hand
  }

  TEST_CASE("reader: damage falls back to the previous release, then to none") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(41)) == "OK");
    const auto before = object_files(device);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    auto reader = Reader::open(device.store());
    for (const fs::path& file : object_files(device)) {
      if (std::ranges::find(before, file) != before.end()) continue;
      fs::remove(file);  // an object that only the current release has
      break;
    }
    CHECK(serial_of(**reader->load()) == "1-41");
    CHECK(reader->freshness(kNow) == Freshness::kFallback);
    for (const fs::path& file : object_files(device)) fs::remove(file);
    CHECK(reader->load().error().code == Errc::kRejected);
    CHECK(reader->freshness(kNow) == Freshness::kWithheld);
    CHECK(device.import(office.bundle(42)) == "ALREADY");  // restores all of it
    CHECK(serial_of(**reader->load()) == "1-42");
    CHECK(reader->freshness(kNow) == Freshness::kUnconfirmed);
  }

  TEST_CASE("reader: an older release shown because the newer state copy rotted is a fallback") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(41)) == "OK");
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const auto newest = store::read_state(device.store());
    REQUIRE(newest.has_value());
    auto reader = Reader::open(device.store());
    const fs::path rotten = device.store() / ("state." + std::to_string(newest->generation % 2));
    REQUIRE(fs::exists(rotten));
    fs::permissions(rotten, fs::perms::owner_write, fs::perm_options::add);
    fs::resize_file(rotten, 7);
    CHECK(serial_of(**reader->load()) == "1-41");
    CHECK(reader->freshness(kNow) == Freshness::kFallback);
  }

  TEST_CASE("reader: a changed manifest, a lost signature and a wrong size are damage") {
    const Office office;
    for (const char* kind : {"manifest", "signature", "size"}) {
      CAPTURE(kind);
      Device device(office);
      REQUIRE(device.import(office.bundle(41)) == "OK");
      REQUIRE(device.import(office.bundle(42)) == "OK");
      const fs::path release = device.store() / "releases" / current_hash(device);
      if (kind == std::string_view("signature")) {
        fs::remove(release / "manifest.2.minisig");
      } else if (kind == std::string_view("manifest")) {
        std::string text = *read_file(release / "manifest", 1 << 20);
        text[text.find("seq: 42") + 5] = '9';
        REQUIRE(write_file_atomic(release / "manifest", text).has_value());
      } else {
        for (const fs::path& file : object_files(device)) {
          if (fs::file_size(file) > 2) {
            fs::permissions(file, fs::perms(0644));
            fs::resize_file(file, fs::file_size(file) - 1);
          }
        }
        CHECK(device.shown() == "withheld");
        continue;
      }
      CHECK(device.shown() == "1-41");
    }
  }

  TEST_CASE("reader: what the disk no longer gives is an error, not the end of the program") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const auto reader = Reader::open(device.store());
    const auto release = *reader->load();
    REQUIRE(release->object("text/page/about.zh").has_value());
    // A page that is not there any more stands for a sector that cannot be read: both are SIGBUS.
    for (const fs::path& file : object_files(device)) {
      fs::permissions(file, fs::perms(0644));
      fs::resize_file(file, 0);
    }
    CHECK(release->object("text/page/about.zh").error().code == Errc::kCorrupt);
  }

  TEST_CASE("reader: a looping reader sees whole releases only while 100 updates run") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(1)) == "OK");
    std::vector<std::string> bundles;
    for (std::uint64_t seq = 2; seq <= 101; ++seq) bundles.push_back(office.bundle(seq));
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> loads = 0;
    std::atomic<std::size_t> wrong = 0;
    std::thread looping([&] {
      auto reader = Reader::open(device.store());
      std::uint64_t last = 0;
      while (!stop) {
        const auto release = reader->load();
        const bool fine = release && serial_of(**release) != "mixed" &&
                          (*release)->id().seq >= last &&
                          reader->freshness(kNow) == Freshness::kUnconfirmed;
        if (!fine) ++wrong;
        if (release) last = (*release)->id().seq;
        ++loads;
      }
    });
    std::size_t taken = 0;
    for (const std::string& file : bundles) {
      if (device.import(file) == "OK") ++taken;
    }
    stop = true;
    looping.join();
    CHECK(taken == 100);
    CHECK(wrong == 0);
    CHECK(loads > 100);
    CHECK(device.shown() == "1-101");
  }
}
