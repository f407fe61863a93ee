// The board against the simulated card, in made-up time.
#include "drivers/pixel/onbon/f0_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/onbon/graphic_card.h"
#include "tests/drivers/board_bench.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

struct Set {
  std::string card = "6e2";
  std::string colors = "red";
  Geometry size{64, 32};
  std::map<std::string, std::string> words{};
};

test::BoardBench bench_of(const Set& set) {
  BoardOrder order;
  order.geometry = set.size;
  order.words = set.words;
  order.palette = set.colors == "red"        ? Palette::kOne
                  : set.colors == "tricolor" ? Palette::kTricolor
                                             : Palette::kFull;
  auto board = make_onbon_f0_board(order);
  REQUIRE_MESSAGE(board, board.error().what.en);
  simulator::CardOrder card_order;
  card_order.width_px = set.size.width_px;
  card_order.height_px = set.size.height_px;
  card_order.colors = set.colors;
  card_order.words["card"] = set.card;
  auto card = simulator::make_onbon_f0_card(card_order);
  REQUIRE_MESSAGE(card, card.error().what.en);
  return {*std::move(board), *std::move(card)};
}

simulator::OnbonGraphicCard& card_of(test::BoardBench& bench) {
  return dynamic_cast<simulator::OnbonGraphicCard&>(bench.card());
}

/// A dot here and there, different for each `salt`.
Frame picture(Geometry size, int salt) {
  Frame frame = Frame::blank(size, PixelFormat::kRgb8);
  for (int y = 0; y < size.height_px; ++y) {
    for (int x = 0; x < size.width_px; ++x) {
      if ((x * 7 + y * 13 + salt) % 11 >= 3) continue;
      const auto at =
          static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3;
      frame.bytes[at] = (x + y) % 3 != 1 ? 255 : 0;
      frame.bytes[at + 1] = (x + y) % 3 != 0 ? 255 : 0;
    }
  }
  return frame;
}

Desired showing(const std::string& serial, Frame frame) {
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

/// '#' where the frame has any light.
std::string text_of(const Frame& frame) {
  std::string text;
  for (int y = 0; y < frame.geometry.height_px; ++y) {
    for (int x = 0; x < frame.geometry.width_px; ++x) {
      const auto at =
          static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3;
      text +=
          frame.bytes[at] != 0 || frame.bytes[at + 1] != 0 || frame.bytes[at + 2] != 0 ? '#' : '.';
    }
    text += '\n';
  }
  return text;
}

std::size_t count(const test::BoardBench& bench, std::string_view command) {
  std::size_t found = 0;
  for (const auto& verdict : bench.verdicts) found += verdict.command == command ? 1U : 0U;
  return found;
}

std::string fact(const BoardState& state, std::string_view key) {
  for (const Fact& one : state.facts) {
    if (one.key == key) return one.value;
  }
  return {};
}

}  // namespace

TEST_SUITE("board") {
  TEST_CASE("f0 board: every family shows the picture and acknowledges it") {
    for (const Set& set : {Set{"5e2", "red"}, Set{"5e2", "tricolor"}, Set{"6e2", "red"},
                           Set{"6e2", "tricolor"}, Set{"5q1+", "full"}, Set{"6q2", "full"}}) {
      CAPTURE(set.card);
      auto bench = bench_of(set);
      const Frame frame = picture(set.size, 1);
      REQUIRE(bench.board().want(showing("1-42", frame)));
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged, 10s));
      CHECK(card_of(bench).dots().text() == text_of(frame));
      CHECK(bench.state().shows_all);
      CHECK(fact(bench.state(), "card") == set.card);
      CHECK(fact(bench.state(), "firmware") == "V3.05.01");
      // A 5th-generation card does not know the 6th's header, and the board asks in both.
      for (const auto& verdict : bench.verdicts) {
        if (verdict.reason != "header of another generation")
          CHECK_MESSAGE(verdict.accepted, verdict.reason);
      }
    }
  }

  TEST_CASE("f0 board: red, green and yellow arrive as such") {
    auto bench = bench_of({"5e2", "tricolor"});
    Frame frame = Frame::blank({64, 32}, PixelFormat::kRgb8);
    frame.bytes[0] = 255;
    frame.bytes[4] = 255;
    frame.bytes[6] = frame.bytes[7] = 255;
    frame.bytes[11] = 255;  // blue, which the panel lacks
    REQUIRE(bench.board().want(showing("1-1", frame)));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
    const auto dots = card_of(bench).dots();
    CHECK(dots.at(0, 0) == simulator::lamp_of(1));
    CHECK(dots.at(1, 0) == simulator::lamp_of(2));
    CHECK(dots.at(2, 0) == simulator::lamp_of(3));
    CHECK(dots.at(3, 0) == simulator::lamp_of(3));
    CHECK(dots.at(4, 0) == simulator::Lamp{});
  }

  TEST_CASE("f0 board: an equal picture is not sent again, only the new serial is proved") {
    auto bench = bench_of({});
    REQUIRE(bench.board().want(showing("1-42", picture({64, 32}, 1))));
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    const auto before = count(bench, "A7 00");
    REQUIRE(bench.board().want(showing("1-43", picture({64, 32}, 1))));
    CHECK(bench.state().serial == "1-43");
    CHECK(bench.state().shows_all);
    bench.run(3s);
    CHECK(count(bench, "A7 00") == before);
  }

  TEST_CASE("f0 board: power, brightness and clock are set once and read back") {
    auto bench = bench_of({});
    card_of(bench).switch_by_hand(false);
    Desired desired = showing("1-42", picture({64, 32}, 1));
    desired.power = true;
    desired.brightness_pct = 40;
    REQUIRE(bench.board().want(desired));
    bench.run(20s);
    CHECK(card_of(bench).on());
    CHECK(card_of(bench).brightness() == 6);
    CHECK(card_of(bench).clock_set());
    CHECK(count(bench, "A2 05") == 1);
    CHECK(count(bench, "A2 07") == 1);
    CHECK(count(bench, "A2 02") == 1);
    CHECK(bench.state().shows_all);
    CHECK(bench.refusals().empty());
    // Somebody switches it off: it comes back with the next poll.
    card_of(bench).switch_by_hand(false);
    bench.run(7s);
    CHECK(card_of(bench).on());
  }

  TEST_CASE("f0 board: a power cut is mended by the next poll without an answer, or by refresh_s") {
    for (const bool seen : {true, false}) {
      auto bench = bench_of({.words = {{"refresh_s", "30"}}});
      const Frame frame = picture({64, 32}, 1);
      REQUIRE(bench.board().want(showing("1-42", frame)));
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
      bench.card().lose_power(bench.now());
      if (seen) {
        bench.on_frame = [](std::vector<std::uint8_t>&) { return false; };  // it starts again
        bench.run(6s);
        bench.on_frame = nullptr;
      }
      const auto whole = [&] { return card_of(bench).dots().text() == text_of(frame); };
      CHECK(bench.until(whole, seen ? 5s : 31s));
      CHECK(bench.proves("1-42", Proof::kAcknowledged, 5s));
    }
  }

  TEST_CASE("f0 board: another size, text, or two contents at once are refused before sending") {
    auto bench = bench_of({});
    const auto refused = [&](const Desired& desired) {
      const auto status = bench.board().want(desired);
      return status.has_value() ? std::string("taken") : status.error().word;
    };
    CHECK(refused(showing("1-1", picture({32, 32}, 1))) == "E2102");
    Desired text;
    text.areas.emplace_back();
    CHECK(refused(text) == "E2102");
    Desired both = showing("1-1", picture({64, 32}, 1));
    both.marquee = Marquee{picture({100, 32}, 1), 40, true};
    CHECK(refused(both) == "E2102");
    Desired low;
    low.marquee = Marquee{picture({100, 16}, 1), 40, true};
    CHECK(refused(low) == "E2102");
    CHECK(bench.frames.empty());
  }
}
