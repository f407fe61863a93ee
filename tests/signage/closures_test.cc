// Which closures wait for their card and which have had it, and the record of that on the disk.
#include "signage/emergency/closures.h"

#include <doctest/doctest.h>

#include "signage/emergency/spent_record.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

config::Contact wired(const char* port, const char* card, const char* line = "cts") {
  config::Contact contact;
  contact.port = port;
  contact.card = card;
  contact.line = line;
  return contact;
}

const std::vector<config::Contact> kSite{wired("serial:/dev/x", "fire"),
                                         wired("serial:/dev/x", "fire", "dcd"),
                                         wired("stick:usb-Kingston_DT_60A4-0:0", "water")};

/// "contact-1 stick-3"
std::string names(Closures& closures) {
  std::string text;
  for (const Closures::Closure* each : closures.waiting()) {
    text += (text.empty() ? "" : " ") + each->by;
  }
  return text;
}

}  // namespace

TEST_SUITE("emergency") {
  TEST_CASE("closures: one that closes waits until its card has run, then until it has opened") {
    Closures closures(kSite);
    CHECK(names(closures).empty());
    closures.closed("contact-1");
    closures.closed("stick-3");
    CHECK(names(closures) == "contact-1 stick-3");
    CHECK(closures.had("fire", "contact-1"));
    CHECK(names(closures) == "stick-3");
    CHECK_FALSE(closures.had("fire", "contact-1"));
    CHECK(closures.opened("contact-1"));
    CHECK_FALSE(closures.opened("contact-1"));
    closures.closed("contact-1");
    CHECK(names(closures) == "contact-1 stick-3");
  }

  TEST_CASE("closures: a run is everybody's who is closed for its card, and nobody else's") {
    Closures closures(kSite);
    closures.closed("contact-1");
    closures.closed("contact-2");
    closures.closed("stick-3");
    CHECK(closures.had("fire", "command, uid 1000"));
    CHECK(names(closures) == "stick-3");
    // A latched contact has opened long since when its card ends: its next closing counts.
    Closures latched(kSite);
    latched.closed("contact-1");
    latched.opened("contact-1");
    CHECK_FALSE(latched.had("fire", "contact-1"));
    latched.closed("contact-1");
    CHECK(names(latched) == "contact-1");
  }

  TEST_CASE("closures: what is spent outlives the program, by what is wired where") {
    const test::TempDir dir;
    Closures before(kSite);
    // Its run was over while the program was off: the contact's level is not known yet.
    CHECK(before.had("fire", "contact-2"));
    REQUIRE(write_spent_record(dir.path(), before.spent()).has_value());

    auto site = kSite;
    std::swap(site[0], site[2]);  // somebody has moved the lines of the file
    Closures after(site);
    after.recall(*read_spent_record(dir.path()));
    for (const char* by : {"stick-1", "contact-2", "contact-3"}) after.closed(by);
    CHECK(names(after) == "stick-1 contact-3");
    CHECK(after.opened("contact-2"));
    REQUIRE(write_spent_record(dir.path(), after.spent()).has_value());
    CHECK(fs::is_empty(dir.path()));

    site[1].card = "water";  // another thing altogether
    Closures changed(site);
    changed.recall(before.spent());
    changed.closed("contact-2");
    CHECK(names(changed) == "contact-2");
  }

  TEST_CASE("spent record: one that is spoilt says so, whatever byte it is") {
    const auto whole = format_spent_record({content::bundle::sha256("a")});
    REQUIRE(parse_spent_record(whole).has_value());
    CHECK(parse_spent_record(whole)->size() == 1);
    CHECK(parse_spent_record(format_spent_record({}))->empty());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      std::string spoilt = whole;
      spoilt[i] = spoilt[i] == '7' ? '8' : '7';
      CAPTURE(spoilt);
      CHECK_FALSE(parse_spent_record(spoilt).has_value());
      CHECK_FALSE(parse_spent_record(whole.substr(0, i)).has_value());
    }
    const std::vector<content::bundle::Hash> many(1000);
    CHECK_FALSE(parse_spent_record(format_spent_record(many)).has_value());
  }
}
