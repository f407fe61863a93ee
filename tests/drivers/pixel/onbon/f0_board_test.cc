// The board against the simulated card, in made-up time.
#include "drivers/pixel/onbon/f0_board.h"

#include <doctest/doctest.h>

#include <array>

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
    CHECK(fact(bench.state(), "power") == "on");
    CHECK(fact(bench.state(), "brightness") == "6");
    CHECK(fact(bench.state(), "clock").starts_with(date_text(to_local(bench.clock.wall()).date)));
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
    Desired input;
    input.input = "hdmi1";
    CHECK(refused(input) == "E2102");
    Desired low;
    low.marquee = Marquee{picture({100, 16}, 1), 40, true};
    CHECK(refused(low) == "E2102");
    CHECK(bench.frames.empty());
  }

  TEST_CASE("f0 board: a text that travels is one area of pages to the left") {
    for (const bool loop : {true, false}) {
      auto bench = bench_of({.card = "5e2"});
      const Frame strip = picture({150, 32}, 5);
      Desired desired;
      desired.serial = "1-7";
      desired.marquee = Marquee{strip, 25, loop};
      REQUIRE(bench.board().want(desired));
      REQUIRE(bench.proves("1-7", Proof::kAcknowledged, 10s));
      REQUIRE(card_of(bench).areas().size() == 1);
      const auto& area = card_of(bench).areas().at(0);
      CHECK(area.run == (loop ? 0 : 1));
      REQUIRE(area.pages.size() == 3);
      // One that ends stands first; all others come from the right, 25 a second: 40 ms a pixel.
      CHECK(area.pages[0].effect == (loop ? 4 : 2));
      CHECK(area.pages[1].effect == 4);
      CHECK(area.pages[2].effect == 4);
      CHECK(area.pages[1].speed == 4);
      CHECK(area.pages[1].stay_10ms == 0);
      CHECK(area.pages[1].valid_px == 64);
      CHECK(area.pages[2].valid_px == 150 - 128);
      // The pages beside each other are the strip, and then dark.
      std::string joined;
      for (int y = 0; y < 32; ++y) {
        for (const auto& page : area.pages) {
          for (int x = 0; x < 64; ++x) {
            const auto at = static_cast<std::size_t>(y * 64 + x);
            joined += page.lamps[at] == simulator::Lamp{} ? '.' : '#';
          }
        }
        CHECK(joined.substr(joined.size() - 42) == std::string(42, '.'));
        joined.resize(joined.size() - 42);
        joined += '\n';
      }
      CHECK(joined == text_of(strip));
    }
  }

  TEST_CASE("f0 board: a travelling text is left alone while it travels") {
    auto bench = bench_of({.words = {{"refresh_s", "5"}}});
    Desired desired;
    desired.serial = "1-7";
    desired.marquee = Marquee{picture({800, 32}, 5), 40, false};  // 20 s
    REQUIRE(bench.board().want(desired));
    bench.run(55s);
    CHECK(count(bench, "A7 00") == 1);
    bench.run(10s);
    CHECK(count(bench, "A7 00") == 2);
  }

  TEST_CASE("f0 board: from picture to text and back nothing overlaps") {
    for (const char* bands : {"1", "4"}) {
      auto bench = bench_of({.card = "6e2", .words = {{"bands", bands}}});
      const Frame still = picture({64, 32}, 1);
      Desired travelling;
      travelling.serial = "1-2";
      travelling.marquee = Marquee{picture({150, 32}, 5), 40, false};
      REQUIRE(bench.board().want(showing("1-1", still)));
      REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
      REQUIRE(bench.board().want(travelling));
      REQUIRE(bench.proves("1-2", Proof::kAcknowledged, 10s));
      REQUIRE(bench.board().want(showing("1-3", still)));
      REQUIRE(bench.proves("1-3", Proof::kAcknowledged, 10s));
      CHECK(card_of(bench).dots().text() == text_of(still));
      CHECK(bench.refusals().empty());
      // At first, and between areas of different places only.
      CHECK(count(bench, "A7 01") == (bands[0] == '1' ? 1 : 3));
    }
  }

  TEST_CASE("f0 board: with bands only the changed ones travel, in both generations") {
    for (const std::string card : {"5e2", "6e2"}) {
      CAPTURE(card);
      std::array<std::size_t, 2> change{};
      for (const int bands : {1, 4}) {
        auto bench = bench_of({.card = card,
                               .colors = "tricolor",
                               .size = {128, 64},
                               .words = {{"bands", std::to_string(bands)}}});
        Frame frame = picture({128, 64}, 1);
        REQUIRE(bench.board().want(showing("1-1", frame)));
        REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
        CHECK(card_of(bench).areas().size() == static_cast<std::size_t>(bands));
        bench.run(2s);
        const auto sent_before = bench.verdicts.size();
        frame.bytes[20 * frame.stride()] ^= 0xFF;  // a dot of the second band
        REQUIRE(bench.board().want(showing("1-2", frame)));
        REQUIRE(bench.proves("1-2", Proof::kAcknowledged, 10s));
        CHECK(card_of(bench).dots().text() == text_of(frame));
        for (std::size_t at = sent_before; at < bench.verdicts.size(); ++at) {
          if (bench.verdicts[at].command == "A7 00") {
            change[bands == 1 ? 0 : 1] += bench.verdicts[at].raw.size();
          }
        }
        CHECK(bench.state().shows_all);
      }
      MESSAGE("128x64 red-green, one dot changed, bytes with 1 band: " << change[0] << ", with 4: "
                                                                       << change[1]);
      CHECK(change[1] < change[0] / 3);
    }
  }

  TEST_CASE("f0 board: not sent more often than once a second, and the newest wins") {
    auto bench = bench_of({});
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
    const auto before = count(bench, "A7 00");
    for (int salt = 2; salt < 12; ++salt) {
      REQUIRE(bench.board().want(showing("1-" + std::to_string(salt), picture({64, 32}, salt))));
      bench.run(50ms);
    }
    CHECK(count(bench, "A7 00") == before);
    REQUIRE(bench.proves("1-11", Proof::kAcknowledged, 2s));
    CHECK(count(bench, "A7 00") == before + 1);
    CHECK(card_of(bench).dots().text() == text_of(picture({64, 32}, 11)));
  }

  TEST_CASE(
      "f0 board: lost, spoilt and late replies, lost frames: the picture comes all the same") {
    using Reply = std::vector<std::uint8_t>;
    struct Fault {
      std::string name;
      std::function<bool(Reply&, int)> reply;
      std::function<bool(Reply&, int)> frame;
    };
    const auto fine = [](Reply&, int) { return true; };
    const std::vector<Fault> faults{
        {"every second reply lost", [](Reply&, int n) { return n % 2 == 0; }, fine},
        {"every third reply lost", [](Reply&, int n) { return n % 3 != 0; }, fine},
        {"every second frame lost", fine, [](Reply&, int n) { return n % 2 == 0; }},
        {"every third reply spoilt",
         [](Reply& reply, int n) {
           if (n % 3 == 0) reply[reply.size() / 2] ^= 4;
           return true;
         },
         fine},
        {"every third frame spoilt", fine,
         [](Reply& frame, int n) {
           if (n % 3 == 0) frame[frame.size() / 2] ^= 4;
           return true;
         }},
        {"noise before each reply",
         [](Reply& reply, int) {
           const Reply noise{0x00, 0xA5, 0x11, 0xA6, 0x09, 0x5A, 0xFF};
           reply.insert(reply.begin(), noise.begin(), noise.end());
           return true;
         },
         fine},
    };
    for (const Fault& fault : faults) {
      CAPTURE(fault.name);
      auto bench = bench_of({.card = "5e2"});
      int replies = 0;
      int frames = 0;
      bench.on_reply = [&](Reply& reply) { return fault.reply(reply, ++replies); };
      bench.on_frame = [&](Reply& frame) { return fault.frame(frame, ++frames); };
      REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
      REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 60s));
      REQUIRE(bench.board().want(showing("1-2", picture({64, 32}, 2))));
      REQUIRE(bench.proves("1-2", Proof::kAcknowledged, 60s));
      CHECK(card_of(bench).dots().text() == text_of(picture({64, 32}, 2)));
    }
  }

  TEST_CASE("f0 board: a late acknowledgement is not taken for that of the next picture") {
    auto bench = bench_of({});
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
    bench.run(2s);
    // From here on each reply comes after the board has given up waiting for it.
    bench.reply_delay = 2200ms;
    int swallowed = 0;
    bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      const bool area = frame.size() > 200;
      if (area) ++swallowed;
      return !area;  // no picture arrives
    };
    REQUIRE(bench.board().want(showing("1-2", picture({64, 32}, 2))));
    bench.run(60s);
    CHECK(swallowed > 0);
    CHECK(bench.state().serial != "1-2");
    CHECK_FALSE(bench.state().shows_all);
  }

  TEST_CASE("f0 board: a dead card is no answer, asked seldom, and filled when it lives again") {
    auto bench = bench_of({});
    const Frame frame = picture({64, 32}, 1);
    REQUIRE(bench.board().want(showing("1-1", frame)));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
    bench.on_frame = [](std::vector<std::uint8_t>&) { return false; };
    bench.card().lose_power(bench.now());
    bench.run(120s);
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK(bench.state().serial.empty());
    CHECK_FALSE(bench.state().shows_all);
    const auto asked = bench.frames.size();
    bench.run(600s);
    CHECK(bench.frames.size() - asked <= 12);
    bench.on_frame = nullptr;
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 90s));
    CHECK(card_of(bench).dots().text() == text_of(frame));
  }

  TEST_CASE("f0 board: replies of another card on the line are not ours") {
    auto bench = bench_of({.words = {{"address", "1"}}});
    bench.on_reply = [](std::vector<std::uint8_t>& reply) {
      // The sender's address of a well-formed reply: 01 becomes 02, and so do its checks.
      onbon::FrameReader reader;
      reader.feed(reply);
      onbon::Bytes packet = reader.next().value_or(onbon::Bytes{});
      REQUIRE(packet.size() > 28);
      packet[2] = 2;
      if (packet[4] != 0xF0) packet[27] ^= 1 ^ 2;
      reply = onbon::wrap(packet);
      return true;
    };
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    bench.run(30s);
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK_FALSE(bench.state().last_answer);
  }

  TEST_CASE("f0 board: what the card refuses is said and tried again after a minute") {
    auto bench = bench_of({.card = "6e2"});
    // A bit of the area's type changes on the way and its check with it: the card refuses.
    bool spoil = true;
    bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      if (!spoil || frame.size() < 200) return true;
      onbon::FrameReader reader;
      reader.feed(frame);
      onbon::Bytes packet = reader.next().value_or(onbon::Bytes{});
      packet[16 + 5 + 2 + 4 + 12] ^= 1;
      packet.resize(packet.size() - 2);
      const unsigned check = onbon::crc16_arc(packet);
      packet.push_back(static_cast<std::uint8_t>(check & 0xFFU));
      packet.push_back(static_cast<std::uint8_t>(check >> 8));
      frame = onbon::wrap(packet);
      return true;
    };
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    bench.run(30s);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2103");
    CHECK(bench.state().trouble->what.en == "the card refused: download fault (error 8)");
    CHECK(count(bench, "A7 00") == 1);
    spoil = false;
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 60s));
    CHECK_FALSE(bench.state().trouble);
  }

  TEST_CASE("f0 board: a card of another size, type or colour is named and gets no picture") {
    const auto trouble_of = [](const Set& set, simulator::GraphicSpec spec) {
      BoardOrder order;
      order.geometry = set.size;
      order.words = set.words;
      auto board = make_onbon_f0_board(order);
      REQUIRE(board);
      test::BoardBench bench(*std::move(board),
                             std::make_unique<simulator::OnbonGraphicCard>(std::move(spec)));
      REQUIRE(bench.board().want(showing("1-1", picture(set.size, 1))));
      bench.run(20s);
      if (!bench.state().trouble) return std::string("none");
      CHECK(count(bench, "A7 00") == 0);
      CHECK_FALSE(bench.state().shows_all);
      return bench.state().trouble->word;
    };
    simulator::GraphicSpec spec;
    spec.screen.width_px = 128;
    CHECK(trouble_of({}, spec) == "E2121");
    spec = {};
    spec.screen.width_px = 64;
    spec.ear.device = 0x0271;
    CHECK(trouble_of({}, spec) == "E2120");
    spec = {};
    spec.screen.width_px = 64;
    spec.color_code = 7;
    CHECK(trouble_of({}, spec) == "E2122");
    CHECK(trouble_of({.words = {{"lamps", "dual"}}}, spec) == "none");
  }

  TEST_CASE("f0 board: nothing is changed where nobody wants anything") {
    auto bench = bench_of({});
    bench.run(30s);
    CHECK(fact(bench.state(), "size") == "64x32");
    CHECK(bench.state().last_answer);
    CHECK(bench.state().proof == Proof::kNone);
    CHECK(count(bench, "A2 00") + count(bench, "A2 0F") == bench.verdicts.size());
  }

  TEST_CASE("f0 board: a card of another size is still switched and set") {
    BoardOrder order;
    order.geometry = {128, 32};
    auto board = make_onbon_f0_board(order);
    REQUIRE(board);
    simulator::GraphicSpec spec;
    spec.screen.width_px = 64;
    test::BoardBench bench(*std::move(board), std::make_unique<simulator::OnbonGraphicCard>(spec));
    Desired desired;
    desired.power = false;
    REQUIRE(bench.board().want(desired));
    bench.run(20s);
    CHECK_FALSE(card_of(bench).on());
    CHECK(card_of(bench).clock_set());
    CHECK(bench.state().shows_all);
    CHECK_FALSE(bench.state().trouble);
    // A minute later it may be another card.
    CHECK(count(bench, "A2 00") == 1);
    bench.run(60s);
    CHECK(count(bench, "A2 00") == 2);
  }

  TEST_CASE("f0 board: a card that does not tell its state shows pictures all the same") {
    BoardOrder order;
    order.geometry = {64, 32};
    auto board = make_onbon_f0_board(order);
    REQUIRE(board);
    simulator::GraphicSpec spec;
    spec.screen.width_px = 64;
    spec.tells_state = false;
    test::BoardBench bench(*std::move(board), std::make_unique<simulator::OnbonGraphicCard>(spec));
    Desired desired = showing("1-1", picture({64, 32}, 1));
    desired.power = true;
    desired.brightness_pct = 20;
    REQUIRE(bench.board().want(desired));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 20s));
    bench.run(30s);
    CHECK(bench.state().shows_all);
    CHECK_FALSE(bench.state().trouble);
    CHECK(card_of(bench).brightness() == 3);
    CHECK(count(bench, "A2 05") == 1);
    CHECK(fact(bench.state(), "state") == "unknown command (error 2)");
  }

  TEST_CASE("f0 board: a card that keeps its own will about power is named") {
    auto bench = bench_of({});
    bench.on_frame = [&](std::vector<std::uint8_t>&) {
      card_of(bench).switch_by_hand(false);  // at once, whatever was asked
      return true;
    };
    Desired desired = showing("1-1", picture({64, 32}, 1));
    desired.power = true;
    REQUIRE(bench.board().want(desired));
    bench.run(60s);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2124");
    CHECK_FALSE(bench.state().shows_all);
    CHECK(count(bench, "A2 05") <= 4);
  }

  TEST_CASE("f0 board: on a network the card is asked for its address, on a line it is not") {
    for (const bool network : {true, false}) {
      BoardOrder order;
      order.geometry = {64, 32};
      order.port.kind = network ? Port::Kind::kTcp : Port::Kind::kSerial;
      auto board = make_onbon_f0_board(order);
      REQUIRE(board);
      simulator::GraphicSpec spec;
      spec.screen.width_px = 64;
      spec.ear.address = 77;
      test::BoardBench bench(*std::move(board),
                             std::make_unique<simulator::OnbonGraphicCard>(spec));
      REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
      CHECK(bench.proves("1-1", Proof::kAcknowledged, 20s) == network);
      // dst of the first frame and of the last
      CHECK(test::to_hex(std::span(bench.frames.front()).subspan(8, 2)) ==
            (network ? "FE FF" : "01 00"));
      CHECK(test::to_hex(std::span(bench.frames.back()).subspan(8, 2)) ==
            (network ? "4D 00" : "01 00"));
    }
  }

  TEST_CASE("f0 board: options that do not exist are refused by name") {
    const auto word = [](const std::string& key, const std::string& value) {
      BoardOrder order;
      order.geometry = {64, 32};
      order.words[key] = value;
      const auto board = make_onbon_f0_board(order);
      return board ? std::string("taken") : board.error().what.en;
    };
    CHECK(word("card", "6q3l") == "taken");
    CHECK(word("card", "5a1").starts_with("option card: \"5a1\" is not valid, use auto, 5e1"));
    CHECK(word("bands", "5").starts_with("option bands"));
    CHECK(word("speed", "25").starts_with("option speed"));
    CHECK(word("colour", "red").starts_with("option colour"));
    BoardOrder order;
    order.geometry = {8, 8};
    CHECK_FALSE(make_onbon_f0_board(order));
  }

  TEST_CASE("f0 board: a text too long for one area is refused, by UDP sooner") {
    BoardOrder order;
    order.geometry = {128, 32};
    order.palette = Palette::kTricolor;
    for (const auto kind : {Port::Kind::kTcp, Port::Kind::kUdp}) {
      order.port.kind = kind;
      auto board = make_onbon_f0_board(order);
      REQUIRE(board);
      const auto strip = [&](int width) {
        Desired desired;
        desired.marquee = Marquee{Frame::blank({width, 32}, PixelFormat::kRgb8), 40, true};
        return (*board)->want(desired).has_value();
      };
      // 1024 bytes a page of 128 columns, and what its parameters take.
      CHECK(strip(128 * 30));
      CHECK(strip(128 * 280) == (kind == Port::Kind::kTcp));
      CHECK_FALSE(strip(128 * 300));
    }
  }
}
