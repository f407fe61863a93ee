// The board against the simulated sign in made-up time: the conversation.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "tests/drivers/text/jetfile2_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

TEST_SUITE("jetfile2 board") {
  TEST_CASE("board: text, play list and serial, read back") {
    BoardBench bench = bench_of();
    Desired wanted = desired("1-42", "血常规 20.00元");
    wanted.power = true;
    wanted.brightness_pct = 60;
    REQUIRE(bench.board().want(wanted).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    bench.run(3s);
    CHECK(bench.refusals() == "");
    CHECK(bench.state().shows_all);
    CHECK(card(bench).text("ETGS")->plain == "血常规 20.00元");
    CHECK(card(bench).play_list() == std::vector<std::string>{"ETGS"});
    CHECK(card(bench).brightness() == 60);
    CHECK(card(bench).clock_set());
    CHECK(card(bench).zone() == 0x15);  // as the sign had it
    std::string facts;
    for (const Fact& fact : bench.state().facts) facts += fact.key + "=" + fact.value + " ";
    CHECK(facts.find("firmware=0287 ") != std::string::npos);
    CHECK(facts.find("mode=normal inside_c=31 humidity_pct=45 ") != std::string::npos);
    CHECK(facts.find("power=on") != std::string::npos);
    CHECK(bench.state().flash_writes == 1);  // the play list
  }

  TEST_CASE("board: only what changed is sent, nothing while nothing changes") {
    BoardBench bench = bench_of({{"refresh_s", "0"}});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    REQUIRE(bench.board().want(desired("1-43", "内科")).has_value());
    CHECK(bench.proves("1-43", Proof::kReadBack));
    CHECK(bench.count("0204") == 1);
    REQUIRE(bench.board().want(desired("1-44", "外科")).has_value());
    CHECK(bench.proves("1-44", Proof::kReadBack));
    bench.run(1h);
    CHECK(bench.count("0204") == 2);
    CHECK(bench.count("E.") == 1);
    CHECK(bench.state().flash_writes == 1);
    CHECK(bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a power cut is noticed within one poll and everything is sent again") {
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(3s);
    bench.card().lose_power(bench.now());
    REQUIRE_FALSE(bench.card().shows_something());
    CHECK(bench.until([&] { return bench.state().proof == Proof::kNone; }, 11s));
    CHECK(bench.state().trouble->word == "E2104");
    CHECK(bench.proves("1-42", Proof::kReadBack, 2s));
    CHECK(card(bench).text("ETGS")->plain == "内科");
    CHECK_FALSE(bench.state().trouble.has_value());
  }

  TEST_CASE("board: a text changed beside our serial is ours again within refresh_s") {
    // Somebody else's program for the same sign, whose text we give to ours.
    BoardBench other = bench_of();
    REQUIRE(other.board().want(desired("1-42", "外科")).has_value());
    REQUIRE(other.proves("1-42", Proof::kReadBack));
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(30s);
    for (std::size_t i = 0; i < other.verdicts.size(); ++i) {
      if (other.verdicts[i].command == "0204") {
        (void)bench.card().receive(other.frames[i], bench.now());
      }
    }
    REQUIRE(card(bench).text("ETGS")->plain == "外科");
    CHECK(bench.until([&] { return card(bench).text("ETGS")->plain == "内科"; }, 300s));
    CHECK(bench.state().proof == Proof::kReadBack);
    // The text alone: the play list may wear.
    bench.run(1h);
    CHECK(bench.count("0204") == 13);
    CHECK(bench.state().flash_writes == 1);
    // A rotation that turns is a refresh by itself.
    for (int turn = 0; turn < 60; ++turn) {
      REQUIRE(bench.board().want(desired("1-42", turn % 2 == 0 ? "一" : "二")).has_value());
      bench.run(20s);
    }
    CHECK(bench.count("0204") == 13 + 60);
    CHECK(bench.refusals().empty());
  }

  TEST_CASE("board: a text on flash is not written again") {
    BoardBench bench = bench_of({{"disk", "D"}});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(1h);
    CHECK(bench.count("0204") == 1);
  }

  TEST_CASE("board: a sign that cannot read strings stays at acknowledged and is repeated") {
    BoardBench bench = bench_of({}, {.reads_strings = false});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    CHECK(bench.proves("1-42", Proof::kAcknowledged));
    bench.run(30s);
    bench.card().lose_power(bench.now());
    CHECK(bench.until([&] { return bench.card().shows_something(); }, 301s));
    CHECK(bench.state().proof == Proof::kAcknowledged);
  }

  TEST_CASE("board: power and brightness alone leave the files as they are") {
    BoardBench bench = bench_of();
    bench.run(5s);
    CHECK(bench.state().proof == Proof::kNone);  // nobody has asked for anything
    Desired off;
    off.power = false;
    off.brightness_pct = 30;
    off.keep_clock = false;
    REQUIRE(bench.board().want(off).has_value());
    CHECK(bench.until([&] { return bench.state().shows_all; }, 12s));
    CHECK_FALSE(card(bench).on());
    CHECK(card(bench).brightness() == 30);
    CHECK(card(bench).files().empty());
    CHECK_FALSE(card(bench).clock_set());
  }

  TEST_CASE("board: power is set again when somebody switches it") {
    BoardBench bench = bench_of();
    Desired off = desired("1-42", "内科");
    off.power = false;
    REQUIRE(bench.board().want(off).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    CHECK_FALSE(card(bench).on());
    off.power = true;
    off.serial = "1-43";
    REQUIRE(bench.board().want(off).has_value());
    CHECK(bench.proves("1-43", Proof::kReadBack));
    CHECK(card(bench).on());
  }

  TEST_CASE("board: a sign in test or black by the remote control does not show the text") {
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    card(bench).set_mode(4);
    CHECK(bench.until([&] { return !bench.state().shows_all; }, 11s));
    CHECK(bench.state().trouble->word == "E2143");
    CHECK(bench.state().proof == Proof::kNone);
    CHECK(bench.state().serial.empty());
    card(bench).set_mode(0);
    CHECK(bench.until([&] { return bench.state().shows_all; }, 11s));
    CHECK(bench.state().proof == Proof::kReadBack);
    CHECK_FALSE(bench.state().trouble.has_value());
  }

  TEST_CASE("emergency: shown for its time, then the text again, with nobody's help") {
    BoardBench bench = bench_of();
    Desired wanted = desired("1-42", "内科");
    REQUIRE(bench.board().want(wanted).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    wanted.emergency = Emergency{area("火警"), 60s};
    REQUIRE(bench.board().want(wanted).has_value());
    CHECK(bench.until([&] { return card(bench).playing(bench.now()) == "!"; }, 1s));
    CHECK(card(bench).text("!")->plain == "火警");
    bench.run(30s);
    CHECK(bench.state().shows_all);
    // Nobody speaks to the sign any more.
    bench.on_frame = [](auto&) { return false; };
    bench.run(31s);
    CHECK(card(bench).playing(bench.now()) == "ETGS");
    bench.on_frame = nullptr;
    bench.run(2min);
    CHECK(bench.count("0209") == 1);
    CHECK(bench.state().shows_all);
  }

  TEST_CASE("emergency: taken down early, and sent again for the rest after a power cut") {
    BoardBench bench = bench_of();
    Desired wanted = desired("1-42", "内科");
    wanted.emergency = Emergency{area("火警"), 600s};
    REQUIRE(bench.board().want(wanted).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.card().lose_power(bench.now());
    CHECK(bench.until([&] { return card(bench).emergency(bench.now()); }, 12s));
    wanted.emergency.reset();
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(2s);
    CHECK(card(bench).playing(bench.now()) == "ETGS");
    CHECK(bench.refusals() == "0105: no such file\n");  // which told of the power cut
  }

  TEST_CASE("board: lost, damaged, late and foreign answers") {
    for (const std::string fault : {"drop", "corrupt", "late", "garbage"}) {
      CAPTURE(fault);
      BoardBench bench = bench_of();
      int replies = 0;
      std::vector<std::uint8_t> kept;
      bench.on_reply = [&](std::vector<std::uint8_t>& reply) {
        if (++replies % 3 != 0) return true;
        if (fault == "corrupt") reply[reply.size() / 2] ^= 0x08;
        if (fault == "garbage") reply.insert(reply.begin(), {0x55, 0xA8, 0x10, 0x4F, 0x4B, 0x00});
        if (fault == "late") std::swap(reply, kept);
        return fault != "drop" && !reply.empty();
      };
      REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
      CHECK(bench.proves("1-42", Proof::kReadBack, 2min));
      CHECK(card(bench).text("ETGS")->plain == "内科");
      CHECK(card(bench).play_list() == std::vector<std::string>{"ETGS"});
    }
  }

  TEST_CASE(
      "board: a dead sign is asked seldom, and asked first what it kept when it lives again") {
    BoardBench bench = bench_of({{"refresh_s", "0"}});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    bench.run(3s);
    bench.on_frame = [](auto&) { return false; };
    REQUIRE(bench.until([&] { return bench.state().proof == Proof::kNoAnswer; }, 1min));
    const std::size_t before = bench.frames.size();
    bench.run(1h);
    CHECK(bench.frames.size() - before <= 62);
    bench.on_frame = nullptr;
    CHECK(bench.proves("1-42", Proof::kReadBack, 2min));
    CHECK(bench.count("0204") == 1);  // it had kept the text
  }

  TEST_CASE("board: each sign of a line has packet numbers of its own") {
    std::set<int> firsts;
    for (const char* unit : {"1", "2", "3"}) {
      BoardBench bench = bench_of({{"unit", unit}});
      bench.on_reply = [](auto&) { return false; };
      bench.run(500ms);
      REQUIRE_FALSE(bench.frames.empty());
      const auto& frame = bench.frames.front();
      const int number = frame[10] | frame[11] << 8;
      for (const int other : firsts) CHECK(std::abs(other - number) > 100);
      firsts.insert(number);
    }
    CHECK(firsts.size() == 3);
  }

  TEST_CASE("board: another unit is not this sign") {
    BoardBench bench = bench_of({{"unit", "2"}});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    CHECK_FALSE(bench.proves("1-42", Proof::kReadBack, 1min));
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK(card(bench).files().empty());
  }

  TEST_CASE("board: all signs at once prove no more than sent") {
    BoardBench bench = bench_of({{"group", "0"}, {"unit", "0"}});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    CHECK(bench.board().capabilities().strongest == Proof::kSent);
    CHECK(bench.proves("1-42", Proof::kSent));
    CHECK(card(bench).text("ETGS")->plain == "内科");
    CHECK_FALSE(bench.state().last_answer.has_value());
  }

  TEST_CASE("board: short frames of both kinds, acknowledged") {
    for (const std::string format : {"z", "y"}) {
      CAPTURE(format);
      BoardBench bench = bench_of({{"format", format}});
      REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
      CHECK(bench.board().capabilities().strongest == Proof::kAcknowledged);
      CHECK(bench.proves("1-42", Proof::kAcknowledged));
      CHECK(bench.refusals() == "");
      CHECK(card(bench).text("ETGS")->plain == "内科");
      CHECK(bench.frames[1][1] == (format == "z" ? 'Z' : 'Y'));
      bench.card().lose_power(bench.now());
      CHECK(bench.until([&] { return bench.card().shows_something(); }, 302s));
    }
  }
}
