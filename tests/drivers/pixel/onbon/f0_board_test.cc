// The board against the simulated card, in made-up time: what it shows and sets.
#include <doctest/doctest.h>

#include <array>

#include "tests/drivers/pixel/onbon/f0_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

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
      CHECK(bench.fact("card") == set.card);
      CHECK(bench.fact("firmware") == "V3.05.01");
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
    const auto before = bench.count("A7 00");
    REQUIRE(bench.board().want(showing("1-43", picture({64, 32}, 1))));
    CHECK(bench.state().serial == "1-43");
    CHECK(bench.state().shows_all);
    bench.run(3s);
    CHECK(bench.count("A7 00") == before);
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
    CHECK(bench.count("A2 05") == 1);
    CHECK(bench.count("A2 07") == 1);
    CHECK(bench.count("A2 02") == 1);
    CHECK(bench.fact("power") == "on");
    CHECK(bench.fact("brightness") == "6");
    CHECK(bench.fact("clock").starts_with(date_text(to_local(bench.clock.wall()).date)));
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
    CHECK(bench.count("A7 00") == 1);
    bench.run(10s);
    CHECK(bench.count("A7 00") == 2);
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
      CHECK(bench.count("A7 01") == (bands[0] == '1' ? 1 : 3));
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
    const auto before = bench.count("A7 00");
    for (int salt = 2; salt < 12; ++salt) {
      REQUIRE(bench.board().want(showing("1-" + std::to_string(salt), picture({64, 32}, salt))));
      bench.run(50ms);
    }
    CHECK(bench.count("A7 00") == before);
    REQUIRE(bench.proves("1-11", Proof::kAcknowledged, 2s));
    CHECK(bench.count("A7 00") == before + 1);
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
}
