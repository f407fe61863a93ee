// The program that a K card shows by itself, and what the card tells of itself.
#include <doctest/doctest.h>

#include "drivers/simulator/onbon/k_card.h"
#include "drivers/text/onbon_k_board.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

using Words = std::map<std::string, std::string>;

Result<std::unique_ptr<Board>> board_of(const Words& words) {
  BoardOrder order;
  order.geometry = {128, 32};
  order.words = words;
  return make_onbon_k_board(order);
}

const Words kFallback{{"program", "P000"}, {"program_text", "市立医院 投诉电话 12345"}};

test::BoardBench bench_of(const Words& words, simulator::CardSpec spec = {}) {
  auto board = board_of(words);
  REQUIRE(board.has_value());
  return {std::move(*board), std::make_unique<simulator::OnbonKCard>(std::move(spec))};
}

simulator::OnbonKCard& card_of(test::BoardBench& bench) {
  return dynamic_cast<simulator::OnbonKCard&>(bench.card());
}

Desired greeting() {
  Desired desired;
  desired.serial = "1-42";
  desired.areas.emplace_back();
  desired.areas[0].width = 128;
  desired.areas[0].height = 16;
  desired.areas[0].text = "欢迎光临";
  return desired;
}

}  // namespace

TEST_SUITE("onbon k fallback") {
  TEST_CASE("fallback: written once, read back, and shown when the host is gone") {
    auto bench = bench_of(kFallback);
    REQUIRE(bench.board().want(greeting()).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    bench.run(120s);
    REQUIRE(card_of(bench).files().areas().size() == 1);
    CHECK(card_of(bench).files().areas()[0].text == "市立医院 投诉电话 12345");
    CHECK(card_of(bench).files().flash_writes() == 1);
    CHECK(bench.state().flash_writes == 2);  // the program, and the serial
    CHECK(card_of(bench).areas().size() == 1);
    card_of(bench).lose_power({});
    CHECK(card_of(bench).files().current() == "P000");
    CHECK_FALSE(bench.state().trouble.has_value());
    CHECK(bench.refusals() == "A1 0A: file is missing\n");
  }

  TEST_CASE("fallback: a card that has it already is not written") {
    auto first = bench_of(kFallback);
    first.run(60s);
    const auto file = card_of(first).files().all().at("P000");
    for (const std::size_t prefix : {std::size_t{0}, std::size_t{4}, std::size_t{8}}) {
      CAPTURE(prefix);
      simulator::CardSpec spec;
      spec.read_prefix = prefix;  // what stands before the contents is not documented
      auto bench = bench_of(kFallback, spec);
      card_of(bench).files().put("P000", file);
      bench.run(60s);
      CHECK(bench.count("A1 05") == 0);
      CHECK(bench.state().flash_writes == 0);
    }
  }

  TEST_CASE("fallback: another file there is replaced, with the length before the name too") {
    simulator::CardSpec spec;
    spec.length_in_payload = true;
    Words words = kFallback;
    words["program_read"] = "payload";
    auto bench = bench_of(words, spec);
    card_of(bench).files().put("P000", std::vector<std::uint8_t>(100, 0x20));
    bench.run(60s);
    CHECK(bench.count("A1 05") == 1);
    CHECK(card_of(bench).files().areas().size() == 1);
  }

  TEST_CASE("fallback: a hundred changes by somebody else are four writes a day") {
    auto bench = bench_of(kFallback);
    REQUIRE(bench.board().want(greeting()).has_value());
    bench.run(30s);
    for (int change = 0; change < 100; ++change) {
      card_of(bench).files().remove("P000");
      bench.run(60s);
    }
    CHECK(card_of(bench).files().flash_writes() == 4);
    CHECK(bench.count("A1 05") == 4);
    REQUIRE(bench.state().trouble.has_value());
    CHECK(bench.state().trouble->word == "E2112");
    CHECK(bench.state().trouble->what.en.starts_with(
        "the flash is written at most 4 times a day, next at "));
    CHECK(bench.state().proof == Proof::kReadBack);  // the live text is not held up
    bench.run(24h);
    CHECK(card_of(bench).files().flash_writes() == 5);
    CHECK_FALSE(bench.state().trouble.has_value());
  }

  TEST_CASE("fallback: an upload with lost frames and replies is resumed where the card stands") {
    // Two areas' worth of text in blocks of a 5K card, every third reply lost.
    Words words = kFallback;
    words["generation"] = "5";
    words["program_text"] = std::string(280, 'x');
    simulator::CardSpec spec;
    spec.device = 0x51;
    spec.special_fields = false;
    spec.max_areas = 8;
    spec.receive_buffer = spec.max_text = 512;
    auto bench = bench_of(words, spec);
    int replies = 0;
    bench.on_reply = [&](std::vector<std::uint8_t>&) { return ++replies % 3 != 0; };
    bench.run(300s);
    CHECK(card_of(bench).files().areas().size() == 1);
    CHECK(card_of(bench).files().flash_writes() <= 4);
  }

  TEST_CASE("fallback: error 16 is answered with the block that the card wants") {
    Words words = kFallback;
    words["program_text"] = std::string(290, 'x');
    words["generation"] = "5";
    simulator::CardSpec spec;
    spec.device = 0x51;
    spec.special_fields = false;
    spec.max_areas = 8;
    spec.receive_buffer = spec.max_text = 512;
    auto bench = bench_of(words, spec);
    // The card takes the first block and its answer is lost: asked again, it wants the next one.
    bool lost = false;
    bench.on_reply = [&](std::vector<std::uint8_t>& reply) {
      const bool block = reply.size() > 25 && reply[23] == 0xA1 && reply[24] == 0x06;
      if (!block || lost) return true;
      lost = true;
      return false;
    };
    bench.run(60s);
    CHECK(lost);
    CHECK(bench.refusals().find("A1 06: block is not the next\n") != std::string::npos);
    CHECK(card_of(bench).files().areas().size() == 1);
    CHECK(card_of(bench).files().flash_writes() == 1);
  }

  TEST_CASE("fallback: files that cannot be read are said, and nothing is written") {
    simulator::CardSpec spec;
    spec.reads_files = false;
    auto bench = bench_of(kFallback, spec);
    REQUIRE(bench.board().want(greeting()).has_value());
    bench.run(60s);
    CHECK(bench.count("A1 05") == 0);
    REQUIRE(bench.state().trouble.has_value());
    CHECK(bench.state().trouble->word == "E2113");
    CHECK(bench.state().proof == Proof::kReadBack);
    Words words = kFallback;
    words["program_read"] = "none";
    auto blind = bench_of(words, spec);
    blind.run(300s);
    CHECK(blind.count("A1 05") == 1);
    CHECK(card_of(blind).files().areas().size() == 1);
  }

  TEST_CASE("fallback: options that cannot work are refused in words") {
    CHECK_FALSE(board_of({{"program", "C000"}, {"program_text", "x"}}).has_value());
    CHECK(board_of({{"program", "P000"}}).has_value());  // the host says what it shows
    CHECK(board_of({{"program", "P000"}, {"program_text", "x"}, {"display_mode", "0"}})
              .error()
              .what.en == "with program, display_mode is 1: areas stand over the program");
    const auto missing = board_of({{"program", "P000"}, {"program_text", "镕"}});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().word == "E2101");
  }
}

TEST_SUITE("onbon k questions") {
  TEST_CASE("questions: the card's type, size, fonts and clock become facts") {
    auto bench = bench_of({});
    bench.run(10s);
    CHECK(bench.fact("device") == "BX-6K2");
    CHECK(bench.fact("size") == "128x32");
    CHECK(bench.fact("baud") == "57600");
    CHECK(bench.fact("address") == "1");
    CHECK(bench.fact("brightness") == "15/15");
    CHECK(bench.fact("charset") == "GB2312");
    CHECK(bench.fact("fonts").find("zh 16x16") != std::string::npos);
    CHECK_FALSE(bench.fact("clock").empty());
    CHECK(bench.board().capabilities().font_px == std::vector<int>{16, 24, 32});
  }

  TEST_CASE("questions: another size than configured is said, and what is shown stays proved") {
    simulator::CardSpec spec;
    spec.width_px = 192;
    auto bench = bench_of({}, spec);
    REQUIRE(bench.board().want(greeting()).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    bench.run(20s);
    REQUIRE(bench.state().trouble.has_value());
    CHECK(bench.state().trouble->word == "E2111");
    CHECK(bench.state().trouble->what.en ==
          "the card is set up for 192x32 dots, and site.yaml says 128x32");
    CHECK(bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("questions: GBK fonts take characters that GB2312 lacks") {
    simulator::CardSpec spec;
    spec.gbk = true;
    auto bench = bench_of({}, spec);
    Desired rare = greeting();
    rare.areas[0].text = "朱镕";
    CHECK_FALSE(bench.board().want(rare).has_value());  // nothing is known of the card yet
    bench.run(10s);
    CHECK(bench.board().capabilities().charset == "GBK");
    REQUIRE(bench.board().want(rare).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    CHECK(card_of(bench).areas().at(0).text == "朱镕");
  }

  TEST_CASE("questions: firmware that refuses or ignores them costs nothing but them") {
    simulator::CardSpec spec;
    spec.answers_questions = false;
    auto refusing = bench_of({}, spec);
    REQUIRE(refusing.board().want(greeting()).has_value());
    CHECK(refusing.proves("1-42", Proof::kReadBack));
    refusing.run(60s);
    CHECK_FALSE(refusing.state().trouble.has_value());
    CHECK(refusing.count("A2 0A") == 1);

    auto silent = bench_of({}, spec);
    silent.on_reply = [](std::vector<std::uint8_t>& reply) {
      return reply.size() < 26 || reply[24] != 0x01;  // no NACK ever comes
    };
    REQUIRE(silent.board().want(greeting()).has_value());
    CHECK(silent.proves("1-42", Proof::kReadBack));
    silent.run(300s);
    CHECK(silent.count("A2 0A") == 2);
    CHECK(silent.state().proof == Proof::kReadBack);
    CHECK(silent.closed == 0);
  }

  TEST_CASE("questions: a font that the card does not have is refused before sending") {
    auto bench = bench_of({});
    bench.run(10s);
    Desired odd = greeting();
    odd.areas[0].font_px = 12;
    const auto refused = bench.board().want(odd);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().word == "E2114");
    CHECK(refused.error().what.en == "the card has no Chinese font of 12 dots, only of 16, 24, 32");
  }

  TEST_CASE(
      "fallback: without program_text it is what the host says, read back before it is written") {
    auto bench = bench_of({{"program", "P000"}});
    Desired wanted = greeting();
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(30s);
    CHECK(bench.state().shows_all);
    CHECK(card_of(bench).files().areas().empty());
    wanted.standing_text = "青溪市第一人民医院 投诉电话 0571-5550 1234";
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(30s);
    REQUIRE(card_of(bench).files().areas().size() == 1);
    CHECK(card_of(bench).files().areas()[0].text == wanted.standing_text);
    const auto written = bench.state().flash_writes;
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(5min);
    CHECK(bench.state().flash_writes == written);
    wanted.standing_text = "青溪市第一人民医院 投诉电话 12345";
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(30s);
    REQUIRE(card_of(bench).files().areas().size() == 1);
    CHECK(card_of(bench).files().areas()[0].text == wanted.standing_text);
    CHECK(bench.state().flash_writes == written + 1);
  }

  TEST_CASE("fallback: a standing text that the card cannot show holds up nothing") {
    auto bench = bench_of({{"program", "P000"}});
    Desired wanted = greeting();
    wanted.standing_text = "镕";
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(30s);
    CHECK(bench.state().shows_all);
    REQUIRE(bench.state().trouble.has_value());
    CHECK(bench.state().trouble->what.zh.find("镕") != std::string::npos);
    wanted.standing_text = "内科";
    REQUIRE(bench.board().want(wanted).has_value());
    bench.run(30s);
    REQUIRE(card_of(bench).files().areas().size() == 1);
    CHECK(card_of(bench).files().areas()[0].text == "内科");
    CHECK_FALSE(bench.state().trouble.has_value());
  }
}
