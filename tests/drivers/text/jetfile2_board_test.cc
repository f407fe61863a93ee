// The board against the simulated sign in made-up time.
#include "drivers/text/jetfile2_board.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "drivers/simulator/jetfile2/card.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::BoardBench;

namespace {

using Words = std::map<std::string, std::string>;

BoardOrder order(Words words = {}) {
  BoardOrder order;
  order.geometry = {128, 16};
  order.palette = Palette::kTricolor;
  order.words = std::move(words);
  return order;
}

BoardBench bench_of(Words words = {}, simulator::Jetfile2Spec spec = {}) {
  return {std::move(make_jetfile2_board(order(std::move(words)))).value(),
          std::make_unique<simulator::Jetfile2Card>(std::move(spec))};
}

simulator::Jetfile2Card& card(BoardBench& bench) {
  return dynamic_cast<simulator::Jetfile2Card&>(bench.card());
}

TextArea area(std::string text) {
  TextArea area;
  area.width = 128;
  area.height = 16;
  area.text = std::move(text);
  area.color = Color::kGreen;
  return area;
}

Desired desired(std::string serial, std::string text) {
  return {std::move(serial), {area(std::move(text))}};
}

Frame pattern(int width, int height) {
  Frame frame = Frame::blank({width, height}, PixelFormat::kMono1);
  for (std::size_t index = 0; index < frame.bytes.size(); ++index) {
    frame.bytes[index] = static_cast<std::uint8_t>(index * 37 + 11);
  }
  return frame;
}

std::size_t count(const BoardBench& bench, std::string_view command) {
  std::size_t found = 0;
  for (const auto& verdict : bench.verdicts) found += verdict.command == command ? 1U : 0U;
  return found;
}

}  // namespace

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
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kReadBack));
    REQUIRE(bench.board().want(desired("1-43", "内科")).has_value());
    CHECK(bench.proves("1-43", Proof::kReadBack));
    CHECK(count(bench, "0204") == 1);
    REQUIRE(bench.board().want(desired("1-44", "外科")).has_value());
    CHECK(bench.proves("1-44", Proof::kReadBack));
    bench.run(1h);
    CHECK(count(bench, "0204") == 2);
    CHECK(count(bench, "E.") == 1);
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
    CHECK(count(bench, "0209") == 1);
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
    BoardBench bench = bench_of();
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
    CHECK(count(bench, "0204") == 1);  // it had kept the text
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
    CHECK(count(bench, "0204") == 3);
    CHECK(bench.state().trouble->word == "E2112");
    CHECK_FALSE(bench.state().shows_all);
    CHECK(card(bench).text("DTGS")->plain == "请到三楼");
    CHECK(bench.proves("1-43", Proof::kReadBack, 24h));
    CHECK(card(bench).text("DTGS")->plain == "请到四楼");
    // Power cuts cost nothing: flash keeps it.
    bench.card().lose_power(bench.now());
    bench.run(1min);
    CHECK(count(bench, "0204") == 4);
    CHECK(bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a full disk is told in words and tried again in a minute") {
    BoardBench bench = bench_of({}, {.disk_bytes = 8});
    REQUIRE(bench.board().want(desired("1-42", "内科")).has_value());
    CHECK(bench.until([&] { return bench.state().trouble.has_value(); }, 5s));
    CHECK(bench.state().trouble->word == "E2142");
    CHECK(bench.state().trouble->what.en == "the sign refused: not enough space");
    bench.run(5min);
    CHECK(count(bench, "0204") <= 7);
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
