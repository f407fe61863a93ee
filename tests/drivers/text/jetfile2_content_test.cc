// The board against the simulated sign in made-up time: texts, pictures, disks, refusals.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "tests/drivers/text/jetfile2_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

TEST_SUITE("jetfile2 board") {
  TEST_CASE("board: lines become pages, a moving line runs through") {
    BoardBench bench = bench_of();
    Desired wanted = desired("1-42", "内科\n外科\n儿科");
    wanted.areas[0].multi_line = true;
    REQUIRE(bench.board().want(wanted).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(card(bench).text("ETGS")->plain == "内科\f外科\f儿科");
    wanted = desired("1-43", std::string(90, 'x'));
    wanted.areas[0].motion = Motion::kLeft;
    REQUIRE(bench.board().want(wanted).has_value());
    REQUIRE(bench.proves("1-43", Proof::kReadBack));
    const auto text = card(bench).text("ETGS");
    CHECK(text->no_wrap);
    CHECK(text->in == 0x31);
    CHECK(text->plain == std::string(90, 'x'));
  }

  TEST_CASE("board: ASCII as full-width signs where the sign wants it") {
    BoardBench bench = bench_of({{"ascii", "full"}});
    REQUIRE(bench.board().want(desired("1-42", "3 楼")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(card(bench).text("ETGS")->plain == "３\u3000楼");
  }

  TEST_CASE("board: a rare character is drawn as an array picture, in packets") {
    BoardBench bench = bench_of({{"pictures", "yes"}});
    Desired wanted = desired("1-42", "㛃医生");
    wanted.areas[0].dots = pattern(128, 16);
    REQUIRE(bench.board().want(wanted).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    CHECK(bench.refusals() == "");
    CHECK(card(bench).play_list() == std::vector<std::string>{"EAGS"});
    const auto font = simulator::DotFont::open();
    REQUIRE(font.has_value());
    const auto dots = bench.card().dots(*font, bench.now());
    const Frame frame = pattern(128, 16);
    bool same = true;
    for (int y = 0; y < 16; ++y) {
      for (int x = 0; x < 128; ++x) {
        const auto at =
            static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x / 8);
        const bool lit = (frame.bytes[at] >> (7 - x % 8) & 1) != 0;
        same = same && dots.at(x, y) == (lit ? simulator::lamp_of(2) : simulator::Lamp{});
      }
    }
    CHECK(same);
  }

  TEST_CASE("board: a large picture arrives whole over a line that loses frames") {
    BoardOrder wide = order({{"pictures", "yes"}});
    wide.geometry = {512, 32};
    simulator::Jetfile2Spec spec;
    spec.width_px = 512;
    spec.height_px = 32;
    BoardBench bench{std::move(make_jetfile2_board(wide)).value(),
                     std::make_unique<simulator::Jetfile2Card>(spec)};
    int frames = 0;
    bench.on_frame = [&](auto&) { return ++frames % 7 != 0; };
    Desired wanted = desired("1-42", "㛃");
    wanted.areas[0].width = 512;
    wanted.areas[0].height = 32;
    wanted.areas[0].dots = pattern(512, 32);
    REQUIRE(bench.board().want(wanted).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack, 3min));
    CHECK(card(bench).files().at("EAGS").size() == 111 + 128 * 32);
    CHECK(bench.refusals() == "");
  }

  TEST_CASE("board: a text on flash is written so often a day and no more") {
    BoardBench bench = bench_of({{"disk", "D"}, {"flash_per_day", "3"}});
    for (const std::string text : {"一", "二", "三"}) {
      REQUIRE(bench.board().want(desired("1-" + text, "请到" + text + "楼")).error().word ==
              "E2102");
      REQUIRE(bench.board().want(desired("1-42", "请到" + text + "楼")).has_value());
      REQUIRE(bench.until([&] { return bench.state().shows_all; }, 30s));
    }
    CHECK(bench.state().flash_writes == 4);  // with the play list
    REQUIRE(bench.board().want(desired("1-43", "请到四楼")).has_value());
    bench.run(1h);
    CHECK(bench.count("0204") == 3);
    CHECK(bench.state().trouble->word == "E2112");
    CHECK_FALSE(bench.state().shows_all);
    CHECK(card(bench).text("DTGS")->plain == "请到三楼");
    CHECK(bench.proves("1-43", Proof::kReadBack, 24h));
    CHECK(card(bench).text("DTGS")->plain == "请到四楼");
    // Power cuts cost nothing: flash keeps it.
    bench.card().lose_power(bench.now());
    bench.run(1min);
    CHECK(bench.count("0204") == 4);
    CHECK(bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a full disk is told in words and tried again in a minute") {
    BoardBench bench = bench_of({}, {.disk_bytes = 8});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    CHECK(bench.until([&] { return bench.state().trouble.has_value(); }, 5s));
    CHECK(bench.state().trouble->word == "E2142");
    CHECK(bench.state().trouble->what.en == "the sign refused: not enough space");
    bench.run(5min);
    CHECK(bench.count("0204") <= 7);
    CHECK(bench.state().proof != Proof::kNoAnswer);
  }

  TEST_CASE("board: a text that the sign refuses leaves no proof of the one before") {
    BoardBench bench = bench_of({}, {.disk_bytes = 80});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    std::string longer;
    for (int count = 0; count < 60; ++count) longer += "内科";
    Desired second = desired("1-43", longer);
    second.areas[0].motion = Motion::kLeft;
    REQUIRE(bench.board().want(second).has_value());
    REQUIRE(bench.until([&] { return bench.state().trouble.has_value(); }, 5s));
    CHECK(bench.state().trouble->word == "E2142");
    CHECK(bench.state().proof == Proof::kNone);
    CHECK(bench.state().serial.empty());
    REQUIRE(bench.board().want(desired("1-44", "外科")).has_value());
    CHECK(bench.proves("1-44", Proof::kReadBack));
  }

  TEST_CASE("board: another text of the same serial is not proved by the first") {
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    REQUIRE(bench.board().want(desired("1-42", "外科")).has_value());
    CHECK(bench.state().proof == Proof::kNone);
    CHECK(bench.state().serial.empty());
    CHECK(bench.proves("1-42", Proof::kReadBack));
  }

  TEST_CASE("board: what it can never show is refused before anything is sent") {
    const auto made = std::move(make_jetfile2_board(order())).value();
    const auto word = [&](Desired wanted) {
      const Status status = made->want(std::move(wanted));
      return status ? std::string("taken") : status.error().word;
    };
    CHECK(word(desired("1", "㛃")) == "E2101");
    CHECK(word(desired("1", "a\x05z")) == "E2101");
    CHECK(word(desired("1", "一二三四五六七八九")) == "E2102");
    Desired tall = desired("1", "高");
    tall.areas[0].font_px = 24;
    CHECK(word(tall) == "E2102");
    Desired part = desired("1", "半");
    part.areas[0].width = 64;
    CHECK(word(part) == "E2102");
    Desired endless = desired("1", std::string(901, 'x'));
    endless.areas[0].motion = Motion::kLeft;
    CHECK(word(endless) == "E2102");
    CHECK(word(desired("序", "内科")) == "E2102");
    Desired message = desired("1", "内科");
    message.emergency = Emergency{area("火警"), 0s};
    CHECK(word(message) == "E2102");
    CHECK(word(desired("1", "内科")) == "taken");
    const auto shorted = std::move(make_jetfile2_board(order({{"format", "z"}}))).value();
    Desired off = desired("1", "内科");
    off.power = false;
    CHECK(shorted->want(off).error().word == "E2140");
  }

  TEST_CASE("options: wrong ones are named") {
    CHECK(make_jetfile2_board(order({{"unit", "100"}})).error().word == "E2105");
    CHECK(make_jetfile2_board(order({{"unit", "100"}, {"play_list", "no"}})).has_value());
    CHECK(make_jetfile2_board(order({{"disk", "C"}})).error().word == "E2105");
    CHECK(make_jetfile2_board(order({{"unit", "0"}})).error().word == "E2105");
    CHECK(make_jetfile2_board(order({{"speed", "3"}})).error().word == "E2105");
  }
}
