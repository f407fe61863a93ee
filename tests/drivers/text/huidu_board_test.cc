// The Huidu board against the simulated card, an independent reader, in made-up time.
#include "drivers/text/huidu_board.h"

#include <doctest/doctest.h>

#include "drivers/flash_file.h"
#include "drivers/simulator/huidu/card.h"
#include "tests/drivers/board_bench.h"
#include "tests/drivers/two_lines.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::line;
using test::two_lines;

namespace {

using Words = std::map<std::string, std::string>;

struct Bench : test::BoardBench {
  explicit Bench(const Words& words = {}, simulator::HuiduSpec spec = {})
      : BoardBench(board_of(words), std::make_unique<simulator::HuiduCard>(spec)) {}

  static std::unique_ptr<Board> board_of(const Words& words) {
    BoardOrder order;
    order.geometry = {128, 32};
    order.words = words;
    auto board = make_huidu_board(order);
    REQUIRE(board.has_value());
    return std::move(*board);
  }

  simulator::HuiduCard& huidu() { return dynamic_cast<simulator::HuiduCard&>(card()); }
  const simulator::HuiduArea& area(std::size_t index) {
    REQUIRE(huidu().programs().size() == 1);
    REQUIRE(index < huidu().programs()[0].areas.size());
    return huidu().programs()[0].areas[index];
  }
};

}  // namespace

TEST_SUITE("huidu board") {
  TEST_CASE("board: opens a session, stores the program and reads back which one plays") {
    Bench bench;
    Desired desired = two_lines("1-42");
    desired.power = true;
    desired.brightness_pct = 60;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack, 10s));
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    bench.run(5s);
    CHECK(bench.refusals().empty());
    CHECK(bench.area(0).text == "血常规 20.00元");
    CHECK(bench.area(1).text == "挂号在一楼大厅");
    CHECK(bench.area(1).y == 16);
    CHECK(bench.huidu().percent() == 60);
    CHECK(bench.count("AddProgram") == 1);
    CHECK(bench.state().flash_writes == 1);
    CHECK(bench.fact("model") == "C16L");
    CHECK(bench.fact("brightness_pct") == "60");
    const LocalTime local = to_local(bench.now().wall);
    CHECK(bench.fact("clock").starts_with(date_text(local.date)));
  }

  TEST_CASE("board: equal content is never written again, whatever its serial") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    REQUIRE(bench.board().want(two_lines("1-43")).has_value());
    REQUIRE(bench.proves("1-43", Proof::kReadBack));
    CHECK(bench.huidu().program_writes() == 1);
    REQUIRE(bench.board().want(two_lines("1-44", "挂号在二楼大厅")).has_value());
    CHECK_FALSE(bench.state().shows_all);
    REQUIRE(bench.proves("1-44", Proof::kReadBack));
    CHECK(bench.huidu().program_writes() == 2);
    CHECK(bench.area(1).text == "挂号在二楼大厅");
  }

  TEST_CASE("board: a power cut costs a new session and no write") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(5s);
    bench.card().lose_power(bench.now());
    REQUIRE(bench.until([&] { return bench.count("GetIFVersion") == 2; }, 60s));
    bench.run(2s);
    CHECK(bench.state().proof == Proof::kReadBack);
    CHECK(bench.state().shows_all);
    CHECK(bench.huidu().program_writes() == 1);
  }

  TEST_CASE("board: a program that somebody else wrote is replaced") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.huidu().replace_program("elsewhere");
    REQUIRE(bench.until([&] { return bench.state().proof != Proof::kReadBack; }, 11s));
    CHECK_FALSE(bench.state().shows_all);
    CHECK(bench.state().trouble->word == "E2104");
    REQUIRE(bench.until([&] { return bench.huidu().program_writes() == 2; }, 1s));
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK_FALSE(bench.state().trouble.has_value());
    // Somebody who never gives in: what wears the flash stays within its bounds.
    for (int minute = 0; minute < 60; ++minute) {
      bench.huidu().replace_program("elsewhere");
      bench.run(60s);
    }
    CHECK(bench.huidu().program_writes() <= 2 + 20 + 60);
  }

  TEST_CASE("board: a program that somebody writes before ours was read back is replaced as well") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.until([&] { return bench.huidu().program_writes() == 1; }, 10s));
    bench.huidu().replace_program("elsewhere");
    REQUIRE(bench.until([&] { return bench.huidu().program_writes() == 2; }, 20s));
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK_FALSE(bench.state().trouble.has_value());
  }

  TEST_CASE("board: another program that plays when the service starts is replaced at once") {
    Bench bench;
    bench.huidu().replace_program("elsewhere");
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack, 15s));
    CHECK(bench.huidu().program_writes() == 1);
  }

  TEST_CASE("board: read back is said no longer than until the card tells of another program") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(3s);
    bench.huidu().replace_program("elsewhere");
    const auto asked = bench.count("GetCurrentPlayProgramGUID");
    REQUIRE(bench.until([&] { return bench.count("GetCurrentPlayProgramGUID") > asked; }, 30s));
    REQUIRE(bench.until([&] { return bench.state().proof == Proof::kNone; }, 100ms));
    CHECK(bench.state().serial.empty());
    CHECK_FALSE(bench.state().shows_all);
    CHECK(bench.count("GetCurrentPlayProgramGUID") == asked + 1);
  }

  TEST_CASE("board: programs written before a restart count, and what is pressing does not wait") {
    test::TempDir folder;
    const auto board_of = [&] {
      BoardOrder order;
      order.geometry = {128, 32};
      order.words = {{"flash_per_day", "2"}};
      order.flash = std::make_shared<FlashFile>(folder / "lobby-1");
      return std::move(make_huidu_board(order)).value();
    };
    WallTime then;
    {
      test::BoardBench bench(board_of(),
                             std::make_unique<simulator::HuiduCard>(simulator::HuiduSpec{}));
      REQUIRE(bench.board().want(two_lines("1-42")).has_value());
      REQUIRE(bench.proves("1-42", Proof::kReadBack));
      then = bench.now().wall;
    }
    test::BoardBench bench(board_of(),
                           std::make_unique<simulator::HuiduCard>(simulator::HuiduSpec{}));
    REQUIRE(bench.now().wall <= then);  // a bench begins at the same hour
    REQUIRE(bench.board().want(two_lines("1-43", "挂号在二楼大厅")).has_value());
    REQUIRE(bench.proves("1-43", Proof::kReadBack));
    Desired third = two_lines("1-44", "挂号在三楼大厅");
    REQUIRE(bench.board().want(third).has_value());
    CHECK_FALSE(bench.proves("1-44", Proof::kReadBack, 1h));
    CHECK(bench.state().trouble->word == "E2112");
    third.pressing = true;
    REQUIRE(bench.board().want(third).has_value());
    CHECK(bench.proves("1-44", Proof::kReadBack));
  }

  TEST_CASE("board: a new serial is read back from a new answer, not from the last one") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(3s);
    bench.huidu().replace_program("elsewhere");  // between two polls
    REQUIRE(bench.board().want(two_lines("1-43")).has_value());
    REQUIRE(bench.proves("1-43", Proof::kReadBack));
    CHECK(bench.huidu().program_writes() == 2);  // and not before ours played again
  }

  TEST_CASE("board: a card that does not tell what plays lists its programs") {
    simulator::HuiduSpec spec;
    spec.tells_playing = false;
    spec.piece = 100;  // the list comes in many pieces
    Bench bench({}, spec);
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.count("GetProgram") >= 1);
  }

  TEST_CASE("board: heartbeats every 30 seconds, a question every ten") {
    Bench bench;
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(300s);
    CHECK(bench.count("005F") >= 9);
    CHECK(bench.count("005F") <= 11);
    CHECK(bench.closed == 0);
    CHECK(bench.state().proved_at >= bench.now().wall - 11s);
  }

  TEST_CASE("board: a whole picture and a rare character go as files, once") {
    Bench bench;
    Desired desired = two_lines("1-42", "𬭛");
    desired.areas[1].color = Color::kGreen;
    Frame dots = Frame::blank({10, 2}, PixelFormat::kMono1);
    dots.bytes = {0x80, 0x40, 0x01, 0x80};
    desired.areas[1].dots = dots;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.refusals().empty());
    REQUIRE(bench.area(1).picture.has_value());
    CHECK(bench.area(1).width == 10);
    std::string drawn;
    for (const auto& lamp : bench.area(1).picture->lamps) {
      drawn += lamp == simulator::Lamp{0, 255, 0} ? '#' : '.';
    }
    CHECK(drawn ==
          "#........#"
          ".......##.");
    CHECK(bench.state().flash_writes == 2);
    Desired picture;
    picture.serial = "1-43";
    picture.frame = Frame::blank({128, 32}, PixelFormat::kRgb8);
    picture.frame->bytes[0] = 200;
    REQUIRE(bench.board().want(picture).has_value());
    REQUIRE(bench.proves("1-43", Proof::kReadBack));
    CHECK(bench.area(0).picture->lamps[0] == simulator::Lamp{200, 0, 0});
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.huidu().storage().writes() == 2);
  }

  TEST_CASE("board: what the card can hardly show is refused before anything is sent") {
    const auto refusal = [](const Desired& desired, const Words& words = {}) {
      Bench bench(words);
      const Status wanted = bench.board().want(desired);
      REQUIRE_FALSE(wanted.has_value());
      bench.run(1s);
      CHECK(bench.frames.empty());
      return wanted.error().word + " " + wanted.error().what.en;
    };
    CHECK(refusal(two_lines("1", "𬭛a\x01")) ==
          "E2101 the card's GBK fonts do not have: U+2CB5B 𬭛, U+0001");
    Desired off = two_lines("1");
    off.areas[1].x = 1;
    CHECK(refusal(off) == "E2102 area 1: is off the board");
    CHECK(refusal(two_lines("1", std::string(4001, 'a'))) == "E2102 area 1: the text is too long");
    Desired frame;
    frame.frame = Frame::blank({64, 32}, PixelFormat::kMono1);
    CHECK(refusal(frame) == "E2102 the picture is not of the board's size");
    Desired marquee;
    marquee.marquee = Marquee{Frame::blank({256, 32}, PixelFormat::kMono1)};
    CHECK(refusal(marquee) == "E2102 these cards scroll text, not pictures");
    Bench any(Words{{"characters", "any"}});
    CHECK(any.board().want(two_lines("1", "𬭛")).has_value());
  }

  TEST_CASE("board: text can never become markup") {
    Bench bench;
    const std::string text = R"(a</string><b c="d">&amp;)";
    REQUIRE(bench.board().want(two_lines("1-42", text)).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.area(1).text == text);
  }

  TEST_CASE("board: lost, corrupt and late answers end in the right picture") {
    for (const int every : {2, 3, 5}) {
      for (const bool corrupt : {false, true}) {
        CAPTURE(every);
        CAPTURE(corrupt);
        Bench bench;
        int count = 0;
        bench.on_reply = [&](std::vector<std::uint8_t>& reply) {
          if (++count % every != 0) return true;
          if (!corrupt) return false;
          reply[reply.size() / 2] ^= 0x10;
          return true;
        };
        REQUIRE(bench.board().want(two_lines("1-42")).has_value());
        bench.run(300s);
        REQUIRE(bench.huidu().programs().size() == 1);
        CHECK(bench.area(1).text == "挂号在一楼大厅");
        bench.on_reply = nullptr;
        REQUIRE(bench.proves("1-42", Proof::kReadBack, 120s));
        CHECK(bench.huidu().program_writes() <= 22);
      }
    }
    Bench late;
    late.reply_delay = 6s;
    REQUIRE(late.board().want(two_lines("1-42")).has_value());
    late.run(60s);
    CHECK(late.state().proof != Proof::kReadBack);
    late.reply_delay = 10ms;
    REQUIRE(late.proves("1-42", Proof::kReadBack, 120s));
  }

  TEST_CASE("board: after twenty writes at once one a minute goes out, the newest") {
    Bench bench;
    for (int count = 0; count < 30; ++count) {
      REQUIRE(bench.board().want(two_lines(std::to_string(count), std::to_string(count))));
      bench.run(1s);
    }
    CHECK(bench.huidu().program_writes() == 20);
    REQUIRE(bench.proves("29", Proof::kReadBack, 61s));
    CHECK(bench.huidu().program_writes() == 21);
    CHECK(bench.area(1).text == "29");
  }

  TEST_CASE("board: a card set to another size says so, and its refusal is not repeated") {
    simulator::HuiduSpec spec;
    spec.height = 16;
    Bench bench({}, spec);
    REQUIRE(bench.board().want(two_lines("1-42")).has_value());
    bench.run(200ms);
    REQUIRE(bench.state().trouble.has_value());
    bench.run(30s);
    CHECK(bench.fact("size") == "128x16");
    CHECK(bench.state().trouble->what.en == "the card does not take this picture: kInvalidAttr");
    CHECK(bench.count("AddProgram") == 1);
    CHECK(bench.state().flash_writes == 0);
  }

  TEST_CASE("board: what is not wanted stays as it is") {
    Bench bench;
    bench.huidu().replace_program("elsewhere");
    Desired nothing;
    nothing.keep_clock = false;
    REQUIRE(bench.board().want(nothing).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    bench.run(60s);
    CHECK(bench.huidu().programs()[0].guid == "elsewhere");
    CHECK(bench.fact("model") == "C16L");
    CHECK(bench.count("SetTimeInfo") == 0);
    nothing.brightness_pct = 40;
    REQUIRE(bench.board().want(nothing).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    CHECK(bench.huidu().percent() == 40);
    CHECK(bench.huidu().program_writes() == 0);
    CHECK(bench.state().proof == Proof::kNone);
  }

  TEST_CASE("board: power off and on, acknowledged") {
    Bench bench;
    Desired desired = two_lines("1-42");
    desired.power = false;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    CHECK_FALSE(bench.huidu().on());
    desired.power = true;
    REQUIRE(bench.board().want(desired).has_value());
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 10s));
    CHECK(bench.huidu().on());
    CHECK(bench.huidu().program_writes() == 1);
  }
}
