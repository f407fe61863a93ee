#include "config/site.h"

#include <doctest/doctest.h>

using namespace gongshi;

namespace {

Error refused(std::string_view yaml) {
  const auto site = config::parse_site(yaml, "site.yaml");
  REQUIRE_FALSE(site.has_value());
  CHECK(site.error().code == Errc::kConfig);
  CHECK_FALSE(site.error().what.zh.empty());
  return site.error();
}

}  // namespace

TEST_SUITE("config") {
  TEST_CASE("site: the commented example is a whole site") {
    const auto site = config::read_site(fs::path(GONGSHI_SOURCE) / "config/example.yaml");
    REQUIRE(site.has_value());
    CHECK(site->site == "demo-hospital");
    REQUIRE(site->displays.size() == 6);
    CHECK(site->displays[0].kind == "onbon-k");
    CHECK(site->displays[0].width_px == 128);
    CHECK(site->displays[0].height_px == 32);
    CHECK(site->displays[0].tags == std::vector<std::string>{"lobby"});
    CHECK(site->displays[0].viewing_m == doctest::Approx(8));
    CHECK(site->displays[0].pitch_mm == doctest::Approx(4.75));
    CHECK(site->displays[1].viewing_m == doctest::Approx(0));
    CHECK(site->displays[2].content == "prices");
    CHECK(site->sync.device == "kiosk-1");
    CHECK(site->kiosk.tags == std::vector<std::string>{"lobby"});
    CHECK(site->sync.poll == std::chrono::seconds(300));
    CHECK(site->sync.sticks);
    CHECK_FALSE(site->sync.receipts_to_stick);
  }

  TEST_CASE("site: a kiosk says where it stands, or nothing") {
    const auto ward = config::parse_site("site: a\nkiosk: {tags: [ward, second-floor]}\n", "s");
    REQUIRE(ward.has_value());
    CHECK(ward->kiosk.tags == std::vector<std::string>{"ward", "second-floor"});
    const auto anywhere = config::parse_site("site: a\nkiosk: {name: k}\n", "s");
    REQUIRE(anywhere.has_value());
    CHECK(anywhere->kiosk.tags.empty());
    CHECK(refused("site: a\nkiosk: {tags: {ward: yes}}\n").word == "E1703");
  }

  TEST_CASE("site: contacts are read, and one without port or card is refused") {
    const auto site = config::parse_site(
        "site: a\nsignage:\n  contacts:\n    - {port: serial:/dev/f, line: dcd, card: fire, "
        "closed_is: off, latch: yes}\n    - {port: serial:/dev/f, card: water}\n",
        "s");
    REQUIRE(site.has_value());
    REQUIRE(site->signage.contacts.size() == 2);
    const config::Contact& fire = site->signage.contacts[0];
    CHECK(fire.port == "serial:/dev/f");
    CHECK(fire.line == "dcd");
    CHECK(fire.card == "fire");
    CHECK_FALSE(fire.closed_is_on);
    CHECK(fire.latch);
    CHECK(site->signage.contacts[1].line == "cts");
    CHECK(site->signage.contacts[1].closed_is_on);
    CHECK(refused("site: a\nsignage:\n  contacts:\n    - {card: fire}\n").word == "E1707");
    CHECK(refused("site: a\nsignage:\n  contacts:\n    - {port: tcp:x:1, card: fire}\n").word ==
          "E1707");
    CHECK(refused("site: a\nsignage:\n  contacts:\n    - {port: serial:/dev/f}\n").word == "E1707");
    CHECK(refused("site: a\nsignage:\n  contacts: serial:/dev/f\n").word == "E1703");
    const std::string stick = "site: a\nsignage:\n  contacts:\n    - {card: fire, port: ";
    CHECK(config::parse_site(stick + "\"stick:usb-K_60A4-0:0\"}\n", "s").has_value());
    CHECK(refused(stick + "stick:../../etc/x}\n").word == "E1706");
    CHECK(refused(stick + "stick:usb-K, line: cts}\n").word == "E1702");
    CHECK(refused("site: a\nsignage:\n  contacts:\n    - {port: serial:/dev/f, line: ctx, card: "
                  "fire}\n")
              .word == "E1704");
  }

  TEST_CASE("site: a panel's hours are read, and other displays have none") {
    const std::string head =
        "site: a\ndisplays:\n  - {name: tv, kind: lg-rs232, port: serial:/dev/t, ";
    const auto site = config::parse_site(
        head + "input: hdmi1, hours: {on: \"07:30\", off: 18:00, days: work}}", "s");
    REQUIRE(site.has_value());
    REQUIRE(site->displays[0].hours.has_value());
    CHECK(site->displays[0].hours->on.from == std::chrono::minutes(450));
    CHECK(site->displays[0].hours->on.to == std::chrono::minutes(1080));
    CHECK(site->displays[0].hours->work_days);
    CHECK(site->displays[0].input == "hdmi1");
    for (const char* wrong :
         {"hours: {on: \"7:30\", off: \"18:00\"}}", "hours: {on: \"24:01\", off: \"18:00\"}}",
          "hours: {on: \"08:60\", off: \"18:00\"}}", "hours: {on: \"08:00\", off: \"08:00\"}}"}) {
      CAPTURE(wrong);
      CHECK(refused(head + wrong).word == "E1703");
    }
    CHECK(refused("site: a\ndisplays:\n  - {name: b, kind: terminal, size: 128x32, hours: {}}")
              .word == "E1702");
  }

  TEST_CASE("site: the updater's keys are read, and wrong ones told with their line") {
    const auto site = config::parse_site(
        "site: a\nsync:\n  poll_s: 60\n  receipts_url: https://r/\n  sticks: no\n", "s");
    REQUIRE(site.has_value());
    CHECK(site->sync.poll == std::chrono::seconds(60));
    CHECK(site->sync.receipts_url == "https://r/");
    CHECK_FALSE(site->sync.sticks);
    CHECK(site->sync.device == "kiosk-1");  // the kiosk's name where nothing is said
    CHECK(refused("site: a\nsync:\n  poll_s: 5\n").word == "E1705");
    CHECK(refused("site: a\nsync:\n  sticks: maybe\n").word == "E1704");
    CHECK(refused("site: a\nsync:\n  device: Kiosk 1\n").word == "E1706");
  }

  TEST_CASE("site: how long the display log is kept") {
    CHECK(config::parse_site("site: a\n", "s")->signage.log_days == 400);
    CHECK(config::parse_site("site: a\nsignage: {log_days: 30}\n", "s")->signage.log_days == 30);
    CHECK(refused("site: a\nsignage: {log_days: 0}\n").word == "E1705");
    CHECK(config::parse_site("site: a\n", "s")->signage.log_mb == 2048);
    CHECK(config::parse_site("site: a\nsignage: {log_mb: 64}\n", "s")->signage.log_mb == 64);
    CHECK(refused("site: a\nsignage: {log_mb: 1}\n").word == "E1705");
  }

  TEST_CASE("site: the built-in notice knows the hospital") {
    const auto site = config::parse_site(
        "site: a\nnotice: {hospital: 青溪市第一人民医院, complaint_phone: 0571-5550 1234}\n", "s");
    REQUIRE(site.has_value());
    CHECK(site->notice.hospital == "青溪市第一人民医院");
    CHECK(site->notice.complaint_phone == "0571-5550 1234");
    CHECK(refused("site: a\nnotice: {hopsital: b}\n").word == "E1702");
  }

  TEST_CASE("site: an unknown key is told with its line and the nearest valid one") {
    const Error error = refused("site: a\nkiosk:\n  nmae: k\n");
    CHECK(error.word == "E1702");
    CHECK(error.what.en == "site.yaml:3: kiosk.nmae: no such key; did you mean name?");
    CHECK(error.what.zh == "site.yaml:3: kiosk.nmae：没有这个键，是否应为 name？");
  }

  TEST_CASE("site: an unknown kind of display is told with the nearest valid one") {
    const Error error =
        refused("site: a\ndisplays:\n  - name: x\n    kind: onbonk\n    size: 8x8\n");
    CHECK(error.word == "E1704");
    CHECK(error.what.en ==
          "site.yaml:4: displays[0].kind: \"onbonk\" is not valid; did you mean onbon-k?");
  }

  TEST_CASE("site: what cannot be is refused with a code of its own") {
    CHECK(refused("- a\n").word == "E1701");
    CHECK(refused("site: [a]\n").word == "E1703");
    CHECK(refused("site: a\nkiosk: {idle_s: 5}\n").word == "E1705");
    CHECK(refused("site: a\nkiosk: {diagonal_inch: wide}\n").word == "E1703");
    CHECK(refused("site: A B\n").word == "E1706");
    for (const char* place : {"mz1", "mz1/", "/kiosk", "mz1/Kiosk", "mz1/a/b", "\"\""}) {
      CAPTURE(place);
      CHECK(refused(std::string("site: a\nkiosk: {place: ") + place + "}\n").word == "E1706");
    }
    CHECK(config::parse_site("site: a\nkiosk: {place: mz1/kiosk-2}\n", "site.yaml")->kiosk.place ==
          "mz1/kiosk-2");
    CHECK(refused("channel: production\n").word == "E1706");
    CHECK(refused("site: a\ndisplays:\n  - {name: x, kind: onbon-k, size: 128x32}\n").word ==
          "E1707");
    CHECK(refused("site: a\ndisplays:\n  - {name: x, kind: terminal}\n").word == "E1707");
    CHECK(refused("site: a\ndisplays:\n  - {name: x, kind: terminal, size: 128}\n").word ==
          "E1703");
    CHECK(refused("site: a\ndisplays:\n  - {name: x, kind: screen}\n  - {name: x, kind: screen}\n")
              .word == "E1708");
    CHECK(refused("site: a\n  channel: b\n").word == "E1700");
  }
}
