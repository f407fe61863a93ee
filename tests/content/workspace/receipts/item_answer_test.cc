// "Is item X gone everywhere?": yes only where every display has proved it.
#include "content/workspace/receipts/item_answer.h"

#include <doctest/doctest.h>

#include <set>

#include "desk.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::receipts;
using gongshi::test::Desk;
using gongshi::test::kStaying;
using gongshi::test::kWithdrawn;

namespace {

using std::chrono::hours;

ItemAnswer answered(const Desk& desk, std::string_view item, const Shelf& shelf) {
  const auto box = read_box(desk.box());
  REQUIRE(box.has_value());
  const Standing standing = judge(desk.devices(), *box, shelf.issues(), desk.now());
  return answer_item(standing, shelf, std::string(item), desk.now());
}

ItemAnswer answered(const Desk& desk, std::string_view item) {
  const auto shelf = Shelf::open(desk.web(), {});
  REQUIRE(shelf.has_value());
  return answered(desk, item, *shelf);
}

}  // namespace

TEST_SUITE("receipts") {
  TEST_CASE("item: gone when every display proves an issue without it") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.add_device("kiosk-2", "");
    desk.put(desk.receipt("kiosk-1", 43));
    desk.put(desk.receipt("kiosk-2", 43));
    const ItemAnswer answer = answered(desk, kWithdrawn);
    CHECK(answer.gone_everywhere());
    CHECK(answer.last_issue == "1-42");
    CHECK_FALSE(answer.newest_holds);
    CHECK(answer.sentence().en == "service 250303005 is gone everywhere (displays: 2)");
    CHECK(answer.sentence().zh == "收费项目 250303005 已从全部 2 处撤下");
    const ItemAnswer staying = answered(desk, kStaying);
    CHECK_FALSE(staying.gone_everywhere());
    CHECK(staying.newest_holds);
    CHECK(staying.count(Showing::kShown) == 2);
  }

  TEST_CASE("item: still shown where an old issue is proved") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.add_device("kiosk-2", "");
    desk.put(desk.receipt("kiosk-1", 42));
    desk.put(desk.receipt("kiosk-2", 43));
    const ItemAnswer answer = answered(desk, kWithdrawn);
    CHECK_FALSE(answer.gone_everywhere());
    CHECK(answer.displays[0].device == "kiosk-1");
    CHECK(answer.displays[0].showing == Showing::kShown);
    CHECK(answer.sentence().en == "service 250303005 is still shown on 1 of 2 displays");
  }

  TEST_CASE("item: whatever is not proved is not known, never gone") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    const auto not_known = [&desk](const bundle::Receipt& receipt) {
      desk.put(receipt);
      const ItemAnswer answer = answered(desk, kWithdrawn);
      CHECK_FALSE(answer.gone_everywhere());
      REQUIRE(answer.displays.size() == 1);
      CHECK_FALSE(answer.displays[0].why.zh.empty());
      CAPTURE(answer.displays[0].why.en);
      CHECK(answer.displays[0].showing == Showing::kNotKnown);
    };
    const bundle::Receipt good = desk.receipt("kiosk-1", 43);
    desk.put(good);
    REQUIRE(answered(desk, kWithdrawn).gone_everywhere());
    bundle::Receipt receipt = good;
    receipt.displays[0].seen = Seen::kNotSeen;
    not_known(receipt);
    receipt.displays[0].seen = Seen::kUnknown;
    not_known(receipt);
    for (const Proof proof : {Proof::kNone, Proof::kSent, Proof::kNoAnswer}) {
      receipt = good;
      receipt.displays[0].proof = proof;
      not_known(receipt);
    }
    receipt = good;
    receipt.displays[0].proved_at = desk.now() - hours(3);
    not_known(receipt);
    receipt.displays[0].proof = Proof::kDrawn;
    not_known(receipt);
    receipt.displays[0].proved_at = desk.now() + hours(1);
    not_known(receipt);
    receipt.displays[0].proved_at.reset();
    not_known(receipt);
    receipt = good;
    receipt.displays[0].manifest_hash.clear();
    not_known(receipt);
    receipt.displays[0].manifest_hash = std::string(64, 'a');  // an issue that the office lacks
    not_known(receipt);
    receipt = good;
    receipt.issued = desk.now() - hours(3);
    not_known(receipt);
    receipt.issued = desk.now() + hours(3);
    not_known(receipt);
    receipt = good;
    receipt.displays.clear();
    receipt.display_count = 0;
    not_known(receipt);
    fs::remove_all(desk.box());
    fs::create_directories(desk.box());
    CHECK(answered(desk, kWithdrawn).displays[0].showing == Showing::kNotKnown);
  }

  TEST_CASE("item: a board that acknowledged long ago and still answers is rid of it") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    auto receipt = desk.receipt("kiosk-1", 43);
    receipt.displays[0].proof = Proof::kAcknowledged;
    receipt.displays[0].proved_at = desk.now() - hours(30);
    desk.put(receipt);
    CHECK(answered(desk, kWithdrawn).gone_everywhere());
    receipt.displays[0].seen = Seen::kNotSeen;
    desk.put(receipt);
    CHECK_FALSE(answered(desk, kWithdrawn).gone_everywhere());
  }

  TEST_CASE("item: a display that was left out is not known") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    auto receipt = desk.receipt("kiosk-1", 43);
    receipt.display_count = 2;
    desk.put(receipt);
    const ItemAnswer answer = answered(desk, kWithdrawn);
    CHECK(answer.count(Showing::kGone) == 1);
    CHECK(answer.count(Showing::kNotKnown) == 1);
    CHECK_FALSE(answer.gone_everywhere());
  }

  TEST_CASE("item: what an unseen display showed last is told, and is no answer") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    auto receipt = desk.receipt("kiosk-1", 42);
    receipt.displays[0].seen = Seen::kNotSeen;
    desk.put(receipt);
    const ItemAnswer answer = answered(desk, kWithdrawn);
    CHECK(answer.displays[0].showing == Showing::kNotKnown);
    CHECK(answer.displays[0].why.en ==
          "not seen, it may still show the old text, the last thing known held it (number 1-42)");
  }

  TEST_CASE("item: a code that no issue holds is a slip of the pen, not an answer") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.put(desk.receipt("kiosk-1", 43));
    const ItemAnswer answer = answered(desk, "25030300S");
    CHECK_FALSE(answer.gone_everywhere());
    CHECK(answer.sentence().en.starts_with("no issue at hand holds 25030300S"));
    CHECK_FALSE(ItemAnswer{}.gone_everywhere());  // nor is an empty list of devices
  }

  TEST_CASE("item: every kind of code is found") {
    Desk desk;
    const auto shelf = Shelf::open(desk.web(), {});
    const auto release = shelf->release(desk.manifest(42));
    REQUIRE(release.has_value());
    const auto kind = [&release](std::string_view code) {
      const auto found = find_item(**release, code);
      return found ? found->en : std::string("none");
    };
    CHECK(kind(kWithdrawn) == "service");
    CHECK(kind((*release)->prices(PriceKind::kDrug)[0].code) == "drug");
    CHECK(kind((*release)->prices(PriceKind::kConsumable)[0].code) == "consumable");
    CHECK(kind((*release)->pages()[0].id) == "page");
    CHECK(kind((*release)->messages()[0].id) == "message");
    CHECK(kind((*release)->doctors()[0].code) == "doctor");
    CHECK(kind("none") == "none");
  }

  TEST_CASE("shelf: bundles do as well as a web tree, and wrong bytes are not found") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.put(desk.receipt("kiosk-1", 43));
    auto shelf = Shelf::open({}, {desk.bundle(42), desk.bundle(43)});
    REQUIRE(shelf.has_value());
    REQUIRE(shelf->issues().size() == 2);
    CHECK(shelf->issues()[0].serial == "1-43");
    CHECK(answered(desk, kWithdrawn, *shelf).gone_everywhere());
    // An object on the web server that is not what its name says.
    shelf = Shelf::open(desk.web(), {});
    for (const auto& entry : fs::recursive_directory_iterator(desk.web() / "obj")) {
      if (!entry.is_regular_file()) continue;
      std::string bytes = *read_file(entry.path(), 1U << 20U);
      if (bytes.empty()) continue;
      bytes[0] = static_cast<char>(bytes[0] ^ 1);
      REQUIRE(write_file_atomic(entry.path(), bytes).has_value());
    }
    const ItemAnswer answer = answered(desk, kWithdrawn, *shelf);
    CHECK_FALSE(answer.gone_everywhere());
    CHECK(answer.displays[0].showing == Showing::kNotKnown);
    CHECK(Shelf::open(desk.box(), {}).error().code == Errc::kNotFound);
  }

  TEST_CASE("shelf: with roots at hand an issue that nobody signed does not count") {
    const Desk desk;
    const auto roots = desk.roots();
    auto shelf = Shelf::open(desk.web(), {}, roots);
    REQUIRE(shelf.has_value());
    CHECK(shelf->issues()[0].serial == "1-43");
    CHECK(shelf->passed_over().empty());
    std::string planted = *read_file(desk.web() / "manifest/1-43", 1U << 20U);
    planted.replace(planted.find("seq: 43"), 7, "seq: 99");
    REQUIRE(write_file_atomic(desk.web() / "manifest/1-99", planted).has_value());
    REQUIRE(write_file_atomic(desk.web() / "manifest/\x1b[2J", "junk").has_value());
    CHECK(Shelf::open(desk.web(), {})->issues()[0].serial == "1-99");
    shelf = Shelf::open(desk.web(), {}, roots);
    REQUIRE(shelf.has_value());
    CHECK(shelf->issues()[0].serial == "1-43");
    const std::set<std::string> passed(shelf->passed_over().begin(), shelf->passed_over().end());
    CHECK(passed == std::set<std::string>{"1-99", "?"});
  }
}
