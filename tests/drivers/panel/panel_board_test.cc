// Both makers' panels through their cards, in made-up time.
#include "drivers/panel/panel_board.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "drivers/panel/mdc_dialect.h"
#include "drivers/panel/panel_kinds.h"
#include "drivers/simulator/panel/lg_card.h"
#include "drivers/simulator/panel/mdc_card.h"
#include "tests/drivers/board_bench.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

using Words = std::map<std::string, std::string>;

struct Lobby {
  /// `kind`: "lg-rs232" or "samsung-mdc".
  explicit Lobby(std::string_view kind, Words board = {}, Words card = {}, int address = 1)
      : bench(*(*find_kind(kind))->make(order(std::move(board))),
              *(*simulator::find_card_kind(kind))->make(card_order(std::move(card), address))),
        lg(kind == "lg-rs232") {}

  static BoardOrder order(Words words) {
    BoardOrder order;
    order.words = std::move(words);
    order.port = *parse_port("serial:/dev/x?baud=9600");
    return order;
  }
  static simulator::CardOrder card_order(Words words, int address) {
    simulator::CardOrder order;
    order.words = std::move(words);
    order.address = address;
    return order;
  }
  simulator::PanelSet& set() {
    return lg ? dynamic_cast<simulator::LgCard&>(bench.card()).set
              : dynamic_cast<simulator::MdcCard&>(bench.card()).set;
  }
  Status want(std::optional<bool> power, const std::string& input = {},
              std::optional<int> brightness = {}) {
    Desired desired;
    desired.serial = "1-42";
    desired.power = power;
    desired.input = input;
    desired.brightness_pct = brightness;
    return bench.board().want(desired);
  }
  [[nodiscard]] std::string fact(std::string_view key) const {
    for (const Fact& fact : bench.state().facts) {
      if (fact.key == key) return fact.value;
    }
    return "unknown";
  }
  bool proved(std::chrono::milliseconds most) { return bench.proves("", Proof::kReadBack, most); }
  [[nodiscard]] std::size_t asked(std::string_view command) const {
    return static_cast<std::size_t>(
        std::count_if(bench.verdicts.begin(), bench.verdicts.end(),
                      [&](const auto& verdict) { return verdict.command == command; }));
  }

  test::BoardBench bench;
  bool lg;
};

constexpr std::array<const char*, 2> kBoth{"lg-rs232", "samsung-mdc"};

}  // namespace

TEST_SUITE("panel") {
  TEST_CASE("panel: nothing is known until it answers, and nothing is told before") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind);
      lobby.bench.on_reply = [](auto& /*reply*/) { return false; };
      REQUIRE(lobby.want(true).has_value());
      lobby.bench.run(10s);
      CHECK(lobby.fact("power") == "unknown");
      CHECK(lobby.bench.state().proof == Proof::kNoAnswer);
      CHECK_FALSE(lobby.set().wanted_on);
    }
  }

  TEST_CASE("panel: switched on through 15 s of silence, then input and light, read back") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind);
      const bool light = lobby.bench.board().capabilities().brightness;
      CHECK(light == lobby.lg);
      REQUIRE(lobby.want(true, "hdmi2", light ? std::optional<int>(80) : std::nullopt).has_value());
      REQUIRE(lobby.bench.until([&] { return lobby.set().wanted_on; }, 5s));
      lobby.bench.run(5s);
      CHECK(lobby.fact("power") == "unknown");  // told, but not yet seen
      CHECK_FALSE(lobby.bench.state().shows_all);
      CHECK(lobby.proved(60s));
      CHECK(lobby.bench.closed == 0);
      CHECK(lobby.fact("power") == "on");
      CHECK(lobby.fact("input") == "hdmi2");
      CHECK(lobby.bench.state().serial.empty());
      CHECK(lobby.bench.state().shows_all);
      if (light) CHECK(lobby.set().brightness == 80);
      CHECK(lobby.bench.now().steady - SteadyTime{1000s} < 40s);
    }
  }

  TEST_CASE("panel: what it says of itself") {
    Lobby lobby("lg-rs232", {}, {{"power", "on"}});
    REQUIRE(lobby.want(true).has_value());
    lobby.bench.run(30s);
    CHECK(lobby.fact("power") == "on");
    CHECK(lobby.fact("input") == "hdmi1");
    CHECK(lobby.fact("signal") == "present");
    CHECK(lobby.fact("temperature_c") == "38");
    CHECK(lobby.fact("fan") == "good");
    CHECK(lobby.fact("hours") == "4660");
    CHECK(lobby.fact("serial_number") == "907KCWH0K712");
    CHECK(lobby.fact("firmware") == "040270");
    CHECK(lobby.asked("dl") == 1);
    Lobby other("samsung-mdc", {}, {{"power", "on"}});
    REQUIRE(other.want(true).has_value());
    other.bench.run(30s);
    CHECK(other.fact("signal") == "present");
    CHECK(other.fact("temperature_c") == "38");
    CHECK(other.fact("fan") == "good");
    CHECK(other.fact("serial_number") == "0HCM3NAK1");
    CHECK(other.fact("firmware") == "T-1025");
    CHECK(other.fact("hours") == "unknown");
  }

  TEST_CASE("panel: switched off is read back, and the rest is not asked in standby") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {}, {{"power", "on"}});
      REQUIRE(lobby.want(true).has_value());
      REQUIRE(lobby.proved(20s));
      lobby.bench.run(20s);
      REQUIRE(lobby.want(false, "hdmi1").has_value());
      CHECK_FALSE(lobby.bench.state().shows_all);
      REQUIRE(lobby.proved(30s));
      CHECK_FALSE(lobby.set().wanted_on);
      CHECK(lobby.fact("power") == "off");
      CHECK(lobby.fact("temperature_c") == "unknown");
      const std::size_t inputs = lobby.asked(lobby.lg ? "xb" : "14");
      lobby.bench.run(5min);
      CHECK(lobby.asked(lobby.lg ? "xb" : "14") == inputs);
      CHECK(lobby.bench.state().proof == Proof::kReadBack);
    }
  }

  TEST_CASE("panel: somebody's remote control is noticed and undone") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {}, {{"power", "on"}});
      REQUIRE(lobby.want(true, "hdmi1").has_value());
      REQUIRE(lobby.proved(20s));
      lobby.set().input = lobby.lg ? 0xC0 : 0x25;
      CHECK(lobby.bench.until([&] { return lobby.set().input == (lobby.lg ? 0x90 : 0x21); }, 70s));
      CHECK(lobby.proved(20s));
      lobby.bench.card().lose_power(lobby.bench.now());
      CHECK(lobby.bench.until([&] { return lobby.set().wanted_on; }, 70s));
      CHECK(lobby.proved(60s));
    }
  }

  TEST_CASE("panel: the remote control is locked where that is asked for") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {{"lock", "yes"}}, {{"power", "on"}});
      REQUIRE(lobby.want(true).has_value());
      CHECK(lobby.proved(30s));
      CHECK(lobby.set().locked);
      Lobby left(kind, {}, {{"power", "on"}});
      REQUIRE(left.want(true).has_value());
      left.bench.run(30s);
      CHECK_FALSE(left.set().locked);
    }
  }

  TEST_CASE("panel: off may mean dark, with the set running") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {{"off", "picture"}}, {{"power", "on"}});
      REQUIRE(lobby.want(false).has_value());
      CHECK(lobby.proved(20s));
      CHECK(lobby.set().dark);
      CHECK(lobby.set().wanted_on);
      REQUIRE(lobby.want(true).has_value());
      CHECK(lobby.proved(20s));
      CHECK_FALSE(lobby.set().dark);
    }
  }

  TEST_CASE("panel: what the model does not know is asked once") {
    Lobby lobby("lg-rs232", {}, {{"power", "on"}, {"unknown", "dn,dw,mg"}});
    REQUIRE(lobby.want(true).has_value());
    CHECK(lobby.proved(20s));
    lobby.bench.run(10min);
    CHECK(lobby.asked("dn") == 1);
    CHECK(lobby.asked("dw") == 1);
    CHECK(lobby.asked("mg") == 1);
    CHECK(lobby.fact("temperature_c") == "unknown");
    REQUIRE(lobby.want(true, "", 30).has_value());
    lobby.bench.run(2min);
    CHECK_FALSE(lobby.bench.state().shows_all);
    REQUIRE(lobby.bench.state().trouble.has_value());
    CHECK(lobby.bench.state().trouble->word == "E2178");
  }

  TEST_CASE("panel: without a signal a refusal is not taken for good") {
    Lobby lobby("lg-rs232", {}, {{"power", "on"}, {"signal", "no"}, {"unknown", "dn"}});
    REQUIRE(lobby.want(true).has_value());
    lobby.bench.run(5min);
    CHECK(lobby.asked("dn") >= 4);
    CHECK(lobby.fact("signal") == "none");
  }

  TEST_CASE("panel: too hot is told") {
    Lobby lobby("lg-rs232", {}, {{"power", "on"}, {"temperature", "72"}});
    REQUIRE(lobby.want(true).has_value());
    lobby.bench.run(30s);
    REQUIRE(lobby.bench.state().trouble.has_value());
    CHECK(lobby.bench.state().trouble->word == "E2179");
    CHECK(lobby.bench.state().trouble->what.en.find("72") != std::string::npos);
  }

  TEST_CASE("panel: heat is told though nothing is wanted or something is refused") {
    Lobby idle("lg-rs232", {}, {{"power", "on"}, {"temperature", "72"}});
    idle.bench.run(30s);
    REQUIRE(idle.bench.state().trouble.has_value());
    CHECK(idle.bench.state().trouble->word == "E2179");
    idle.set().temperature = 40;
    idle.bench.run(2min);
    CHECK_FALSE(idle.bench.state().trouble.has_value());
    Lobby refused("lg-rs232", {}, {{"power", "on"}, {"temperature", "72"}, {"unknown", "mg"}});
    REQUIRE(refused.want(true, "", 30).has_value());
    refused.bench.run(30s);
    REQUIRE(refused.bench.state().trouble.has_value());
    CHECK(refused.bench.state().trouble->word == "E2179");
  }

  TEST_CASE("panel: what was refused is asked again after a new start, and each day") {
    Lobby lobby("lg-rs232", {}, {{"power", "on"}, {"unknown", "dn"}});
    REQUIRE(lobby.want(true).has_value());
    lobby.bench.run(5min);
    CHECK(lobby.asked("dn") == 1);
    lobby.bench.run(24h);
    CHECK(lobby.asked("dn") == 2);
    lobby.set().unknown.clear();
    lobby.bench.card().lose_power(lobby.bench.now());
    lobby.bench.run(3min);
    CHECK(lobby.fact("temperature_c") == "38");
  }

  TEST_CASE("panel: the signal of a Samsung set, as the bytes say it") {
    const auto heard = [](const char* hex) {
      const auto answer = panel::MdcDialect{1}.answer(panel::Item::kSignal, test::from_hex(hex));
      REQUIRE(answer.has_value());
      std::optional<int> signal;
      for (const auto& [item, value] : answer->numbers) {
        if (item == panel::Item::kSignal) signal = value;
      }
      return signal;
    };
    // AA FF id 08 'A' 0D, lamp, temperature error, light sensor, sync, 38 degrees, fan, sum
    CHECK(heard("AA FF 01 08 41 0D 00 00 00 00 26 00 7C") == 1);
    CHECK(heard("AA FF 01 08 41 0D 00 00 00 01 26 00 7D") == 0);
    CHECK(heard("AA FF 01 08 41 0D 00 00 00 02 26 00 7E") == std::nullopt);
  }

  TEST_CASE("panel: the line is not hurried") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {}, {{"power", "on"}});
      REQUIRE(lobby.want(true).has_value());
      std::optional<SteadyTime> last;
      auto shortest = 1h + 0ms;
      lobby.bench.on_frame = [&](auto& /*frame*/) {
        const SteadyTime now = lobby.bench.now().steady;
        if (last) {
          shortest = std::min(shortest,
                              std::chrono::duration_cast<std::chrono::milliseconds>(now - *last));
        }
        last = now;
        return true;
      };
      lobby.bench.run(3min);
      CHECK(shortest >= (lobby.lg ? 400ms : 500ms));
    }
  }

  TEST_CASE("panel: lost, spoilt and strange replies only cost time") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {}, {{"power", "on"}});
      int count = 0;
      lobby.bench.on_reply = [&](auto& reply) {
        if (++count % 5 == 0) return false;
        if (count % 3 == 0) reply[reply.size() / 2] ^= 0x10;
        return true;
      };
      REQUIRE(lobby.want(true, "hdmi2").has_value());
      CHECK(lobby.proved(3min));
    }
  }

  TEST_CASE("panel: one that is gone is unknown, and comes back") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {}, {{"power", "on"}});
      REQUIRE(lobby.want(true).has_value());
      REQUIRE(lobby.proved(20s));
      lobby.bench.on_reply = [](auto& /*reply*/) { return false; };
      CHECK(lobby.bench.until([&] { return lobby.bench.state().proof == Proof::kNoAnswer; }, 80s));
      CHECK(lobby.fact("power") == "unknown");
      CHECK_FALSE(lobby.bench.state().shows_all);
      lobby.bench.on_reply = nullptr;
      CHECK(lobby.proved(90s));
    }
  }

  TEST_CASE("panel: another set's address is silence") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind, {{"set_id", "2"}}, {{"power", "on"}}, 3);
      REQUIRE(lobby.want(false).has_value());
      lobby.bench.run(20s);
      CHECK(lobby.bench.state().proof == Proof::kNoAnswer);
      CHECK(lobby.set().wanted_on);
    }
  }

  TEST_CASE("panel: what it can never show or do is refused before anything is sent") {
    for (const char* kind : kBoth) {
      Lobby lobby(kind);
      Desired text;
      text.areas = {TextArea{}};
      const Status refused = lobby.bench.board().want(text);
      REQUIRE_FALSE(refused.has_value());
      CHECK(refused.error().word == "E2177");
      const Status input = lobby.want(true, "hdmi9");
      REQUIRE_FALSE(input.has_value());
      CHECK(input.error().what.en.find("hdmi1, hdmi2") != std::string::npos);
      CHECK_FALSE(lobby.want(true, "", 101).has_value());
      CHECK(lobby.bench.frames.empty());
    }
    CHECK_FALSE(Lobby("samsung-mdc").want(true, "", 50).has_value());
  }

  TEST_CASE("panel: options are checked") {
    BoardOrder order = Lobby::order({{"set_id", "0"}});
    CHECK_FALSE(make_lg_board(order).has_value());
    order.words = {{"set_id", "254"}};
    CHECK_FALSE(make_mdc_board(order).has_value());
    order.words = {{"poll_s", "5"}};
    CHECK_FALSE(make_lg_board(order).has_value());
    order.words = {{"set_id", "1000"}, {"id_digits", "3"}};
    CHECK(make_lg_board(order).has_value());
    order.words = {};
    order.port = *parse_port("serial:/dev/x");
    CHECK(make_lg_board(order).has_value());
    order.port = *parse_port("tcp:10.0.0.8:9761");
    CHECK(make_lg_board(order).has_value());
  }
}
