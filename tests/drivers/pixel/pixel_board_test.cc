#include "drivers/pixel/pixel_board.h"

#include <doctest/doctest.h>

#include "drivers/pixel/walls.h"
#include "drivers/simulator/pixel/ddp_card.h"
#include "tests/drivers/board_bench.h"
#include "tests/drivers/pixel/pictures.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

BoardBench bench_of(Geometry size, std::map<std::string, std::string> words = {}) {
  BoardOrder order;
  order.geometry = size;
  order.words = std::move(words);
  auto board = make_ddp_board(order);
  REQUIRE(board);
  return {std::move(*board), std::make_unique<simulator::DdpCard>(size.width_px, size.height_px)};
}

const simulator::DdpCard& card_of(BoardBench& bench) {
  return dynamic_cast<simulator::DdpCard&>(bench.card());
}

Desired still(const std::string& serial, Frame frame) {
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

Desired running(const std::string& serial, Frame strip, int speed = 50, bool loop = true) {
  Desired desired;
  desired.serial = serial;
  desired.marquee = Marquee{std::move(strip), speed, loop};
  return desired;
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("pixel board: a still picture is there, kept alive and called sent") {
    BoardBench bench = bench_of({64, 32});
    const Frame picture = counting(64, 32);
    REQUIRE(bench.board().want(still("1-42", picture)));
    REQUIRE(bench.proves("1-42", Proof::kSent, 1s));
    CHECK(card_of(bench).wall().shown() == picture.bytes);
    CHECK(bench.state().shows_all);
    CHECK(bench.refusals() == "");
    const std::size_t once = bench.frames.size();
    CHECK(once == 5);  // 6144 bytes in packets of 1440
    bench.run(10s);
    CHECK(bench.frames.size() == once * 10);  // once a second, no more; the last is due just now
    CHECK(card_of(bench).lost() == 0);
  }

  TEST_CASE("pixel board: the time of proof goes on after the clock was set back") {
    BoardBench bench = bench_of({64, 32});
    REQUIRE(bench.board().want(still("1-42", counting(64, 32))));
    REQUIRE(bench.proves("1-42", Proof::kSent, 1s));
    bench.clock.step_wall(-3600s);
    bench.run(5s);
    CHECK(bench.now().wall - *bench.state().proved_at <= 2s);
    CHECK(*bench.state().proved_at <= bench.now().wall);
  }

  TEST_CASE("pixel board: a marquee moves with each latch and stays in step") {
    BoardBench bench = bench_of({64, 8});
    REQUIRE(bench.board().want(running("1-1", counting(200, 8), 50)));
    REQUIRE(bench.proves("1-1", Proof::kSent, 1s));
    bench.run(30ms);  // between two latches
    int before = card_of(bench).wall().shown()[0];
    const std::int64_t latches = card_of(bench).wall().latches();
    for (int i = 0; i < 500; ++i) {
      bench.run(20ms);
      const int now = card_of(bench).wall().shown()[0];
      REQUIRE(now == before % 200 + 1);
      before = now;
    }
    CHECK(card_of(bench).wall().latches() == latches + 500);
    CHECK(bench.fact("latch_ms") == "20.00/20.00/20.00");
    CHECK(bench.fact("latches_skipped") == "0");
    CHECK(bench.fact("speed") == "50 px/s");
    CHECK(bench.refusals() == "");
  }

  TEST_CASE("pixel board: a new text is proved when nothing of the old one is left") {
    BoardBench bench = bench_of({64, 8});
    REQUIRE(bench.board().want(running("1-1", counting(200, 8), 50)));
    REQUIRE(bench.proves("1-1", Proof::kSent, 1s));
    bench.run(3s);
    REQUIRE(bench.board().want(running("1-2", counting(100, 8, 101), 50)));
    bench.run(1s);
    CHECK(bench.state().serial == "1-1");
    CHECK_FALSE(bench.state().shows_all);
    REQUIRE(bench.proves("1-2", Proof::kSent, 2s));
    CHECK(bench.state().shows_all);
  }

  TEST_CASE("pixel board: the same text under a new serial does not jump") {
    BoardBench bench = bench_of({64, 8});
    REQUIRE(bench.board().want(running("1-1", counting(200, 8), 50)));
    bench.run(1s);
    const int before = card_of(bench).wall().shown()[0];
    REQUIRE(bench.board().want(running("1-2", counting(200, 8), 50)));
    REQUIRE(bench.proves("1-2", Proof::kSent, 100ms));
    CHECK(card_of(bench).wall().shown()[0] - before <= 2);
  }

  TEST_CASE("pixel board: nothing is sent but keep-alives once a strip has stopped") {
    BoardBench bench = bench_of({64, 8});
    REQUIRE(bench.board().want(running("1-1", counting(100, 8), 50, false)));
    bench.run(2s);
    CHECK(reds(card_of(bench).wall().shown(), 64).back() == 100);
    const std::int64_t latches = card_of(bench).wall().latches();
    bench.run(10s);
    CHECK(card_of(bench).wall().latches() == latches + 10);
  }

  TEST_CASE("pixel board: a still picture fades into the next") {
    BoardBench bench = bench_of({8, 1}, {{"fade_ms", "200"}, {"gamma", "1.0"}});
    REQUIRE(bench.board().want(still("1-1", filled({8, 1}, 0))));
    bench.run(2s);
    REQUIRE(bench.board().want(still("1-2", filled({8, 1}, 255))));
    std::vector<int> levels;
    for (int i = 0; i < 12; ++i) {
      bench.run(20ms);
      levels.push_back(card_of(bench).wall().shown()[0]);
    }
    CHECK(std::is_sorted(levels.begin(), levels.end()));
    CHECK(levels[4] > 100);
    CHECK(levels[4] < 180);
    CHECK(levels.back() == 255);
    CHECK(bench.state().serial == "1-2");
  }

  TEST_CASE("pixel board: pictures in quick succession are not smeared by fading") {
    BoardBench bench = bench_of({8, 1}, {{"fade_ms", "400"}});
    for (int i = 1; i <= 20; ++i) {
      const auto level = static_cast<std::uint8_t>(i * 10);
      REQUIRE(bench.board().want(still("1-1", filled({8, 1}, level))));
      bench.run(100ms);
      CHECK(card_of(bench).wall().shown()[0] == level);
    }
  }

  TEST_CASE("pixel board: brightness and power, with content left as it is") {
    BoardBench bench = bench_of({8, 1});
    REQUIRE(bench.board().want(still("1-1", filled({8, 1}, 255))));
    bench.run(100ms);
    Desired dim;
    dim.serial = "1-1";
    dim.brightness_pct = 50;
    REQUIRE(bench.board().want(dim));
    bench.run(100ms);
    CHECK(card_of(bench).wall().shown()[0] == 186);
    Desired off = dim;
    off.power = false;
    REQUIRE(bench.board().want(off));
    bench.run(100ms);
    CHECK_FALSE(card_of(bench).shows_something());
    off.power = true;
    REQUIRE(bench.board().want(off));
    bench.run(100ms);
    CHECK(card_of(bench).wall().shown()[0] == 186);
  }

  TEST_CASE("pixel board: a receiver that lost its power is filled again within a second") {
    BoardBench bench = bench_of({64, 32});
    REQUIRE(bench.board().want(still("1-1", counting(64, 32))));
    bench.run(500ms);
    bench.card().lose_power(bench.now());
    CHECK_FALSE(bench.card().shows_something());
    CHECK(bench.until([&] { return card_of(bench).wall().shown() == counting(64, 32).bytes; }, 1s));
  }

  TEST_CASE("pixel board: one-colour pictures get the lamp's colour") {
    BoardBench bench = bench_of({4, 2});
    REQUIRE(bench.board().want(still("1-1", mono({"#..#", ".##."}))));
    bench.run(100ms);
    CHECK(card_of(bench).wall().dots().text() == "#..#\n.##.\n");
    CHECK(card_of(bench).wall().dots().at(0, 0) == simulator::Lamp{255, 0, 0});
  }

  TEST_CASE("pixel board: what it can never show is refused and the former picture stays") {
    BoardBench bench = bench_of({64, 32});
    REQUIRE(bench.board().want(still("1-1", counting(64, 32))));
    bench.run(100ms);
    Desired text;
    text.areas.push_back({0, 0, 0, 64, 16, "价格"});
    Desired both = running("1-2", counting(90, 32));
    both.frame = counting(64, 32);
    Frame torn = counting(64, 32);
    torn.bytes.pop_back();
    for (const Desired& wrong :
         {text, both, still("1-2", counting(65, 32)), still("1-2", torn),
          running("1-2", counting(90, 31)), running("1-2", counting(90, 32), 0)}) {
      const Status status = bench.board().want(wrong);
      REQUIRE_FALSE(status);
      CHECK(status.error().code == Errc::kRejected);
      CHECK(status.error().word == "E2102");
      CHECK_FALSE(status.error().what.zh.empty());
    }
    bench.run(2s);
    CHECK(bench.state().serial == "1-1");
    CHECK(bench.state().shows_all);
  }

  TEST_CASE("pixel board: a port that fails is opened again, the picture follows") {
    BoardOrder order;
    order.geometry = {8, 1};
    auto board = make_ddp_board(order);
    REQUIRE(board);
    Board& wall = **board;
    const Error gone{Errc::kClosed, {"没有网络", "no network"}, {}};
    Now now{WallTime{1h}, SteadyTime{1h}};
    REQUIRE(wall.want(still("1-1", counting(8, 1))));
    REQUIRE(wall.step(Tick{}, now).size() == 1);  // opens
    CHECK(wall.step(Opened{}, now).size() == 1);  // sends
    CHECK(wall.state().proof == Proof::kSent);
    now.steady += 20ms;
    CHECK(wall.step(Closed{gone}, now).empty());
    CHECK(wall.state().proof == Proof::kNoAnswer);
    CHECK(wall.state().serial == "");
    REQUIRE(wall.state().trouble);
    CHECK(wall.state().trouble->what.en == "no network");
    REQUIRE(wall.deadline());
    CHECK(*wall.deadline() == now.steady + 1s);
    now.steady = *wall.deadline();
    CHECK(std::holds_alternative<Open>(wall.step(Tick{}, now).at(0)));
    const auto actions = wall.step(Opened{}, now);
    REQUIRE(actions.size() == 1);
    CHECK(std::get<Send>(actions[0]).ends.size() == 1);
    CHECK(wall.state().proof == Proof::kSent);
    CHECK_FALSE(wall.state().trouble);
  }

  TEST_CASE("pixel board: sizes and options that no wall has") {
    BoardOrder order;
    for (const Geometry size : {Geometry{0, 8}, {8, 5000}, {16000, 4000}, {-1, -1}}) {
      order.geometry = size;
      const auto board = make_ddp_board(order);
      REQUIRE_FALSE(board);
      CHECK(board.error().word == "E2160");
    }
    order.geometry = {8, 8};
    for (const auto& [word, value] : std::map<std::string, std::string>{
             {"rate", "0"}, {"gamma", "3"}, {"order", "rgbw"}, {"type", "0x0D"}, {"rows", "1"}}) {
      order.words = {{word, value}};
      const auto board = make_ddp_board(order);
      REQUIRE_FALSE(board);
      CHECK(board.error().word == "E2105");
    }
  }
}
