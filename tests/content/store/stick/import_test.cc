#include "content/store/stick/import.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>

#include "content/bundle/verdict.h"
#include "device.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using bundle::Container;

namespace {

std::string folder_word(const Device& device, store::ImportReport& report) {
  store::Disk disk;
  auto opened = store::Store::open(disk, device.store());
  REQUIRE(opened.has_value());
  report = store::import(*opened, device.dir() / "stick");
  return std::string(bundle::verdict_word(report.outcome.verdict));
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("import: a good bundle is taken, the same again is known, the next one follows") {
    const Office office;
    Device device(office);
    CHECK(device.shown() == "nothing");
    CHECK(device.import(office.bundle(42)) == "OK");
    CHECK(device.shown() == "1-42");
    CHECK(device.import(office.bundle(42)) == "ALREADY");
    CHECK(device.import(office.bundle(43)) == "OK");
    CHECK(device.shown() == "1-43");
    CHECK(device.import(office.bundle(42)) == "E_ROLLBACK");
    CHECK(device.import(office.bundle(9)) == "E_ROLLBACK");
    CHECK(device.shown() == "1-43");
  }

  TEST_CASE("import: two contents under one number are an alarm, and neither is taken") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const std::vector<const bundle::SecretKey*> both{&office.keys.office, &office.keys.reviewer};
    device.dir().write("stick/a.kbundle", office.bundle(43));
    device.dir().write("stick/b.kbundle",
                       office.bundle(Office::issue(43), Office::content(7), both));
    store::ImportReport report;
    CHECK(folder_word(device, report) == "E_EQUIVOCATION");
    CHECK(device.shown() == "1-42");
    SUBCASE("a newer one beside them is taken, and the alarm is told with it") {
      device.dir().write("stick/c.kbundle", office.bundle(44));
      CHECK(folder_word(device, report) == "OK");
      CHECK(device.shown() == "1-44");
      CHECK(report.outcome.sentence.en.find("tell the disclosure office") != std::string::npos);
    }
  }

  TEST_CASE("import: a twin of what is in use is an alarm although nothing new came") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const std::vector<const bundle::SecretKey*> both{&office.keys.office, &office.keys.reviewer};
    device.dir().write("stick/a.kbundle", office.bundle(42));
    device.dir().write("stick/b.kbundle",
                       office.bundle(Office::issue(42), Office::content(7), both));
    store::ImportReport report;
    CHECK(folder_word(device, report) == "E_EQUIVOCATION");
    CHECK(device.shown() == "1-42");
  }

  TEST_CASE("import: each row of the decision order ends with its word and changes nothing") {
    const Office office;
    const Office stranger;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const std::vector<const bundle::SecretKey*> both{&office.keys.office, &office.keys.reviewer};
    const auto issue_with = [](const auto& change) {
      bundle::Issue issue = Office::issue(43);
      change(issue);
      return issue;
    };
    const auto refused = [&](std::string_view file, std::string_view word) {
      CHECK(device.import(file) == word);
      CHECK(device.shown() == "1-42");
    };
    refused("not a bundle", "E_CONTAINER");
    refused("", "E_CONTAINER");
    refused(office.bundle(43) + std::string(512, '\0'), "E_CONTAINER");
    refused(with_root(office.bundle(43), 2, stranger.next_root([](auto&) {})), "E_ROOT");
    refused(with_root(office.bundle(43), 3, office.next_root([](auto& r) { r.version = 3; })),
            "E_ROOT");
    refused(office.bundle(Office::issue(43), Office::content(43), {&office.keys.office}), "E_SIG");
    refused(office.bundle(Office::issue(43), Office::content(43), {&office.keys.reviewer}),
            "E_SIG");
    refused(office.bundle(Office::issue(43), Office::content(43),
                          {&office.keys.office, &office.keys.other_office}),
            "E_SIG");
    refused(stranger.bundle(43), "E_SIG");
    refused(
        office.bundle(issue_with([](auto& i) { i.site = "hosp-b"; }), Office::content(43), both),
        "E_SITE");
    refused(
        office.bundle(issue_with([](auto& i) { i.channel = "test"; }), Office::content(43), both),
        "E_CHANNEL");
    refused(office.bundle(issue_with([](auto& i) { i.epoch = 2; }), Office::content(43), both),
            "E_EPOCH");
    refused(office.bundle(Office::issue(42), Office::content(7), both), "E_EQUIVOCATION");
    refused(office.bundle(41), "E_ROLLBACK");
    auto content = Office::content(43);
    content["table/services"].bytes += "not a row\n";
    refused(office.bundle(Office::issue(43), content, both), "E_CONTENT");
    content = Office::content(43);
    content.erase("table/services");
    refused(office.bundle(Office::issue(43), content, both), "E_CONTENT");
    CHECK(device.import(office.bundle(43)) == "OK");
  }

  TEST_CASE("import: an item for staff refuses the release whole") {
    const Office office;
    Device device(office);
    auto content = Office::content(1);
    std::string& messages = content["table/messages"].bytes;
    const std::size_t at = messages.find("24:00\tall\t0\t0\t0\tpublic");
    REQUIRE(at != std::string::npos);
    messages.replace(messages.find("public", at), 6, "staff");
    CHECK(device.import(office.bundle(Office::issue(1), content,
                                      {&office.keys.office, &office.keys.reviewer})) ==
          "E_CONTENT");
    CHECK(device.shown() == "nothing");
    CHECK(device.import(office.bundle(1)) == "OK");
  }

  TEST_CASE("import: one changed byte anywhere is refused and the old content stays") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const std::string good =
        with_status(with_root(office.bundle(43), 2, office.next_root([](auto&) {})),
                    office.status(office.bundle(43), "2026-11-21T00:00:00Z"));
    const std::size_t stride = good.size() / 211 + 1;
    std::size_t refused = 0;
    std::size_t tried = 0;
    const std::size_t status_from = good.find("kbundle-status") - 512;
    const std::size_t status_to = good.find("obj/", status_from);
    for (std::size_t at = 3; at < good.size(); at += stride) {
      // A status that does not verify is left out; it is never a reason to refuse content.
      if (at >= status_from && at < status_to) continue;
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ 0x20);
      ++tried;
      if (device.import(bad) != "OK") ++refused;
      REQUIRE_MESSAGE(device.shown() == "1-42", at);
    }
    CHECK(tried > 100);
    CHECK(refused == tried);
    CHECK(device.import(good) == "OK");
  }

  TEST_CASE("import: a bundle cut short anywhere is refused") {
    const Office office;
    Device device(office);
    const std::string good = office.bundle(43);
    for (std::size_t size = 0; size < good.size(); size += good.size() / 23 + 1) {
      CHECK(device.import(good.substr(0, size)) == "E_CONTAINER");
    }
    CHECK(device.shown() == "nothing");
  }

  TEST_CASE("import: an object that is left out is only missed when the device lacks it too") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    // 43 differs from 42 in two objects; a thin bundle brings just these.
    Container container = Container::read(office.bundle(42)).value();
    const std::string full = office.bundle(43);
    Container next = Container::read(full).value();
    std::erase_if(next.objects, [&](const auto& object) {
      return std::ranges::any_of(container.objects, [&](const auto& had) {
        return had.stored_hash == object.stored_hash;
      });
    });
    CHECK(next.objects.size() == 2);
    CHECK(device.import(next.bytes()) == "OK");
    CHECK(device.shown() == "1-43");
    Device fresh(office);
    CHECK(fresh.import(next.bytes()) == "E_MISSING_OBJECT");
    CHECK(fresh.shown() == "nothing");
  }

  TEST_CASE("import: a root that was accepted stays, whatever becomes of the content") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    // The second root drops the first office key: compromise without a new epoch.
    const OwnedDocument second = office.next_root([&](bundle::Root& root) {
      root.role(bundle::Role::kOffice).keys = {office.keys.other_office.public_key()};
    });
    CHECK(device.import(with_root(office.bundle(43), 2, second)) == "E_SIG");
    CHECK(device.shown() == "1-42");
    CHECK(device.import(office.bundle(43)) == "E_SIG");
    CHECK(device.import(office.bundle(Office::issue(43), Office::content(43),
                                      {&office.keys.other_office, &office.keys.reviewer})) == "OK");
    CHECK(device.shown() == "1-43");
  }

  TEST_CASE("import: a raised epoch starts the numbers again, a raised display epoch withholds") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    bundle::Issue issue = Office::issue(1);
    issue.epoch = 2;
    const auto rise = [](bundle::Root& root) {
      root.epoch = 2;
      root.min_display_epoch = 2;
    };
    const std::string file = office.bundle(issue, Office::content(1), {&office.keys.office});
    CHECK(device.import(with_root(file, 2, office.next_root(rise))) == "E_SIG");
    CHECK(device.shown() == "withheld");
    CHECK(device.import(office.bundle(issue, Office::content(1),
                                      {&office.keys.office, &office.keys.reviewer})) == "OK");
    CHECK(device.shown() == "2-1");
    CHECK(device.import(office.bundle(43)) == "E_EPOCH");
  }

  TEST_CASE(
      "import: from a folder the highest acceptable bundle wins and bad ones do not stop it") {
    const Office office;
    Device device(office);
    device.dir().write("stick/a.kbundle", "rubbish");
    device.dir().write("stick/b.kbundle", office.bundle(44));
    std::string spoilt = office.bundle(46);  // decided well, then one object is wrong
    spoilt[spoilt.size() - 2048] = static_cast<char>(spoilt[spoilt.size() - 2048] ^ 1);
    device.dir().write("stick/c.kbundle", spoilt);
    device.dir().write("stick/d.kbundle", office.bundle(45));
    device.dir().write("stick/e.txt", office.bundle(50));
    store::ImportReport report;
    CHECK(folder_word(device, report) == "OK");
    CHECK(report.taken == 3);
    REQUIRE(report.candidates.size() == 4);
    CHECK(report.candidates[0].outcome.verdict == bundle::Verdict::kContainer);
    CHECK(device.shown() == "1-45");
    CHECK(folder_word(device, report) == "ALREADY");
  }

  TEST_CASE("import: a root in one bundle makes its neighbour acceptable") {
    const Office office;
    const bundle::SecretKey new_key = bundle::SecretKey::generate();
    Device device(office);
    const OwnedDocument second = office.next_root([&](bundle::Root& root) {
      root.role(bundle::Role::kOffice).keys.push_back(new_key.public_key());
    });
    const std::string by_new_key =
        office.bundle(Office::issue(50), Office::content(50), {&new_key, &office.keys.reviewer});
    device.dir().write("stick/a.kbundle", by_new_key);
    store::ImportReport report;
    CHECK(folder_word(device, report) == "E_SIG");
    device.dir().write("stick/b.kbundle", with_root(office.bundle(49), 2, second));
    CHECK(folder_word(device, report) == "OK");
    CHECK(report.taken == 0);
    CHECK(device.shown() == "1-50");
  }

  TEST_CASE("import: links, devices and an empty folder are refused, at most 16 are looked at") {
    const Office office;
    Device device(office);
    device.dir().write("elsewhere.kbundle", office.bundle(42));
    fs::create_directories(device.dir() / "stick");
    store::ImportReport report;
    CHECK(folder_word(device, report) == "E_IO");
    fs::create_symlink(device.dir() / "elsewhere.kbundle", device.dir() / "stick/a.kbundle");
    REQUIRE(::mkfifo((device.dir() / "stick/b.kbundle").c_str(), 0600) == 0);
    CHECK(folder_word(device, report) == "E_CONTAINER");
    CHECK(report.candidates.size() == 2);
    for (int i = 0; i < 20; ++i) {
      device.dir().write("stick/c" + std::to_string(10 + i) + ".kbundle", "x");
    }
    CHECK(folder_word(device, report) == "E_CONTAINER");
    CHECK(report.candidates.size() == 16);
    CHECK(report.more_left_out);
    CHECK(device.shown() == "nothing");
  }

  TEST_CASE("import: a release that lost a file is restored by the same bundle") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(41)) == "OK");
    REQUIRE(device.import(office.bundle(42)) == "OK");
    for (const auto& entry : fs::recursive_directory_iterator(device.store() / "objects")) {
      if (!entry.is_regular_file()) continue;
      fs::remove(entry.path());
      break;
    }
    CHECK(device.import(office.bundle(42)) == "ALREADY");
    CHECK(device.shown() == "1-42");
  }
}
