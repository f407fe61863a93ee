// The C-Power board against the simulated card, an independent parser, in made-up time.
#include "drivers/text/cpower_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/cpower/card.h"
#include "tests/drivers/board_bench.h"
#include "tests/drivers/two_lines.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::line;
using test::two_lines;

namespace {

using Words = std::map<std::string, std::string>;

struct Bench : test::BoardBench {
  explicit Bench(const Words& words = {}, simulator::CpowerSpec spec = {}, bool tcp = false)
      : BoardBench(board_of(words, tcp), std::make_unique<simulator::CpowerCard>(spec)) {}

  static std::unique_ptr<Board> board_of(const Words& words, bool tcp) {
    BoardOrder order;
    order.geometry = {128, 32};
    order.words = words;
    if (tcp) order.port.kind = Port::Kind::kTcp;
    auto board = make_cpower_board(order);
    REQUIRE(board.has_value());
    return std::move(*board);
  }

  simulator::CpowerCard& cpower() { return dynamic_cast<simulator::CpowerCard&>(card()); }
  const std::vector<simulator::CpowerWindow>& windows() { return cpower().panel().windows(); }
  std::size_t calls(std::string_view command) const {
    std::size_t count = 0;
    for (const auto& verdict : verdicts) {
      if (verdict.accepted && verdict.command == command) ++count;
    }
    return count;
  }
};

std::string refusal(const Desired& desired, const Words& words = {}) {
  Bench bench(words);
  const Status wanted = bench.board().want(desired);
  REQUIRE_FALSE(wanted.has_value());
  bench.run(1s);
  CHECK(bench.frames.empty());
  return wanted.error().word + " " + wanted.error().what.en;
}

}  // namespace

TEST_SUITE("cpower board") {
  TEST_CASE("board: fills two windows and the card acknowledges") {
    Bench bench;
    Desired desired = two_lines("1-42");
    desired.power = true;
    desired.brightness_pct = 50;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged, 10s));
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    bench.run(20s);
    CHECK(bench.refusals().empty());
    REQUIRE(bench.windows().size() == 2);
    CHECK(bench.windows()[0].text() == "血常规 20.00元");
    CHECK(bench.windows()[1].text() == "挂号在一楼大厅");
    CHECK(bench.windows()[1].y == 16);
    CHECK(bench.cpower().levels() == std::vector<std::uint8_t>(24, 16));
    CHECK(bench.calls("7B 01") == 1);
    CHECK(bench.calls("7B 12") == 2);
    CHECK(bench.cpower().panel().flash_writes() == 0);
    CHECK(bench.state().flash_writes == 0);
    CHECK(bench.state().shows_all);
    const auto& facts = bench.state().facts;
    const auto told = [&](std::string_view key) {
      for (const Fact& fact : facts) {
        if (fact.key == key) return fact.value;
      }
      return std::string{};
    };
    CHECK(told("firmware") == "logic 1.2 bios 2.0 app 3.4");
    CHECK(told("temperature_c") == "26.5");
    CHECK(told("power_timer") == "-");
    const LocalTime local = to_local(bench.now().wall);
    CHECK(bench.cpower().clock_text(bench.now().wall).starts_with(date_text(local.date)));
  }

  TEST_CASE("board: speaks the network form on TCP, with either length order") {
    for (const std::string length : {"little", "big"}) {
      simulator::CpowerSpec spec;
      spec.line.big_length = length == "big";
      Bench bench({{"length", length}}, spec, true);
      REQUIRE(bench.board().want(two_lines("1-42")).has_value());
      CHECK(bench.proves("1-42", Proof::kAcknowledged, 10s));
      CHECK(bench.frames.front()[0] == 0xFF);
    }
  }

  TEST_CASE("board: only the changed window travels, an equal one not at all") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    REQUIRE(bench.board().want(two_lines("1-43", "挂号在二楼大厅")).has_value());
    CHECK_FALSE(bench.state().shows_all);
    REQUIRE(bench.proves("1-43", Proof::kAcknowledged));
    CHECK(bench.calls("7B 01") == 1);
    CHECK(bench.calls("7B 12") == 3);
    CHECK(bench.windows()[1].text() == "挂号在二楼大厅");
    REQUIRE(bench.board().want(two_lines("1-44", "挂号在二楼大厅")).has_value());
    REQUIRE(bench.proves("1-44", Proof::kAcknowledged));
    CHECK(bench.calls("7B 12") == 3);
  }

  TEST_CASE("board: a long text travels in packets of 512 bytes") {
    Bench bench;
    Desired desired = two_lines("1-42");
    for (int count = 0; count < 200; ++count) desired.areas[1].text += "价格表";
    desired.areas[1].motion = Motion::kLeft;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    CHECK(bench.refusals().empty());
    CHECK(bench.windows()[1].text() == desired.areas[1].text);
    CHECK(bench.windows()[1].effect == 11);
    for (const auto& frame : bench.frames) CHECK(frame.size() < 600);
  }

  TEST_CASE("board: rich text, with either end") {
    for (const std::string end : {"none", "zeros"}) {
      Bench bench({{"text", "rich"}, {"rich_end", end}});
      REQUIRE(bench.board().want(two_lines("1-42")).has_value());
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
      CHECK(bench.windows()[0].kind == "rich");
      CHECK(bench.windows()[0].text() == "血常规 20.00元");
    }
  }

  TEST_CASE("board: a character outside the fonts goes as dots, where there are dots") {
    for (const bool turned : {false, true}) {
      simulator::CpowerSpec spec;
      spec.screen.low_bit_left = spec.screen.zero_lit = turned;
      Bench bench(turned ? Words{{"image_bits", "lsb"}, {"image_lit", "0"}} : Words{}, spec);
      Desired desired = two_lines("1-42");
      desired.areas[1].text = "镕";
      desired.areas[1].color = Color::kYellow;
      Frame dots = Frame::blank({10, 2}, PixelFormat::kMono1);
      dots.bytes = {0x80, 0x40, 0x01, 0x80};
      desired.areas[1].dots = dots;
      REQUIRE(bench.board().want(desired).has_value());
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
      REQUIRE(bench.windows()[1].picture.has_value());
      std::string drawn;
      for (const auto& lamp : bench.windows()[1].picture->lamps) {
        drawn += lamp == simulator::Lamp{255, 255, 0} ? '#' : lamp == simulator::Lamp{} ? '.' : '?';
      }
      CHECK(drawn ==
            "#........#"
            ".......##.");
    }
  }

  TEST_CASE("board: what the card can never show is refused before anything is sent") {
    Desired rare = two_lines("1-42", "犇镕");
    CHECK(refusal(rare) == "E2101 the card's GB2312 fonts do not have: U+7287 犇, U+9555 镕");
    rare.areas[1].dots = Frame::blank({129, 16}, PixelFormat::kMono1);
    CHECK(refusal(rare).starts_with("E2102 area 1: has a character outside the fonts"));
    Desired control = two_lines("1-42", std::string("a\0b", 3));
    CHECK(refusal(control) == "E2101 the card's GB2312 fonts do not have: U+0000");
    Desired off = two_lines("1-42");
    off.areas[1].y = 17;
    CHECK(refusal(off) == "E2102 area 1: is off the board");
    off.areas[1].y = 15;
    CHECK(refusal(off) == "E2102 area 1: overlaps another");
    Desired font = two_lines("1-42");
    font.areas[0].font_px = 12;
    CHECK(refusal(font, {{"text", "rich"}}) == "E2102 area 0: the cards have no font of 12 dots");
    CHECK(refusal(two_lines("1-42", std::string(4001, 'a'))) ==
          "E2102 area 1: the text is too long");
    Desired lines = two_lines("1-42", "a\nb");
    CHECK(refusal(lines, {{"text", "rich"}}) == "E2102 area 1: text=rich has no line break");
  }

  TEST_CASE("board: a power cut is noticed by silence and everything is sent again") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    bench.run(10s);
    bench.card().lose_power(bench.now());
    REQUIRE(bench.until([&] { return !bench.state().shows_all; }, 10s));
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 20s));
    CHECK(bench.windows().size() == 2);
    CHECK(bench.windows()[0].text() == "血常规 20.00元");
  }

  TEST_CASE("board: a restart that nothing tells is mended by the refresh") {
    simulator::CpowerSpec spec;
    spec.boot = 0s;
    Bench bench({{"refresh_s", "60"}}, spec);
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    bench.card().lose_power(bench.now());
    CHECK(bench.windows().empty());
    REQUIRE(
        bench.until([&] { return bench.windows().size() == 2 && bench.state().shows_all; }, 65s));
    CHECK(bench.cpower().panel().flash_writes() == 0);
  }

  TEST_CASE("board: lost and corrupt answers end in the right picture") {
    for (const auto& [drop, corrupt] : {std::pair{2, 1000}, {3, 4}, {3, 1000}, {1000, 2}}) {
      CAPTURE(drop);
      CAPTURE(corrupt);
      Bench bench;
      int count = 0;
      bench.on_reply = [&, drop = drop, corrupt = corrupt](std::vector<std::uint8_t>& reply) {
        ++count;
        if (count % corrupt == 0) reply[reply.size() / 2] ^= 0x10;
        return count % drop != 0;
      };
      REQUIRE(bench.board().want(two_lines("1-42")).has_value());
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged, 120s));
      CHECK(bench.windows()[0].text() == "血常规 20.00元");
      CHECK(bench.windows()[1].text() == "挂号在一楼大厅");
    }
  }

  TEST_CASE("board: late answers are not taken for others") {
    Bench bench;
    bench.reply_delay = 1200ms;  // past the second that the board waits
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    bench.run(20s);
    CHECK(bench.state().proof != Proof::kAcknowledged);
    bench.reply_delay = 10ms;
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged, 120s));
    CHECK(bench.windows()[1].text() == "挂号在一楼大厅");
  }

  TEST_CASE("board: a card with another number never answers") {
    Bench bench(Words{{"address", "7"}});
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.until([&] { return bench.state().proof == Proof::kNoAnswer; }, 30s));
    CHECK(bench.state().not_seen_since.has_value());
    CHECK(bench.windows().empty());
  }

  TEST_CASE("board: to all cards nothing is acknowledged, and nothing counts as delivered") {
    Bench bench({{"address", "255"}, {"refresh_s", "30"}});
    Desired desired = two_lines("1-42");
    desired.power = false;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.proves("1-42", Proof::kSent, 10s));
    bench.run(5s);
    CHECK(bench.windows().size() == 2);
    CHECK_FALSE(bench.cpower().on());
    for (const auto& verdict : bench.verdicts) CHECK(verdict.reply.empty());
    const auto before = bench.calls("7B 12");
    bench.run(60s);
    CHECK(bench.calls("7B 12") >= before + 2);
  }

  TEST_CASE("board: power and brightness are read back, and put right when another changed them") {
    Bench bench;
    Desired desired = two_lines("1-42");
    desired.power = false;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 20s));
    CHECK_FALSE(bench.cpower().on());
    desired.power = true;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 20s));
    CHECK(bench.cpower().on());
    CHECK(bench.calls("7B 12") == 2);
  }

  TEST_CASE("board: an old application answers with the other type byte and knows less") {
    simulator::CpowerSpec spec;
    spec.line.old_type = true;
    spec.sensors = false;
    Bench bench({}, spec);
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    bench.run(30s);
    CHECK(bench.state().proof == Proof::kAcknowledged);
    CHECK(bench.state().shows_all);
    CHECK(bench.closed == 0);
  }

  TEST_CASE("board: a picture that the card refuses is not sent over and over") {
    simulator::CpowerSpec spec;
    spec.screen.height = 16;  // smaller than the site says
    Bench bench({}, spec);
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    bench.run(30s);
    CHECK(bench.state().proof == Proof::kNone);
    REQUIRE(bench.state().trouble.has_value());
    CHECK(bench.state().trouble->what.en == "the card does not take this picture, code 16");
    std::size_t tries = 0;
    for (const auto& verdict : bench.verdicts) tries += verdict.command == "7B 01" ? 1U : 0U;
    CHECK(tries == 1);
  }

  TEST_CASE("board: a refused picture ends the proof of the one before") {
    for (const std::string serial : {"1-42", "1-43"}) {
      simulator::CpowerSpec spec;
      spec.screen.height = 16;
      Bench bench({}, spec);
      REQUIRE(bench.board().want({"1-42", {line(0, 0, "内科")}}).has_value());
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
      REQUIRE(bench.board().want(two_lines(serial)).has_value());
      bench.run(5min);
      CHECK(bench.state().proof == Proof::kNone);
      CHECK(bench.state().serial.empty());
      REQUIRE(bench.board().want({"1-42", {line(0, 0, "内科")}}).has_value());
      CHECK(bench.proves("1-42", Proof::kAcknowledged, 2min));
    }
  }

  TEST_CASE("board: what is not wanted stays as it is, and is read for people") {
    Bench bench;
    Desired nothing;
    nothing.keep_clock = false;
    REQUIRE(bench.board().want(nothing).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    bench.run(60s);
    CHECK(bench.calls("7B 01") == 0);
    std::size_t power = 0;
    for (const Fact& fact : bench.state().facts) power += fact.key == "power" ? 1U : 0U;
    CHECK(power == 1);
    CHECK(bench.cpower().clock_text(WallTime{}) == "1970-01-01 00:00:00");
    nothing.brightness_pct = 50;
    REQUIRE(bench.board().want(nothing).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    CHECK(bench.cpower().levels().front() == 16);
    CHECK(bench.state().proof == Proof::kNone);
  }

  TEST_CASE("options: wrong ones are named with what is valid") {
    BoardOrder order;
    order.geometry = {128, 32};
    order.words = {{"adress", "1"}};
    CHECK(make_cpower_board(order).error().word == "E2105");
    order.words = {{"id_code", "12345"}};
    CHECK(make_cpower_board(order).error().what.en ==
          "option id_code: \"12345\" is not valid, use 8 hexadecimal digits");
  }
}
