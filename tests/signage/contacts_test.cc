// Dry contacts: the debouncing by itself, then the polling with a port that the test plays.
#include "signage/emergency/contacts.h"

#include <doctest/doctest.h>
#include <pty.h>

#include <array>

#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

using drivers::ModemLines;

/// A port whose lines the test sets; it may be unplugged.
struct Relay {
  bool there = true;
  unsigned on = 0;
  int opened = 0;
};

class FakeLines final : public ModemLines {
 public:
  explicit FakeLines(Relay& relay) : relay_(relay) {}
  Result<unsigned> read() override {
    if (relay_.there) return relay_.on;
    return Error{Errc::kClosed, {"已拔出", "unplugged"}, {}};
  }

 private:
  Relay& relay_;
};

std::string word(Contact::Change change) {
  if (change == Contact::Change::kFoundOpen) return "idle ";
  return change == Contact::Change::kClosed ? "closed " : "opened ";
}

struct Panel {
  explicit Panel(std::vector<config::Contact> wired) {
    contacts = Contacts::open(
        loop, clock, wired,
        [this](const config::Contact& contact, const std::string& by, Contact::Change change) {
          told.push_back(word(change) + contact.card + " " + by);
        },
        [this](const drivers::Port&) -> Result<std::unique_ptr<ModemLines>> {
          if (!relay.there) return Error{Errc::kNotFound, {"没有端口", "no port"}, {}};
          ++relay.opened;
          return std::unique_ptr<ModemLines>(new FakeLines(relay));
        });
  }
  void pass(std::chrono::milliseconds time) {
    for (; time > 0ms; time -= 10ms) {
      clock.tick(10ms);
      REQUIRE(loop.turn(clock, clock.steady()).has_value());
    }
  }

  test::FakeClock clock;
  Loop loop = *Loop::create({});
  Relay relay;
  std::vector<std::string> told;
  std::unique_ptr<Contacts> contacts;
};

config::Contact wired(const char* card, const char* line = "cts") {
  config::Contact contact;
  contact.port = "serial:/dev/gongshi-fire";
  contact.card = card;
  contact.line = line;
  return contact;
}

}  // namespace

TEST_SUITE("emergency") {
  TEST_CASE("contact: a new level counts when it has stood for 200 ms") {
    using Change = Contact::Change;
    Contact contact;
    SteadyTime now{1s};
    CHECK_FALSE(contact.hear(false, now).has_value());
    CHECK(contact.hear(false, now += 300ms) == Change::kFoundOpen);
    CHECK_FALSE(contact.hear(false, now += 300ms).has_value());
    // Bouncing for 150 ms, then closed.
    for (int i = 0; i < 15; ++i) CHECK_FALSE(contact.hear(i % 2 == 0, now += 10ms).has_value());
    const SteadyTime settled = now;
    CHECK_FALSE(contact.hear(true, settled + 199ms).has_value());
    CHECK(contact.hear(true, settled + 200ms) == Change::kClosed);
    CHECK(contact.closed());
    CHECK_FALSE(contact.hear(true, settled + 10s).has_value());
    // A spark of 100 ms opens nothing.
    CHECK_FALSE(contact.hear(false, settled + 11s).has_value());
    CHECK_FALSE(contact.hear(true, settled + 11s + 100ms).has_value());
    CHECK_FALSE(contact.hear(false, settled + 12s).has_value());
    CHECK(contact.hear(false, settled + 12s + 200ms) == Change::kOpened);
  }

  TEST_CASE("contact: closed from the beginning counts, an adapter that was out does not") {
    using Change = Contact::Change;
    Contact contact;
    CHECK_FALSE(contact.hear(true, SteadyTime{1s}).has_value());
    CHECK(contact.hear(true, SteadyTime{2s}) == Change::kClosed);
    contact.lost();
    CHECK_FALSE(contact.hear(true, SteadyTime{9s}).has_value());
    CHECK_FALSE(contact.hear(true, SteadyTime{10s}).has_value());
    contact.lost();
    CHECK_FALSE(contact.hear(false, SteadyTime{20s}).has_value());
    CHECK(contact.hear(false, SteadyTime{21s}) == Change::kOpened);
  }

  TEST_CASE("contacts: closing and opening are told within 400 ms, each line's by itself") {
    Panel panel({wired("fire"), wired("water", "dcd")});
    CHECK(panel.relay.opened == 1);  // one port, two lines
    panel.pass(1s);
    CHECK(panel.told == std::vector<std::string>{"idle fire contact-1", "idle water contact-2"});
    panel.told.clear();
    panel.relay.on = ModemLines::kCts;
    panel.pass(400ms);
    CHECK(panel.told == std::vector<std::string>{"closed fire contact-1"});
    panel.relay.on = ModemLines::kCts | ModemLines::kDcd | ModemLines::kRi;
    panel.pass(400ms);
    panel.relay.on = 0;
    panel.pass(400ms);
    CHECK(panel.told == std::vector<std::string>{"closed fire contact-1", "closed water contact-2",
                                                 "opened fire contact-1",
                                                 "opened water contact-2"});
  }

  TEST_CASE("contacts: an idle line that is on when open is turned round by closed_is") {
    auto turned = wired("fire", "dsr");
    turned.closed_is_on = false;
    Panel panel({turned});
    panel.relay.on = ModemLines::kDsr;
    panel.pass(1s);
    CHECK(panel.told == std::vector<std::string>{"idle fire contact-1"});
    panel.relay.on = 0;
    panel.pass(400ms);
    CHECK(panel.told.back() == "closed fire contact-1");
  }

  TEST_CASE("contacts: an unplugged port tells nothing and is opened again") {
    Panel panel({wired("fire")});
    panel.relay.on = ModemLines::kCts;
    panel.pass(1s);
    panel.relay.there = false;
    panel.pass(20s);
    CHECK(panel.told.size() == 1);
    panel.relay.there = true;
    panel.pass(6s);
    CHECK(panel.relay.opened == 2);
    CHECK(panel.told.size() == 1);
    panel.relay.on = 0;
    panel.pass(400ms);
    CHECK(panel.told.back() == "opened fire contact-1");
  }

  TEST_CASE("contacts: a stick kept as a key closes when plugged in and opens when pulled out") {
    const test::TempDir names;
    test::FakeClock clock;
    Loop loop = *Loop::create({});
    std::vector<std::string> told;
    config::Contact key;
    key.port = "stick:usb-Kingston_DT_60A4-0:0";
    key.card = "evacuate";
    const auto contacts = Contacts::open(
        loop, clock, {wired("fire"), key},
        [&](const config::Contact& contact, const std::string& by, Contact::Change change) {
          told.push_back(word(change) + contact.card + " " + by);
        },
        [](const drivers::Port&) -> Result<std::unique_ptr<ModemLines>> {
          return Error{Errc::kNotFound, {"没有端口", "no port"}, {}};
        },
        names.path());
    const auto pass = [&](std::chrono::milliseconds time) {
      for (; time > 0ms; time -= 10ms) {
        clock.tick(10ms);
        REQUIRE(loop.turn(clock, clock.steady()).has_value());
      }
    };
    names.write("usb-Kingston_DT_77B1-0:0", "another stick");
    pass(1s);
    CHECK(told == std::vector<std::string>{"idle evacuate stick-2"});
    names.write("usb-Kingston_DT_60A4-0:0", "");
    pass(400ms);
    CHECK(told.back() == "closed evacuate stick-2");
    fs::remove(names / "usb-Kingston_DT_60A4-0:0");
    pass(400ms);
    CHECK(told.back() == "opened evacuate stick-2");
  }

  TEST_CASE("key sticks: whole sticks are named, and those without a number told") {
    const test::TempDir dir;
    dir.write("dev/sdb", "");
    dir.write("dev/sdb1", "");
    dir.write("dev/sdc", "");
    dir.write("dev/sda", "");
    dir.write("sys/devices/usb1/1-2/idVendor", "0951");
    dir.write("sys/devices/usb1/1-2/serial", "60A4");
    dir.write("sys/devices/usb1/1-2/host6/block/sdb/size", "1");
    dir.write("sys/devices/usb1/1-3/idVendor", "abcd");
    dir.write("sys/devices/usb1/1-3/host7/block/sdc/size", "1");
    fs::create_directories(dir / "by-id");
    fs::create_directories(dir / "sys/block");
    fs::create_symlink(dir / "sys/devices/usb1/1-2/host6/block/sdb", dir / "sys/block/sdb");
    fs::create_symlink(dir / "sys/devices/usb1/1-3/host7/block/sdc", dir / "sys/block/sdc");
    fs::create_symlink(dir / "dev/sdb", dir / "by-id/usb-Kingston_DT_60A4-0:0");
    fs::create_symlink(dir / "dev/sdb1", dir / "by-id/usb-Kingston_DT_60A4-0:0-part1");
    fs::create_symlink(dir / "dev/sdc", dir / "by-id/usb-General_UDisk-0:0");
    fs::create_symlink(dir / "dev/sda", dir / "by-id/ata-Disk_1");
    const auto sticks = plugged_sticks(dir / "by-id", dir / "sys/block");
    REQUIRE(sticks.size() == 2);
    CHECK(sticks[0].name == "usb-General_UDisk-0:0");
    CHECK_FALSE(sticks[0].own_number);
    CHECK(sticks[1].name == "usb-Kingston_DT_60A4-0:0");
    CHECK(sticks[1].own_number);
    CHECK(stick_is_in("usb-Kingston_DT_60A4-0:0", dir / "by-id"));
    CHECK_FALSE(stick_is_in("usb-Kingston_DT_60A5-0:0", dir / "by-id"));
    CHECK(plugged_sticks(dir / "none", dir / "sys/block").empty());
  }

  TEST_CASE("contacts: one whose port is none is left out, and the others work") {
    auto elsewhere = wired("water");
    elsewhere.port = "tcp:10.0.0.7:5005";
    auto rubbish = wired("water");
    rubbish.port = "nowhere";
    REQUIRE_FALSE(drivers::parse_port(rubbish.port).has_value());
    Panel panel({elsewhere, rubbish, wired("fire")});
    panel.pass(300ms);
    panel.relay.on = ModemLines::kCts;
    panel.pass(400ms);
    CHECK(panel.told == std::vector<std::string>{"idle fire contact-3", "closed fire contact-3"});
  }

  TEST_CASE("modem lines: a port that has none says so, and so does one that is not there") {
    int master = -1;
    int slave = -1;
    std::array<char, 128> name{};
    REQUIRE(::openpty(&master, &slave, name.data(), nullptr, nullptr) == 0);
    const Fd ends[] = {Fd(master), Fd(slave)};
    const auto pty =
        drivers::open_modem_lines(*drivers::parse_port("serial:" + std::string(name.data())));
    REQUIRE_FALSE(pty.has_value());
    CHECK(pty.error().word == "E2184");
    const auto none = drivers::open_modem_lines(*drivers::parse_port("serial:/dev/gongshi-none"));
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == Errc::kNotFound);
  }
}
