// Receipt: what its grammar lets through and what it refuses, and that minisign checks it.
#include "content/bundle/receipt_document.h"

#include <doctest/doctest.h>

#include "content/bundle/verdict.h"
#include "shell.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

const std::string kHash(64, 'a');

WallTime at(std::string_view text) {
  return *parse_time(text);
}

Receipt sample() {
  Receipt receipt;
  receipt.site = "hosp-a";
  receipt.channel = "production";
  receipt.device = "kiosk-1";
  receipt.issued = at("2026-11-23T02:05:32Z");
  receipt.serial = "1-42";
  receipt.manifest = kHash;
  receipt.state = "CLOCK UNSURE";
  receipt.root_version = 2;
  receipt.outcome = "ALREADY";
  receipt.software = "0.1.0";
  receipt.displays = {{"kiosk-1",
                       "kiosk",
                       "1-42",
                       kHash,
                       Proof::kDrawn,
                       at("2026-11-23T02:05:32Z"),
                       Seen::kSeen,
                       {}},
                      {"大厅 1", "onbon-k", "", "", Proof::kNoAnswer, at("2026-11-23T02:04:00Z"),
                       Seen::kNotSeen, at("2026-11-23T02:04:00Z")},
                      {"-", "", "", "", Proof::kNone, {}, Seen::kUnknown, {}}};
  receipt.display_count = 3;
  return receipt;
}

// Written by hand from FORMAT.md, not by the program.
const std::string kText =
    "gongshi-receipt 1\nsite: hosp-a\nchannel: production\ndevice: kiosk-1\n"
    "issued: 2026-11-23T02:05:32Z\nserial: 1-42\nmanifest: " +
    kHash +
    "\nstate: CLOCK UNSURE\nroot: 2\noutcome: ALREADY\nsoftware: 0.1.0\ndisplays: 3\n"
    "display kiosk-1 kiosk 1-42 " +
    kHash +
    " drawn 2026-11-23T02:05:32Z seen -\n"
    "display %E5%A4%A7%E5%8E%85%201 onbon-k - - no%20answer 2026-11-23T02:04:00Z not%20seen "
    "2026-11-23T02:04:00Z\n"
    "display %2D - - - - - unknown -\nend\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("receipt: the text is the one that the format page describes, and reads back") {
    CHECK(sample().text() == kText);
    const auto receipt = Receipt::parse(kText);
    REQUIRE(receipt.has_value());
    CHECK(receipt->displays == sample().displays);
    CHECK(receipt->serial == "1-42");
    CHECK(receipt->state == "CLOCK UNSURE");
    CHECK(receipt->root_version == 2);
    CHECK_FALSE(receipt->cut());
    CHECK(receipt->text() == kText);
  }

  TEST_CASE("receipt: whatever breaks the grammar is refused") {
    const std::pair<std::string, std::string> changes[] = {
        {"gongshi-receipt 1", "gongshi-receipt 2"},
        {"device: kiosk-1", "device: Kiosk"},
        {"device: kiosk-1", "device: a/b"},
        {"serial: 1-42", "serial: none"},  // a manifest without its serial
        {"serial: 1-42", "serial: 0-42"},
        {"serial: 1-42", "serial: 42"},
        {"state: CLOCK UNSURE", "state: current"},
        {"outcome: ALREADY", "outcome: al"},
        {"software: 0.1.0", "software: 0 1"},
        {"displays: 3", "displays: 2"},
        {"%2D", "-"},          // a display without a name
        {"%2D", "%2d"},        // two spellings of one name
        {"%2D", "%61"},        // a letter that needs no escape
        {"%2D", "%1B%5B2J"},   // what would clear a terminal
        {"%2D", "%E2%80%AE"},  // what would turn text around
        {"%2D", "%FF"},        // not UTF-8
        {"%2D", "%E5%A4"},     // cut in mid-character
        {"%2D", "a%2"},        // cut in mid-escape
        {"no%20answer", "maybe"},
        {"no%20answer", "none"},  // spelt "-"
        {"not%20seen", "gone"},
        {"2026-11-23T02:04:00Z\n", "2026-11-31T02:04:00Z\n"},
        {"unknown -\nend", "unknown\nend"},
        {"\nend\n", "\nend\nend\n"},
    };
    for (const auto& [from, to] : changes) {
      CAPTURE(to);
      const auto receipt = Receipt::parse(replaced(kText, from, to));
      REQUIRE_FALSE(receipt.has_value());
      CHECK(receipt.error().word == "E_FORMAT");
    }
  }

  TEST_CASE("receipt: names that no document can carry are mended") {
    Receipt receipt = sample();
    receipt.displays[0].display = "a\x1b[2Jb\xff";
    receipt.displays[1].kind = std::string(63, 'x') + "屏";
    const auto read = Receipt::parse(receipt.text());
    REQUIRE(read.has_value());
    CHECK(read->displays[0].display == "a�[2Jb�");
    CHECK(read->displays[1].kind == std::string(63, 'x'));
  }

  TEST_CASE("receipt: never above its limits, and it says when displays are left out") {
    Receipt receipt = sample();
    DisplayLine line = receipt.displays[0];
    line.display = std::string(60, 'n');
    receipt.displays.assign(300, line);
    receipt.display_count = 300;
    const std::string text = receipt.text();
    CHECK(text.size() <= kMaxReceiptFile);
    const auto read = Receipt::parse(text);
    REQUIRE(read.has_value());
    CHECK(read->cut());
    CHECK(read->display_count == 300);
    CHECK(read->displays.size() == 256);
    for (DisplayLine& each : receipt.displays)
      each.display = "屏屏屏屏屏屏屏屏屏屏屏屏屏屏屏屏屏屏屏屏";
    const auto shorter = Receipt::parse(receipt.text());
    REQUIRE(shorter.has_value());
    CHECK(shorter->cut());
    CHECK(shorter->displays.size() < 256);
    CHECK(shorter->displays.size() > 150);
    CHECK(Receipt::parse(kText + std::string(kMaxReceiptFile, 'x')).error().word == "E_FORMAT");
  }

  TEST_CASE("receipt: counts only with its device's signature, and minisign agrees") {
    const SecretKey key = SecretKey::generate();
    const SecretKey other = SecretKey::generate();
    const test::OwnedDocument document = test::signed_by(kText, {&key});
    CHECK(signed_receipt(key.public_key(), document.view()).has_value());
    CHECK(signed_receipt(other.public_key(), document.view()).error().word == "E_SIG");
    CHECK(signed_receipt(key.public_key(), {kText, {}}).error().word == "E_SIG");
    const std::string changed = replaced(kText, "1-42", "1-43");
    CHECK(signed_receipt(key.public_key(), {changed, document.view().signatures}).error().word ==
          "E_SIG");

    const test::TempDir folder;
    folder.write("k.receipt", kText);
    folder.write("k.receipt.minisig", document.signatures[0]);
    folder.write("k.pub", write_public_key_file(key.public_key()));
    const std::string verify =
        "cd " + folder.path().string() + " && minisign -V -p k.pub -m k.receipt";
    CHECK(test::shell(verify).exit_code == 0);
    folder.write("k.receipt", changed);
    CHECK(test::shell(verify).exit_code != 0);
  }
}

}  // namespace gongshi::content::bundle
