// Receipts of a device: its key, what it tells, when, and where they lie.
#include "content/store/report/receipts.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/store/report/device_key.h"
#include "content/store/report/display_line.h"
#include "content/store/report/last_outcome.h"
#include "device.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::store;
using gongshi::test::Device;
using gongshi::test::Office;

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const WallTime kNow = *parse_time("2026-11-23T02:05:32Z");

unsigned mode_of(const fs::path& path) {
  struct stat about{};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  return about.st_mode & 07777U;
}

Store open(const Device& device, Disk& disk) {
  auto store = Store::open(disk, device.store());
  REQUIRE(store.has_value());
  return *std::move(store);
}

DisplayLine line(std::string name, std::string serial) {
  DisplayLine line;
  line.display = std::move(name);
  line.kind = "onbon-k";
  line.serial = std::move(serial);
  line.proof = Proof::kReadBack;
  line.proved_at = kNow - seconds(8);
  line.seen = Seen::kSeen;
  return line;
}

/// What a program wrote at `at`.
void show(const ReceiptFacts& facts, const std::string& program,
          const std::vector<DisplayLine>& lines, WallTime at = kNow) {
  REQUIRE(write_display_lines(facts.displays, program, lines).has_value());
  fs::last_write_time(facts.displays / (program + ".json"), std::chrono::file_clock::from_sys(at));
}

DisplayLine expected(std::string name) {
  DisplayLine line;
  line.display = std::move(name);
  line.kind = "onbon-k";
  return line;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("device key: made once, kept, and only its owner may read it") {
    const Office office;
    const Device device(office);
    Disk disk;
    const Store store = open(device, disk);
    CHECK(device_public_key(store.layout()).error().code == Errc::kNotFound);
    const auto key = device_key(disk, store.layout());
    REQUIRE(key.has_value());
    CHECK(mode_of(store.layout().device_key()) == 0600);
    CHECK(mode_of(store.layout().device_pub()) == 0444);
    CHECK(device_key(disk, store.layout())->public_key() == key->public_key());
    CHECK(*device_public_key(store.layout()) == key->public_key());
    fs::remove(store.layout().device_pub());
    CHECK(device_key(disk, store.layout()).has_value());
    CHECK(*device_public_key(store.layout()) == key->public_key());
    CHECK(device_list_line("kiosk-1", key->public_key()) == "kiosk-1 " + key->public_key().text());
  }

  TEST_CASE("device key: a damaged one is told, never replaced") {
    const Office office;
    const Device device(office);
    Disk disk;
    const Store store = open(device, disk);
    REQUIRE(device_key(disk, store.layout()).has_value());
    fs::remove(store.layout().device_key());
    device.dir().write("store/device.key", "untrusted comment: x\nAAAA\n");
    CHECK(device_key(disk, store.layout()).error().code == Errc::kCorrupt);
    CHECK(*read_file(store.layout().device_key(), 100) == "untrusted comment: x\nAAAA\n");
  }

  TEST_CASE("receipt: tells release, state and every display that the device should have") {
    const Office office;
    Device device(office);
    Disk disk;
    const ReceiptFacts facts{
        "kiosk-1", device.dir() / "displays", {expected("lobby-1"), expected("ward-3")}};
    auto receipt = gather_receipt({device.store()}, facts, kNow);
    REQUIRE(receipt.has_value());
    CHECK(receipt->serial.empty());
    CHECK(receipt->state == "WITHHELD");
    CHECK(receipt->displays.size() == 2);

    REQUIRE(device.import(office.bundle(42)) == "OK");
    show(facts, "signage", {line("lobby-1", "1-42")});
    receipt = gather_receipt({device.store()}, facts, kNow + std::chrono::milliseconds(700));
    REQUIRE(receipt.has_value());
    CHECK(receipt->site == "hosp-a");
    CHECK(receipt->device == "kiosk-1");
    CHECK(receipt->issued == kNow);
    CHECK(receipt->serial == "1-42");
    CHECK(receipt->manifest.size() == 64);
    CHECK(receipt->root_version == 1);
    REQUIRE(receipt->displays.size() == 2);
    CHECK(receipt->displays[0] == line("lobby-1", "1-42"));
    CHECK(receipt->displays[1] == expected("ward-3"));
    // A program that writes nonsense takes away what is known, not the receipt.
    device.dir().write("displays/other.json", "{");
    receipt = gather_receipt({device.store()}, facts, kNow);
    REQUIRE(receipt.has_value());
    CHECK(receipt->displays[0] == expected("lobby-1"));
  }

  TEST_CASE("receipt: due after a change and after an hour, not for a younger proof") {
    bundle::Receipt last;
    last.state = "CURRENT";
    last.issued = kNow;
    last.displays = {line("lobby-1", "1-42")};
    bundle::Receipt next = last;
    CHECK(receipt_due(std::nullopt, next));
    next.issued = kNow + minutes(59);
    next.displays[0].proved_at = kNow + minutes(59);
    CHECK_FALSE(receipt_due(last, next));
    next.issued = kNow + minutes(60);
    CHECK(receipt_due(last, next));
    next.issued = kNow - seconds(1);  // the clock went back: the old date would silence us
    CHECK(receipt_due(last, next));
    next = last;
    next.displays[0].serial = "1-43";
    CHECK(receipt_due(last, next));
    next = last;
    next.displays[0].proof = Proof::kSent;
    CHECK(receipt_due(last, next));
    next = last;
    next.outcome = "E_SIG";
    CHECK(receipt_due(last, next));
  }

  TEST_CASE("receipt: the store keeps one signed pair, and a damaged pair is issued anew") {
    const Office office;
    Device device(office);
    Disk disk;
    Store store = open(device, disk);
    const ReceiptFacts facts{"kiosk-1", device.dir() / "displays", {expected("lobby-1")}};
    const auto first = keep_receipt(store, facts, kNow);
    REQUIRE(first.has_value());
    REQUIRE(first->has_value());
    const auto key = *device_public_key(store.layout());
    CHECK((*first)->name == "kiosk-1-" + bundle::key_id_text(key.id) + ".receipt");
    CHECK(bundle::signed_receipt(key, {(*first)->text, {(*first)->signature}}).has_value());
    CHECK_FALSE(keep_receipt(store, facts, kNow + minutes(5))->has_value());
    CHECK(keep_receipt(store, facts, kNow + minutes(61))->has_value());
    CHECK(last_receipt(store.layout(), "kiosk-1")->issued == kNow + minutes(61));
    // What a power cut between the two renames leaves.
    fs::permissions(device.store() / "receipts/kiosk-1.receipt.minisig", fs::perms::all);
    device.dir().write("store/receipts/kiosk-1.receipt.minisig", (*first)->signature);
    CHECK(stored_receipt(store.layout(), "kiosk-1").error().code == Errc::kNotFound);
    CHECK(keep_receipt(store, facts, kNow + minutes(62))->has_value());
    CHECK(stored_receipt(store.layout(), "kiosk-1").has_value());
    CHECK(mode_of(device.store() / "receipts/kiosk-1.receipt") == 0444);
    // Another name, and only that one is kept.
    CHECK(keep_receipt(store, {"desk", facts.displays, {}}, kNow)->has_value());
    CHECK_FALSE(fs::exists(device.store() / "receipts/kiosk-1.receipt"));
    CHECK_FALSE(fs::exists(device.store() / "receipts/kiosk-1.receipt.minisig"));
  }

  TEST_CASE("receipt: what a program said that no longer runs is no sight of its displays") {
    const Office office;
    const Device device(office);
    const ReceiptFacts facts{"kiosk-1", device.dir() / "displays", {}};
    show(facts, "signage", {line("lobby-1", "1-42")}, kNow - minutes(5));
    auto receipt = gather_receipt({device.store()}, facts, kNow);
    REQUIRE(receipt.has_value());
    CHECK(receipt->displays[0].seen == Seen::kSeen);
    show(facts, "signage", {line("lobby-1", "1-42")}, kNow - minutes(6));
    receipt = gather_receipt({device.store()}, facts, kNow);
    REQUIRE(receipt.has_value());
    CHECK(receipt->displays[0].seen == Seen::kNotSeen);
    CHECK(receipt->displays[0].not_seen_since == kNow - minutes(6));
    CHECK(receipt->displays[0].serial == "1-42");  // the last thing known
  }

  TEST_CASE("receipt: a kiosk that has reported once is missed when it falls silent") {
    const Office office;
    Device device(office);
    Disk disk;
    Store store = open(device, disk);
    const ReceiptFacts facts{"kiosk-1", device.dir() / "displays", {}};
    DisplayLine kiosk = line("kiosk-1", "1-42");
    kiosk.kind = "kiosk";
    show(facts, "kiosk", {kiosk, line("desk", "1-42")});
    REQUIRE(keep_receipt(store, facts, kNow)->has_value());
    fs::remove_all(facts.displays);  // as after a restart of the device
    for (int again = 0; again < 2; ++again) {
      const WallTime later = kNow + minutes(61 * (again + 1));
      REQUIRE(keep_receipt(store, facts, later)->has_value());
      const auto receipt = last_receipt(store.layout(), "kiosk-1");
      REQUIRE(receipt.has_value());
      REQUIRE(receipt->displays.size() == 1);
      CHECK(receipt->displays[0].display == "kiosk-1");
      CHECK(receipt->displays[0].seen == Seen::kUnknown);
      CHECK(receipt->displays[0].serial.empty());
    }
  }

  TEST_CASE("receipt: carried into a folder that is there already") {
    const Office office;
    Device device(office);
    Disk disk;
    Store store = open(device, disk);
    CHECK(carry_receipts(store.layout(), "kiosk-1", device.dir().path()).error().code ==
          Errc::kNotFound);
    const auto issued = keep_receipt(store, {"kiosk-1", device.dir() / "displays", {}}, kNow);
    REQUIRE(issued.has_value());
    const fs::path folder = device.dir() / "stick/gongshi-receipts";
    CHECK(carry_receipts(store.layout(), "kiosk-1", folder).error().code == Errc::kNotFound);
    CHECK_FALSE(fs::exists(folder));
    fs::create_directories(folder);
    const auto carried = carry_receipts(store.layout(), "kiosk-1", folder);
    REQUIRE(carried.has_value());
    CHECK(*carried == (*issued)->name);
    CHECK(*read_file(folder / *carried, 1 << 16) == (*issued)->text);
    CHECK(*read_file(folder / (*carried + ".minisig"), 1024) == (*issued)->signature);
  }
}
