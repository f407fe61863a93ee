// How devices stand: every kind of trouble is named, and nothing that no key has signed counts.
#include "content/workspace/receipts/standing.h"

#include <doctest/doctest.h>

#include <set>

#include "desk.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::receipts;
using gongshi::test::Desk;

namespace {

using std::chrono::hours;
using std::chrono::minutes;

Standing judged(const Desk& desk) {
  const auto box = read_box(desk.box());
  REQUIRE(box.has_value());
  return judge(desk.devices(), *box, {{"1-43", desk.manifest(43)}, {"1-42", desk.manifest(42)}},
               desk.now());
}

std::multiset<std::string> words(const Standing& standing) {
  std::multiset<std::string> words;
  for (const Finding& finding : standing.findings) {
    CHECK_FALSE(finding.what.zh.empty());
    CHECK_FALSE(finding.what.en.empty());
    words.emplace(trouble_word(finding.trouble));
  }
  return words;
}

using Words = std::multiset<std::string>;

}  // namespace

TEST_SUITE("receipts") {
  TEST_CASE("standing: all is well") {
    Desk desk;
    desk.add_device("kiosk-1", "门诊大厅");
    desk.put(desk.receipt("kiosk-1", 43));
    const Standing standing = judged(desk);
    CHECK(words(standing) == Words{});
    CHECK(standing.newest == "1-43");
    REQUIRE(standing.devices.size() == 1);
    CHECK(standing.devices[0].believable);
    CHECK_FALSE(standing.devices[0].gravest.has_value());
  }

  TEST_CASE("standing: a device that does not report is named first") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.add_device("ward-3", "三病区");
    desk.put(desk.receipt("kiosk-1", 43));
    const Standing standing = judged(desk);
    CHECK(words(standing) == Words{"MISSING"});
    CHECK(standing.devices[0].device.name == "ward-3");
    CHECK(standing.findings[0].what.en.starts_with("ward-3 (三病区): no receipt"));
  }

  TEST_CASE("standing: late is later than two hours, and a date in the future is no date") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    auto receipt = desk.receipt("kiosk-1", 43);
    receipt.issued = desk.now() - hours(2);
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{});
    receipt.issued = desk.now() - hours(2) - minutes(1);
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{"LATE"});
    CHECK_FALSE(judged(desk).devices[0].believable);
    receipt.issued = desk.now() + minutes(11);
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{"FUTURE"});
    CHECK_FALSE(judged(desk).devices[0].believable);
  }

  TEST_CASE("standing: nothing counts that the device's key has not signed") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.add_device("kiosk-2", "");
    const std::string text = desk.receipt("kiosk-1", 43).text();
    const bundle::SecretKey stranger = bundle::SecretKey::generate();
    desk.put_text(text, stranger, "a.receipt");
    CHECK(words(judged(desk)) == Words{"MISSING", "MISSING", "UNKNOWN_KEY"});
    // A stranger who has copied the key id, which is no secret.
    const bundle::SecretKey copied(desk.key("kiosk-1").id(), stranger.bytes());
    desk.put_text(text, copied, "a.receipt");
    CHECK(words(judged(desk)) == Words{"BAD_SIGNATURE", "MISSING", "MISSING"});
    CHECK(judged(desk).torn_pairs);
    // Another listed device must not speak for this one.
    desk.put_text(text, desk.key("kiosk-2"), "a.receipt");
    CHECK(words(judged(desk)) == Words{"WRONG_NAME", "MISSING", "MISSING"});
    fs::remove(desk.box() / "a.receipt.minisig");
    CHECK(words(judged(desk)) == Words{"BAD_SIGNATURE", "MISSING", "MISSING"});
    desk.put_text("nonsense\n", desk.key("kiosk-1"), "a.receipt");
    CHECK(words(judged(desk)) == Words{"UNREADABLE", "MISSING", "MISSING"});
    desk.put_text(std::string(70'000, 'x'), desk.key("kiosk-1"), "a.receipt");
    CHECK(words(judged(desk)) == Words{"UNREADABLE", "MISSING", "MISSING"});
  }

  TEST_CASE("standing: the newest receipt counts, wherever it lies") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    auto old = desk.receipt("kiosk-1", 42);
    old.issued = desk.now() - hours(20);
    desk.put_text(old.text(), desk.key("kiosk-1"), "a/from a stick.receipt");
    desk.put_text(old.text(), desk.key("kiosk-1"), "z.receipt");
    desk.put(desk.receipt("kiosk-1", 43));
    CHECK(words(judged(desk)) == Words{});
  }

  TEST_CASE("standing: old content, other content and a state that people must see") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.put(desk.receipt("kiosk-1", 42));
    CHECK(words(judged(desk)) == Words{"OLD_SERIAL", "DISPLAY_OLD"});
    auto receipt = desk.receipt("kiosk-1", 43);
    receipt.displays[0].serial = "1-42";
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{"DISPLAY_OLD"});
    receipt = desk.receipt("kiosk-1", 43);
    receipt.manifest = std::string(64, 'a');
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{"OTHER_CONTENT"});
    receipt = desk.receipt("kiosk-1", 43);
    receipt.state = "UNCONFIRMED";
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{});
    for (const char* state : {"STALE", "FALLBACK", "WITHHELD", "BEHIND", "CLOCK UNSURE"}) {
      receipt.state = state;
      desk.put(receipt);
      CHECK(words(judged(desk)) == Words{"STATE"});
    }
  }

  TEST_CASE("standing: a number above all that the office knows is the newest") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.add_device("kiosk-2", "");
    desk.put(desk.receipt("kiosk-1", 43));
    auto receipt = desk.receipt("kiosk-2", 43);
    receipt.serial = "2-1";
    desk.put(receipt);
    const Standing standing = judged(desk);
    CHECK(standing.newest == "2-1");
    CHECK(words(standing) == Words{"OLD_SERIAL", "DISPLAY_OLD", "DISPLAY_OLD"});
  }

  TEST_CASE("standing: displays that are not seen, not known or left out") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    auto receipt = desk.receipt("kiosk-1", 43);
    receipt.displays[0].seen = Seen::kNotSeen;
    receipt.displays[0].not_seen_since = desk.now() - minutes(5);
    desk.put(receipt);
    const Standing standing = judged(desk);
    CHECK(words(standing) == Words{"NOT_SEEN"});
    CHECK(standing.findings[0].display == "kiosk-1-led");
    receipt = desk.receipt("kiosk-1", 43);
    receipt.displays[0].seen = Seen::kUnknown;
    receipt.display_count = 2;
    desk.put(receipt);
    CHECK(words(judged(desk)) == Words{"NOT_SEEN", "INCOMPLETE"});
  }

  TEST_CASE("box: links are not followed and names cannot reach the terminal") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.put(desk.receipt("kiosk-1", 43));
    fs::create_symlink("/etc/passwd", desk.box() / "b.receipt");
    desk.dir().write("box/\x1b[2J\xff.receipt", "x");
    desk.dir().write("box/notes.txt", "x");
    const auto box = read_box(desk.box());
    REQUIRE(box.has_value());
    REQUIRE(box->files.size() == 3);
    for (const ReceiptFile& file : box->files) {
      CHECK(file.name.find('\x1b') == std::string::npos);
      CHECK(file.text.find("/bin/") == std::string::npos);
      if (file.unreadable) CHECK(file.unreadable->en.find('\x1b') == std::string::npos);
    }
    CHECK(words(judged(desk)) == Words{"BAD_SIGNATURE", "UNREADABLE"});
    CHECK(read_box(desk.box() / "none").error().code == Errc::kNotFound);
  }
}
