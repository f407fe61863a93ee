// The board against the simulated sign, which shares no protocol code with it, in made-up time.
#include "tests/drivers/text/alpha_line.h"

using namespace gongshi;
using namespace gongshi::test;
using namespace std::chrono_literals;

TEST_SUITE("alpha board") {
  TEST_CASE("board: a plain text is shown and its serial read back") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-42", {area("Ward 7")})));
    REQUIRE(line.bench.proves("1-42", Proof::kReadBack));
    CHECK(line.bench.refusals() == "");
    CHECK(line.sign().content('a', 'B') == "Ward 7");
    CHECK(line.sign().content('n', 'B') == "1-42");
    CHECK(line.sign().sequence() == "A");
    CHECK(line.sign().configurations() == 1);
    CHECK(line.bench.state().shows_all);
    CHECK(line.bench.state().flash_writes == 0);
  }

  TEST_CASE("board: Chinese goes as pictures, written before the text that calls them") {
    AlphaLine line;
    TextArea wide = drawn(150);
    wide.motion = Motion::kLeft;
    REQUIRE(line.bench.board().want(want("1-43", {wide})));
    REQUIRE(line.bench.proves("1-43", Proof::kReadBack));
    CHECK(line.bench.refusals() == "");
    CHECK(plain_sign_text(simulator::read_sign_text(line.sign().running())) == "[I][J]");
    const auto font = simulator::DotFont::open();
    if (!font) {
      MESSAGE("skipped: no bitmap font");
      return;
    }
    const auto dots = line.bench.card().dots(*font, line.bench.now());
    const std::string row = dots.text().substr(0, 80);
    std::string expected;
    for (int x = 0; x < 80; ++x) expected += (0b1011U >> x % 4 & 1U) != 0 ? '#' : '.';
    CHECK(row == expected);
  }

  TEST_CASE("board: a short text changes in its string alone") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    const int texts = line.count("AA");
    const int strings = line.count("Ga");
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 12, please")})));
    CHECK(line.bench.state().proof == Proof::kNone);  // the same serial, another text
    CHECK(line.bench.state().serial.empty());
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 60s));
    CHECK(line.count("AA") == texts);
    CHECK(line.count("Ga") == strings + 2);  // loss is silent, so it goes twice
    CHECK(line.sign().content('a', 'B') == "Room 12, please");
    CHECK(line.bench.state().proof == Proof::kReadBack);
    CHECK(line.sign().configurations() == 1);
  }

  TEST_CASE("board: what is held is not written again") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.run(60s);
    const int texts = line.count("AA");
    const int serials = line.count("Hn");
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    line.bench.run(10min);
    CHECK(line.count("AA") == texts);
    CHECK(line.count("Hn") == serials);  // reading it would blank the sign
    CHECK(line.count("F$") >= 5);
    line.bench.run(6min);  // the refresh
    CHECK(line.count("AA") == texts + 1);
    CHECK(line.count("Hn") == serials);
    CHECK(line.bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a sign that somebody else filled is not switched off by clearing it") {
    AlphaLine line;
    Desired desired;
    desired.power = false;
    const Status refused = line.bench.board().want(desired);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().word == "E2102");
    line.bench.run(1min);
    for (const auto& verdict : line.bench.verdicts) CHECK(verdict.command != "E$");
  }

  TEST_CASE("board: a long power cut is noticed and everything sent again") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.card().lose_power(line.bench.now());
    REQUIRE(line.bench.until([&] { return line.bench.state().proof == Proof::kNone; }, 65s));
    CHECK(line.bench.state().trouble->word == "E2104");
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    CHECK(line.sign().content('a', 'B') == "Room 3");
    CHECK(line.sign().configurations() == 2);
    CHECK(line.bench.refusals() == "");
  }

  TEST_CASE("board: an urgent message interrupts, and pictures never meet it") {
    AlphaLine line(Words{{"urgent_area", "9"}, {"speaker", "beep"}});
    TextArea urgent = area("Code Red");
    urgent.id = 9;
    urgent.color = Color::kRed;
    REQUIRE(line.bench.board().want(want("1-1", {drawn(70), urgent})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    REQUIRE(line.sign().priority().has_value());
    CHECK(plain_sign_text(simulator::read_sign_text(line.sign().running())) == "Code Red");
    line.bench.run(10s);
    CHECK(line.sign().beeps() == 1);

    // Another picture while it is up: released, written, raised again.
    const int raised = line.count("A0");
    REQUIRE(line.bench.board().want(want("1-2", {drawn(70, 0b0110U), urgent})));
    REQUIRE(line.bench.proves("1-2", Proof::kReadBack));
    CHECK(line.count("A0") == raised + 2);
    CHECK(line.sign().priority().has_value());

    REQUIRE(line.bench.board().want(want("1-3", {drawn(70, 0b0110U)})));
    REQUIRE(line.bench.proves("1-3", Proof::kReadBack));
    CHECK_FALSE(line.sign().priority().has_value());
    CHECK(plain_sign_text(simulator::read_sign_text(line.sign().running())) == "[I]");
    CHECK(line.bench.refusals() == "");
    CHECK(line.sign().configurations() == 1);
  }

  TEST_CASE("board: off runs the empty text and on the others, without rewriting any") {
    AlphaLine line;
    Desired desired = want("1-1", {area("Room 3")});
    REQUIRE(line.bench.board().want(desired));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    const int texts = line.count("AA") + line.count("Ga");
    desired.power = false;
    REQUIRE(line.bench.board().want(desired));
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 10s));
    CHECK(line.sign().running().empty());
    CHECK_FALSE(line.bench.card().shows_something());
    desired.power = true;
    REQUIRE(line.bench.board().want(desired));
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 10s));
    CHECK(line.bench.card().shows_something());
    CHECK(line.count("AA") + line.count("Ga") == texts);
  }

  TEST_CASE("board: several areas take turns, each over the whole sign") {
    AlphaLine line;
    TextArea second = area("Fees are listed in the lobby.\nAsk us.");
    second.id = 3;
    second.motion = Motion::kUp;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3"), second})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    CHECK(line.sign().sequence() == "AB");
    CHECK(line.sign().content('b', 'B') == "Fees are listed in the lobby.\rAsk us.");
    CHECK(simulator::read_sign_text(line.sign().content('B', 'A')).mode == 'e');
  }

  TEST_CASE("board: memory is laid out anew only for a text that does not fit it") {
    AlphaLine line;
    TextArea moving = drawn(80 * 4);
    moving.motion = Motion::kLeft;
    REQUIRE(line.bench.board().want(want("1-1", {moving})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    for (const int width : {60, 200, 320, 600}) {
      moving = drawn(width);
      moving.motion = Motion::kLeft;
      REQUIRE(line.bench.board().want(want("1-1", {moving})));
      REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 60s));
      CHECK(line.sign().configurations() == 1);
    }
    moving = drawn(80 * 9);
    moving.motion = Motion::kLeft;
    REQUIRE(line.bench.board().want(want("1-2", {moving})));
    REQUIRE(line.bench.proves("1-2", Proof::kReadBack, 90s));
    CHECK(line.sign().configurations() == 2);
    // A plain text needs no more memory than there is.
    REQUIRE(line.bench.board().want(want("1-3", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-3", Proof::kReadBack));
    CHECK(line.sign().configurations() == 2);
    CHECK(line.bench.refusals() == "");
  }

  TEST_CASE("board: only the pictures that changed are written") {
    AlphaLine line({}, strict(320, 16));  // two pictures of 160 columns
    const SignSpec spec = strict(320, 16);
    TextArea still = drawn(300, 0b1011U, spec);
    REQUIRE(line.bench.board().want(want("1-1", {still})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    CHECK(line.count("II") == 1);
    CHECK(line.count("IJ") == 1);
    still.dots->bytes[still.dots->stride() - 8] ^= 0x10U;  // right of column 160
    REQUIRE(line.bench.board().want(want("1-1", {still})));
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 60s));
    CHECK(line.count("II") == 1);
    CHECK(line.count("IJ") == 2);
  }

  TEST_CASE("board: a program that starts again keeps the memory that it finds") {
    AlphaLine first;
    REQUIRE(first.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(first.bench.proves("1-1", Proof::kReadBack));
    // The same sign, and a new board.
    auto card = std::make_unique<AlphaCard>(dynamic_cast<AlphaCard&>(first.bench.card()));
    const AlphaSign& sign = card->sign();
    test::BoardBench second(AlphaLine::board_of({}, strict()), std::move(card));
    second.clock.tick(1h);
    REQUIRE(second.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(second.proves("1-1", Proof::kReadBack));
    CHECK(sign.configurations() == 1);
    CHECK(second.refusals() == "");
  }

  TEST_CASE("board: the clock is set in one nested packet, hourly at a full minute") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.until([&] { return line.sign().clock_set(); }, 60s));
    CHECK(line.count("E  E&") == 1);
    const LocalTime local = to_local(line.bench.now().wall);
    CHECK(line.sign().weekday() == static_cast<int>(local.weekday.c_encoding()) + 1);
    line.bench.run(2h);
    CHECK(line.count("E  E&") == 3);
    const LocalTime later = to_local(line.bench.now().wall);
    const std::string clock = line.sign().clock_text(line.bench.now().wall);
    CHECK(std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3)) ==
          static_cast<int>(later.minute_of_day.count()));
    CHECK(line.bench.refusals() == "");
    CHECK(std::any_of(line.bench.state().facts.begin(), line.bench.state().facts.end(),
                      [](const Fact& fact) { return fact.key == "clock"; }));
  }

  TEST_CASE("board: without keep_clock the clock is left alone") {
    AlphaLine line;
    Desired desired = want("1-1", {area("Room 3")});
    desired.keep_clock = false;
    REQUIRE(line.bench.board().want(desired));
    line.bench.run(2h);
    CHECK_FALSE(line.sign().clock_set());
    CHECK(line.bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: what a sign does not have spoils nothing else") {
    // No calendar, no dimming: illegal commands, which the register tells.
    AlphaLine line(Words{{"clock", "date"}, {"dimming", "solar"}});
    Desired desired = want("1-1", {area("Room 3")});
    desired.brightness_pct = 60;
    REQUIRE(line.bench.board().want(desired));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.run(5min);
    CHECK(line.bench.state().proof == Proof::kReadBack);
    REQUIRE(line.bench.board().want(want("1-2", {area("Room 4")})));
    REQUIRE(line.bench.proves("1-2", Proof::kReadBack));
    CHECK(line.count("AA") == 1);
  }

  TEST_CASE("board: a Solar sign is dimmed to its nearest step") {
    SignSpec spec = strict();
    spec.solar = true;
    AlphaLine line(Words{{"dimming", "solar"}}, spec);
    REQUIRE(line.bench.board().capabilities().brightness);
    Desired desired = want("1-1", {area("Room 3")});
    for (const auto& [pct, level] : std::map<int, int>{{100, 0}, {80, 1}, {60, 3}, {0, 4}}) {
      desired.brightness_pct = pct;
      REQUIRE(line.bench.board().want(desired));
      REQUIRE(line.bench.until([&] { return line.sign().dimming() == level; }, 60s));
    }
    CHECK_FALSE(AlphaLine().bench.board().capabilities().brightness);
  }

  TEST_CASE("board: a Solar sign is dimmed without a text of ours, and nothing else is written") {
    SignSpec spec = strict();
    spec.solar = true;
    AlphaLine line(Words{{"dimming", "solar"}}, spec);
    Desired desired;
    desired.keep_clock = false;
    desired.brightness_pct = 44;
    REQUIRE(line.bench.board().want(desired));
    CHECK_FALSE(line.bench.state().shows_all);
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 60s));
    CHECK(line.sign().dimming() == 4);
    line.bench.run(10min);
    CHECK(line.count("E/") == 1);
    CHECK(line.count("E!") == 0);
    CHECK(line.count("E$") == 0);
    CHECK(line.bench.refusals() == "");
  }

  TEST_CASE("board: the speaker is off unless asked for, and left when told so") {
    AlphaLine off;
    REQUIRE(off.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(off.bench.until([&] { return !off.sign().speaker(); }, 60s));
    CHECK(off.bench.verdicts.back().command == "E!");  // last of all
    AlphaLine left(Words{{"speaker", "leave"}});
    REQUIRE(left.bench.board().want(want("1-1", {area("Room 3")})));
    left.bench.run(60s);
    CHECK(left.sign().speaker());
    CHECK(left.count("E!") == 0);
  }

  TEST_CASE("board: without a return wire it is sent, repeated and laid out anew") {
    AlphaLine line(Words{{"answers", "no"}});
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kSent));
    CHECK(line.bench.board().capabilities().strongest == Proof::kSent);
    CHECK(line.bench.state().shows_all);
    line.bench.run(30s);
    const int before = line.count("AA");
    line.bench.card().lose_power(line.bench.now());
    line.bench.run(61min);
    CHECK(line.count("AA") >= before + 4);
    CHECK(line.sign().content('a', 'B') == "Room 3");
    CHECK(line.sign().configurations() == 2);
    for (const auto& verdict : line.bench.verdicts) CHECK(verdict.reply.empty());
  }

  TEST_CASE("board: without a serial string the proof is the error register") {
    AlphaLine line(Words{{"serial_string", "none"}});
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kAcknowledged));
    CHECK(line.bench.board().capabilities().strongest == Proof::kAcknowledged);
    line.bench.run(60s);
    CHECK(line.count("Hn") == 0);
    CHECK(line.bench.state().proof == Proof::kAcknowledged);
  }

  TEST_CASE("board: everything is read back where that is asked for") {
    AlphaLine line(Words{{"verify", "all"}});
    REQUIRE(line.bench.board().want(want("1-1", {drawn(70)})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    CHECK(line.count("JI") == 1);
    CHECK(line.count("BA") == 1);
    REQUIRE(line.bench.board().want(want("1-2", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-2", Proof::kReadBack));
    CHECK(line.count("Ha") >= 1);
  }

  TEST_CASE("board: parity by hand, spelled packets, a text before the first picture") {
    SignSpec parity = strict();
    parity.parity = true;
    AlphaLine by_hand(Words{{"parity_bit", "yes"}}, parity);
    REQUIRE(by_hand.bench.board().want(want("1-1", {drawn(70)})));
    CHECK(by_hand.bench.proves("1-1", Proof::kReadBack));
    for (const char* format : {"2-byte", "3-byte"}) {
      AlphaLine spelled(Words{{"format", format}});
      REQUIRE(spelled.bench.board().want(want("1-1", {drawn(70)})));
      CHECK(spelled.bench.proves("1-1", Proof::kSent));
      CHECK(spelled.bench.refusals() == "");
      CHECK(spelled.bench.card().shows_something());
    }
    AlphaLine starter(Words{{"text_first", "yes"}, {"nest", "no"}, {"checksum", "no"}});
    REQUIRE(starter.bench.board().want(want("1-1", {drawn(70)})));
    CHECK(starter.bench.proves("1-1", Proof::kReadBack));
    CHECK(starter.bench.refusals() == "");
    std::vector<std::string> files;
    for (const auto& verdict : starter.bench.verdicts) {
      const char type = verdict.command.empty() ? ' ' : verdict.command[0];
      if (type == 'A' || type == 'I' || verdict.command == "E.") files.push_back(verdict.command);
    }
    CHECK(files == std::vector<std::string>{"A0", "AA", "E.", "II", "AA", "E."});
  }

  TEST_CASE("board: half of the lamps lit is told of an XDF sign") {
    SignSpec spec = strict();
    spec.xdf = true;
    AlphaLine line(Words{{"xdf", "yes"}}, spec);
    TextArea yellow = drawn(80, 0b0111U);
    yellow.color = Color::kYellow;  // both chips of three columns in four
    REQUIRE(line.bench.board().want(want("1-1", {yellow})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    const auto& facts = line.bench.state().facts;
    const auto lit = std::find_if(facts.begin(), facts.end(),
                                  [](const Fact& fact) { return fact.key == "lit_pct"; });
    REQUIRE(lit != facts.end());
    CHECK(lit->value == "75 %");
  }
}
