// The board against the simulated card in made-up time.
#include "drivers/text/am03127_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/am03127/card.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::BoardBench;

namespace {

BoardOrder order(int width = 80, int height = 8, std::map<std::string, std::string> words = {}) {
  BoardOrder order;
  order.geometry = {width, height};
  order.words = std::move(words);
  return order;
}

std::unique_ptr<Board> board(const BoardOrder& order) {
  return std::move(make_am03127_board(order)).value();
}

BoardBench bench_of(const BoardOrder& order, bool keeps_memory = true) {
  simulator::Am03127Spec spec;
  spec.width_px = order.geometry.width_px;
  spec.height_px = order.geometry.height_px;
  spec.keeps_memory = keeps_memory;
  return {board(order), std::make_unique<simulator::Am03127Card>(spec)};
}

simulator::Am03127Card& card(BoardBench& bench) {
  return dynamic_cast<simulator::Am03127Card&>(bench.card());
}

TextArea area(std::string text, int width = 80, int height = 8) {
  TextArea area;
  area.width = width;
  area.height = height;
  area.text = std::move(text);
  return area;
}

Desired desired(std::string serial, TextArea area) {
  return {std::move(serial), {std::move(area)}};
}

/// 挂号 as a strip with a pattern of dots: what matters is where they arrive.
Frame pattern(int width, int height) {
  Frame frame = Frame::blank({width, height}, PixelFormat::kMono1);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if ((x * 7 + y * 5) % 11 < 4) {
        frame.bytes[static_cast<std::size_t>(y) * frame.stride() +
                    static_cast<std::size_t>(x / 8)] |= static_cast<std::uint8_t>(0x80 >> x % 8);
      }
    }
  }
  return frame;
}

/// What the card refused, but for the frames that only ask whether it lives.
std::string refusals(const BoardBench& bench) {
  std::string text;
  for (const auto& verdict : bench.verdicts) {
    if (!verdict.accepted && verdict.reason != "check sum") text += verdict.reason + "\n";
  }
  return text;
}

}  // namespace

TEST_SUITE("am03127 board") {
  TEST_CASE("board: a line, its schedule and default page are acknowledged") {
    BoardBench bench = bench_of(order());
    Desired wanted = desired("1-42", area("Ward 3"));
    wanted.brightness_pct = 50;
    REQUIRE(bench.board().want(wanted).has_value());
    CHECK(bench.proves("1-42", Proof::kAcknowledged));
    bench.run(2s);
    CHECK(refusals(bench) == "");
    CHECK(bench.state().shows_all);
    CHECK(card(bench).lines().at("A1").text == "Ward 3");
    CHECK(card(bench).schedules().at('A').pages == "A");
    CHECK(card(bench).page(bench.now().wall) == 'A');
    CHECK(card(bench).level() == 'C');
    CHECK(card(bench).clock_set());
    // The line, four foreign schedules, schedule A, the default page.
    CHECK(card(bench).writes() == 7);
    CHECK(bench.state().flash_writes == 7);
  }

  TEST_CASE("board: only what changed is written, and nothing for a new serial alone") {
    BoardBench bench = bench_of(order());
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    REQUIRE(bench.board().want(desired("1-43", area("Ward 3"))).has_value());
    CHECK(bench.proves("1-43", Proof::kAcknowledged));
    CHECK(card(bench).writes() == 7);
    REQUIRE(bench.board().want(desired("1-44", area("Ward 4"))).has_value());
    CHECK(bench.proves("1-44", Proof::kAcknowledged));
    CHECK(card(bench).writes() == 8);
    // An hour of asking whether it lives writes nothing.
    bench.run(1h);
    CHECK(card(bench).writes() == 8);
    CHECK(bench.state().last_answer >= bench.now().wall - 60s);
  }

  TEST_CASE("board: the whole is repeated once a day") {
    BoardBench bench = bench_of(order(), false);
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    bench.card().lose_power(bench.now());  // too short to be noticed, and nothing tells
    CHECK_FALSE(bench.card().shows_something());
    CHECK(bench.until([&] { return bench.card().shows_something(); }, 24h + 1min));
    bench.run(5s);
    CHECK(card(bench).writes() == 14);
  }

  TEST_CASE("board: after an outage everything is sent again, but not ever faster") {
    BoardBench bench = bench_of(order(), false);
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    const auto outage = [&] {
      bench.on_frame = [](auto&) { return false; };
      REQUIRE(bench.until([&] { return bench.state().proof == Proof::kNoAnswer; }, 2min));
      bench.card().lose_power(bench.now());
      bench.on_frame = nullptr;
    };
    outage();
    CHECK(bench.state().trouble->word == "E2106");
    CHECK(bench.proves("1-42", Proof::kAcknowledged));
    CHECK(card(bench).lines().at("A1").text == "Ward 3");
    outage();
    CHECK_FALSE(bench.proves("1-42", Proof::kAcknowledged, 5min));
    CHECK(bench.proves("1-42", Proof::kAcknowledged, 10min));
    CHECK(card(bench).lines().at("A1").text == "Ward 3");
  }

  TEST_CASE("board: contents that change all the time are written only so often") {
    BoardBench bench = bench_of(order(80, 8, {{"flash_per_day", "30"}}));
    int accepted = 0;
    for (int turn = 0; turn < 240; ++turn) {
      const std::string text = "Room " + std::to_string(turn);
      REQUIRE(bench.board().want(desired("1-42", area(text))).has_value());
      bench.run(10s);
      accepted += bench.state().shows_all ? 1 : 0;
    }
    CHECK(accepted == 30);  // 20 at once, the others a minute apart
    CHECK(bench.state().trouble->word == "E2112");
    // What is pressing goes out all the same.
    Desired pressing = desired("1-42", area("Fire alarm"));
    pressing.pressing = true;
    REQUIRE(bench.board().want(pressing).has_value());
    bench.run(10s);
    CHECK(bench.state().shows_all);
  }

  TEST_CASE("board: lines of text become pages of a schedule") {
    BoardBench bench = bench_of(order(80, 16));
    TextArea text = area("one\ntwo\nthree and more", 80, 16);
    text.multi_line = true;
    text.stay = 3s;
    REQUIRE(bench.board().want(desired("1-42", text)).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    CHECK(refusals(bench) == "");
    CHECK(card(bench).lines().at("A1").text == "one");
    CHECK(card(bench).lines().at("A2").text == "two");
    CHECK(card(bench).lines().at("B1").text == "three and");
    CHECK(card(bench).lines().at("B2").text == "more");
    CHECK(card(bench).lines().at("B1").wait == 'D');
    CHECK(card(bench).schedules().at('A').pages == "AB");
    // Back to one page: what is left over on line 2 is deleted.
    REQUIRE(bench.board().want(desired("1-43", area("one", 80, 16))).has_value());
    REQUIRE(bench.proves("1-43", Proof::kAcknowledged));
    CHECK_FALSE(card(bench).lines().contains("A2"));
    CHECK(card(bench).schedules().at('A').pages == "A");
  }

  TEST_CASE("board: a long moving text goes on in the next page") {
    BoardBench bench = bench_of(order());
    std::string text;
    for (int index = 0; index < 60; ++index) text += "Büro " + std::to_string(index % 10) + " ";
    TextArea moving = area(text);
    moving.motion = Motion::kLeft;
    REQUIRE(bench.board().want(desired("1-42", moving)).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    CHECK(refusals(bench) == "");
    std::string shown;
    for (const auto& [key, line] : card(bench).lines()) {
      CHECK(line.lead == 'E');
      shown += line.text;
    }
    CHECK(shown == text);
    CHECK(card(bench).lines().size() == 3);
  }

  TEST_CASE("board: a picture is drawn as blocks, upper halves over lower") {
    BoardBench bench = bench_of(order(80, 16));
    TextArea chinese = area("挂号<一楼>", 80, 16);
    chinese.font_px = 16;
    chinese.dots = pattern(75, 16);
    REQUIRE(bench.board().want(desired("1-42", chinese)).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    CHECK(refusals(bench) == "");
    const auto font = simulator::DotFont::open();
    REQUIRE(font.has_value());
    const auto dots = bench.card().dots(*font, bench.now());
    const Frame strip = pattern(75, 16);
    bool same = true;
    for (int y = 0; y < 16; ++y) {
      for (int x = 0; x < 80; ++x) {
        const bool lit = x < 75 && (strip.bytes[static_cast<std::size_t>(y) * strip.stride() +
                                                static_cast<std::size_t>(x / 8)] >>
                                        (7 - x % 8) &
                                    1) != 0;
        same = same && lit == (dots.at(x, y) != simulator::Lamp{});
      }
    }
    CHECK(same);

    // The same block elsewhere is not written again, and what hangs on the wall is not overwritten.
    const auto before = card(bench).blocks();
    const int writes = card(bench).writes();
    Frame other = pattern(75, 16);
    other.bytes[0] ^= 0x80;
    chinese.dots = other;
    REQUIRE(bench.board().want(desired("1-43", chinese)).has_value());
    REQUIRE(bench.proves("1-43", Proof::kAcknowledged));
    CHECK(card(bench).writes() == writes + 2);  // one block, one line
    for (const auto& [name, block] : before) CHECK(card(bench).blocks().at(name) == block);
  }

  TEST_CASE("board: every second answer lost, or damaged, ends in the same state") {
    for (const bool damaged : {false, true}) {
      BoardBench bench = bench_of(order());
      int replies = 0;
      bench.on_reply = [&](std::vector<std::uint8_t>& reply) {
        if (++replies % 2 != 0) return true;
        if (damaged) reply[0] ^= 0x10;
        return damaged;
      };
      REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
      CHECK(bench.proves("1-42", Proof::kAcknowledged, 3min));
      CHECK(card(bench).lines().at("A1").text == "Ward 3");
    }
  }

  TEST_CASE("board: an answer that comes late is nobody's") {
    BoardBench bench = bench_of(order());
    bench.reply_delay = 2500ms;
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    CHECK_FALSE(bench.proves("1-42", Proof::kAcknowledged, 2min));
    CHECK(bench.state().proof == Proof::kNoAnswer);
    bench.reply_delay = 20ms;
    CHECK(bench.proves("1-42", Proof::kAcknowledged, 3min));
  }

  TEST_CASE("board: a late ACK is not taken for that of the frame after it") {
    BoardBench bench = bench_of(order());
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    bench.run(5s);
    bench.on_reply = [&](auto&) {
      bench.reply_delay = bench.reply_delay == 10ms ? 3500ms : 20ms;
      return true;
    };
    REQUIRE(bench.board().want(desired("1-43", area("Ward 4"))).has_value());
    bench.run(1500ms);
    bench.on_frame = [](const std::vector<std::uint8_t>& frame) {
      return std::string(frame.begin(), frame.end()).find("Ward 5") == std::string::npos;
    };
    REQUIRE(bench.board().want(desired("1-44", area("Ward 5"))).has_value());
    CHECK_FALSE(bench.proves("1-44", Proof::kAcknowledged, 10s));
    bench.on_frame = nullptr;
    CHECK(bench.proves("1-44", Proof::kAcknowledged, 2min));
    CHECK(card(bench).lines().at("A1").text == "Ward 5");
  }

  TEST_CASE("board: another id is not this board") {
    BoardBench bench = bench_of(order(80, 8, {{"id", "2"}}));
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    CHECK_FALSE(bench.proves("1-42", Proof::kAcknowledged, 2min));
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK(card(bench).lines().empty());
  }

  TEST_CASE("board: id 0 speaks to all and proves no more than sent") {
    BoardBench bench = bench_of(order(80, 8, {{"id", "0"}, {"refresh_s", "3600"}}));
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    CHECK(bench.board().capabilities().strongest == Proof::kSent);
    CHECK(bench.proves("1-42", Proof::kSent));
    CHECK(card(bench).lines().at("A1").text == "Ward 3");
    CHECK_FALSE(bench.state().last_answer.has_value());
  }

  TEST_CASE("board: a living board that does not take a line is not called dead") {
    BoardBench bench = bench_of(order());
    bench.on_frame = [](const std::vector<std::uint8_t>& frame) {
      return std::string(frame.begin(), frame.end()).find("<L1>") == std::string::npos;
    };
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    CHECK(bench.until([&] { return bench.state().trouble.has_value(); }, 1min));
    CHECK(bench.state().trouble->word == "E2141");
    CHECK(bench.state().proof != Proof::kNoAnswer);
    bench.on_frame = nullptr;
    CHECK(bench.proves("1-42", Proof::kAcknowledged, 2min));
    CHECK_FALSE(bench.state().trouble.has_value());
  }

  TEST_CASE("board: a line that is not taken ends the proof of the one before") {
    for (const std::string serial : {"1-42", "1-43"}) {
      BoardBench bench = bench_of(order());
      REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
      REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
      bench.on_frame = [](const std::vector<std::uint8_t>& frame) {
        return std::string(frame.begin(), frame.end()).find("<L1>") == std::string::npos;
      };
      REQUIRE(bench.board().want(desired(serial, area("Ward 4"))).has_value());
      CHECK((bench.state().serial == "1-42") == (serial != "1-42"));
      CHECK(bench.until([&] { return bench.state().trouble.has_value(); }, 1min));
      CHECK(bench.state().proof == Proof::kNone);
      CHECK(bench.state().serial.empty());
      bench.on_frame = nullptr;
      CHECK(bench.proves(serial, Proof::kAcknowledged, 2min));
    }
  }

  TEST_CASE("board: update frames stand around the lines") {
    BoardBench bench = bench_of(order(80, 8, {{"update_frames", "yes"}}));
    REQUIRE(bench.board().want(desired("1-42", area("Ward 3"))).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    std::string commands;
    for (const auto& verdict : bench.verdicts) commands += verdict.command + " ";
    CHECK(commands.find("BE L1 BF DTB") != std::string::npos);
  }

  TEST_CASE("board: what it can never show is refused before anything is sent") {
    const auto made = board(order());
    const auto word = [&](TextArea text) {
      const Status status = made->want(desired("1-42", std::move(text)));
      return status ? std::string("taken") : status.error().word;
    };
    CHECK(word(area("挂号")) == "E2101");
    CHECK(word(area("A text that is far too wide")) == "E2102");
    CHECK(word(area("x", 81)) == "E2102");
    CHECK(word(area("x", 80, 16)) == "E2102");
    TextArea dots = area("挂号");
    dots.dots = pattern(40, 16);
    CHECK(word(dots) == "E2102");
    TextArea wide = area("挂号");
    wide.dots = pattern(1800, 8);
    wide.motion = Motion::kLeft;
    CHECK(word(wide) == "E2102");
    CHECK(word(area("fits")) == "taken");
  }

  TEST_CASE("board: off is an empty page, on is the text again") {
    BoardBench bench = bench_of(order());
    Desired wanted = desired("1-42", area("Ward 3"));
    REQUIRE(bench.board().want(wanted).has_value());
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged));
    wanted.power = false;
    REQUIRE(bench.board().want(wanted).has_value());
    CHECK(bench.until([&] { return bench.state().shows_all; }, 5s));
    CHECK(card(bench).page(bench.now().wall) == 'Z');
    CHECK_FALSE(card(bench).lines().contains("Z1"));
    CHECK(card(bench).lines().contains("A1"));
    const int writes = card(bench).writes();
    wanted.power = true;
    REQUIRE(bench.board().want(wanted).has_value());
    CHECK(bench.until([&] { return bench.state().shows_all; }, 5s));
    CHECK(card(bench).page(bench.now().wall) == 'A');
    CHECK(card(bench).writes() == writes + 2);  // schedule and default page
    CHECK(refusals(bench) == "");
  }

  TEST_CASE("board: brightness alone leaves the pages as they are") {
    BoardBench bench = bench_of(order());
    Desired dim;
    dim.brightness_pct = 25;
    dim.keep_clock = false;
    bench.run(5s);
    CHECK(bench.state().proof == Proof::kNone);  // nobody has asked for anything
    REQUIRE(bench.board().want(dim).has_value());
    CHECK(bench.until([&] { return bench.state().shows_all; }, 5s));
    CHECK(card(bench).level() == 'D');
    CHECK(card(bench).writes() == 0);
  }

  TEST_CASE("options: wrong ones are named") {
    CHECK(make_am03127_board(order(80, 8, {{"id", "256"}})).error().word == "E2105");
    CHECK(make_am03127_board(order(80, 8, {{"adress", "2"}})).error().word == "E2105");
    CHECK(make_am03127_board(order(80, 12)).error().word == "E2105");
    CHECK(make_am03127_board(order(80, 7)).has_value());
  }
}
