// Power, brightness and clock of a K card, against the simulated card.
#include <doctest/doctest.h>

#include "drivers/simulator/onbon/k_card.h"
#include "drivers/text/onbon_k_board.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

test::BoardBench bench_of(OnbonKOptions options = {}, simulator::CardSpec spec = {}) {
  return {std::make_unique<OnbonKBoard>(options),
          std::make_unique<simulator::OnbonKCard>(std::move(spec))};
}

const simulator::OnbonKCard& card_of(test::BoardBench& bench) {
  return dynamic_cast<simulator::OnbonKCard&>(bench.card());
}

Desired one_line(std::optional<bool> power, std::optional<int> brightness_pct) {
  Desired desired;
  desired.serial = "1-42";
  desired.areas.emplace_back();
  desired.areas[0].width = 128;
  desired.areas[0].height = 16;
  desired.areas[0].text = "欢迎光临";
  desired.power = power;
  desired.brightness_pct = brightness_pct;
  return desired;
}

}  // namespace

TEST_SUITE("onbon k settings") {
  TEST_CASE("settings: power and brightness are set once and read back") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(one_line(false, 60)).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.state().shows_all);
    CHECK_FALSE(card_of(bench).on());
    CHECK(card_of(bench).brightness() == 9);  // 60 % of 15
    bench.run(60s);
    CHECK(bench.count("A3 00") == 1);
    CHECK(bench.count("A3 02") == 1);
    REQUIRE(bench.board().want(one_line(true, 100)).has_value());
    bench.run(10s);
    CHECK(card_of(bench).on());
    CHECK(card_of(bench).brightness() == 15);
    CHECK(bench.refusals().empty());
  }

  TEST_CASE("settings: what is not asked for is left alone") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(one_line({}, {})).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.count("A3 00") == 0);
    CHECK(bench.count("A3 02") == 0);
  }

  TEST_CASE("settings: somebody's other brightness is noticed by the poll and set again") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(one_line({}, 40)).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    // Another host, on the same card.
    (void)bench.card().receive(
        onbon::wrap(onbon::encode_packet({}, onbon::brightness_request(15, false))), bench.now());
    CHECK(card_of(bench).brightness() == 15);
    bench.run(20s);
    CHECK(card_of(bench).brightness() == 6);
  }

  TEST_CASE("settings: a card that keeps its own brightness is told of and not hammered") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(one_line({}, 40)).has_value());
    // Each time it is set, somebody turns it up again at once.
    bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      const bool sets = frame.size() > 24 && frame[22] == 0xA3 && frame[23] == 0x02;
      if (sets) frame = onbon::wrap(onbon::encode_packet({}, onbon::brightness_request(15, false)));
      return true;
    };
    bench.run(300s);
    CHECK(bench.count("A3 02") <= 4);
    REQUIRE(bench.state().trouble.has_value());
    CHECK(bench.state().trouble->word == "E2110");
    CHECK(bench.state().proof == Proof::kReadBack);  // of the text, which is there
    CHECK_FALSE(bench.state().shows_all);
  }

  TEST_CASE("settings: what is not wanted stays as it is, and is not missed") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(one_line({}, {})).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    // Another program sets the brightness of the same card, and wants no text.
    auto desk = test::BoardBench(std::make_unique<OnbonKBoard>(OnbonKOptions{}),
                                 std::make_unique<simulator::OnbonKCard>(card_of(bench)));
    Desired brightness;
    brightness.brightness_pct = 20;
    brightness.keep_clock = false;
    REQUIRE(desk.board().want(brightness).has_value());
    CHECK_FALSE(desk.state().shows_all);
    CHECK(desk.until([&] { return desk.state().shows_all; }, 10s));
    desk.run(60s);
    CHECK(card_of(desk).brightness() == 3);
    REQUIRE(card_of(desk).areas().size() == 1);
    CHECK(card_of(desk).client_info() == "1-42");
    CHECK(desk.count("A3 06") == 0);
    CHECK(desk.count("A2 03") == 0);
  }

  TEST_CASE("settings: the clock is left alone where nobody wants it kept") {
    auto bench = bench_of();
    Desired desired = one_line({}, {});
    desired.keep_clock = false;
    REQUIRE(bench.board().want(desired).has_value());
    bench.run(30s);
    CHECK(bench.count("A2 03") == 0);
    CHECK_FALSE(card_of(bench).clock_set());
  }
}
