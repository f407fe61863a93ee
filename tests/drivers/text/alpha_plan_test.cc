// What the files of a sign hold for a desired state, and what is refused before anything is sent.
#include "drivers/text/alpha_plan.h"

#include <doctest/doctest.h>

#include "drivers/text/alpha_picture.h"
#include "tests/drivers/text/alpha_line.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

AlphaOptions options(int width = 80, int height = 16) {
  AlphaOptions out;
  out.geometry = {width, height};
  return out;
}

std::string file(const AlphaPlan& plan, const std::string& key) {
  for (const AlphaFile& each : plan.files) {
    if (each.key == key) return to_hex(each.block.body);
  }
  return "";
}

std::string refusal(const Desired& desired, const AlphaOptions& with = options()) {
  const auto plan = alpha_plan(desired, with);
  return plan ? "" : plan.error().word;
}

}  // namespace

TEST_SUITE("alpha plan") {
  TEST_CASE("plan: an empty state runs the empty text") {
    const auto plan = alpha_plan({}, options());
    REQUIRE(plan.has_value());
    CHECK(plan->files.size() == 1);
    CHECK(file(*plan, "E.") == "45 2E 53 4C 5A");  // E.SLZ
    CHECK(to_hex(plan->priority.block.body) == "41 30");
  }

  TEST_CASE("plan: a short text calls a string, by hand count") {
    TextArea text = area("Room 3");
    text.color = Color::kGreen;
    text.motion = Motion::kLeft;
    text.speed = 24;
    const auto plan = alpha_plan(want("1-1", {text}), options());
    REQUIRE(plan.has_value());
    CHECK(file(*plan, "Ga") == "47 61 52 6F 6F 6D 20 33");
    // Fill, rotate, full height, green, slowest, string a.
    CHECK(file(*plan, "AA") == "41 41 1B 30 61 1A 39 1C 32 15 10 61");
    CHECK(plan->tight.front().label == 'A');
    CHECK(plan->tight.front().size == 10);
    CHECK(plan->roomy.front().size == 256);
    CHECK(alpha_covers(plan->roomy, plan->tight));
    CHECK_FALSE(alpha_covers(plan->tight, plan->roomy));
  }

  TEST_CASE("plan: what a string cannot hold stands in the text itself") {
    for (const std::string& text : {std::string("36.5°"), std::string(126, 'x')}) {
      const auto plan = alpha_plan(want("1-1", {area(text)}), options());
      REQUIRE(plan.has_value());
      CHECK(file(*plan, "Ga") == "");
      CHECK(file(*plan, "AA").size() > 30);
    }
    AlphaOptions as_text = options();
    as_text.live_string = false;
    const auto plan = alpha_plan(want("1-1", {area("OK")}), as_text);
    REQUIRE(plan.has_value());
    CHECK(file(*plan, "AA").ends_with("4F 4B"));
  }

  TEST_CASE("plan: fonts by the height that there is") {
    const auto font = [](int height, int px, const char* text = "a") {
      TextArea line = area(text, strict(80, height));
      line.font_px = px;
      const auto plan = alpha_plan(want("", {line}), options(80, height));
      REQUIRE(plan.has_value());
      return file(*plan, "AA").substr(15, 5);
    };
    CHECK(font(7, 0) == "1A 33");  // seven high
    CHECK(font(7, 16) == "1A 33");
    CHECK(font(16, 0) == "1A 39");  // full height
    CHECK(font(16, 7) == "1A 33");
    CHECK(font(16, 0, "a\nb") == "1A 33");
    CHECK(font(5, 0) == "1A 31");   // five high
    CHECK(font(10, 0) == "1A 36");  // ten high
  }

  TEST_CASE("plan: refused before anything is sent") {
    TextArea off = area("a");
    off.x = 8;
    CHECK(refusal(want("", {off})) == "E2102");
    CHECK(refusal(want("", {area("a"), area("b")})) == "E2102");  // one number
    TextArea half = area("a");
    half.height = 8;
    half.id = 1;
    CHECK(refusal(want("", {half})) == "");
    CHECK(refusal(want("", {area("b"), half})) == "E2102");
    CHECK(refusal(want("", {area("挂号")})) == "E2101");
    CHECK(refusal(want("", {area("\xFF")})) == "");  // no word: not UTF-8
    CHECK(alpha_plan(want("", {area("\xFF")}), options()).error().code == Errc::kCorrupt);
    CHECK(refusal(want("", {area(std::string(2100, 'x'))})) == "E2102");
    CHECK(refusal(want("", {drawn(81)})) == "E2102");  // still, and wider than the sign
    TextArea endless = drawn(80 * 40);
    endless.motion = Motion::kLeft;
    CHECK(refusal(want("", {endless})) == "E2102");
    TextArea torn = drawn(40);
    torn.dots->bytes.pop_back();
    CHECK(refusal(want("", {torn})) == "E2102");
    CHECK(refusal(want("", {drawn(40, 1U, strict(80, 32))}), options(80, 32)) == "E2102");
    std::vector<TextArea> many;
    for (int id = 0; id < 9; ++id) {
      many.push_back(area("a"));
      many.back().id = id;
    }
    CHECK(refusal(want("", many)) == "E2102");
    AlphaOptions urgent = options();
    urgent.urgent_area = 0;
    CHECK(refusal(want("", {area(std::string(120, 'x'))}), urgent) == "E2102");
    AlphaLine line;
    Desired emergency = want("", {area("a")});
    emergency.emergency = Emergency{area("b"), 60s};
    CHECK_FALSE(line.bench.board().want(emergency).has_value());
    CHECK_FALSE(line.bench.board().want(want("第1期", {area("a")})).has_value());
  }

  TEST_CASE("pictures: cut in one width, the last filled with dark columns, centred when asked") {
    CHECK(alpha_tile_width(options(80)) == 80);
    CHECK(alpha_tile_width(options(255)) == 255);
    CHECK(alpha_tile_width(options(320)) == 160);
    TextArea moving = drawn(100, 0b1111U);
    moving.motion = Motion::kLeft;
    const auto cut = alpha_pictures(moving, options());
    REQUIRE(cut.has_value());
    REQUIRE(cut->size() == 2);
    const auto row = [](const alpha::Picture& picture) {
      return std::string(picture.dots.begin(), picture.dots.begin() + picture.columns);
    };
    CHECK(row((*cut)[0]) == std::string(80, '1'));
    CHECK(row((*cut)[1]) == std::string(20, '1') + std::string(60, '0'));
    TextArea centered = drawn(40, 0b1111U);
    centered.centered = true;
    const auto still = alpha_pictures(centered, options());
    REQUIRE(still.has_value());
    CHECK(row(still->front()) ==
          std::string(20, '0') + std::string(40, '1') + std::string(20, '0'));
    CHECK(alpha_lit_pct(*still, options()) == 25);  // half of the columns, one chip of two
  }

  TEST_CASE("pictures: colours of a full picture become the sign's three") {
    TextArea text = area("挂号", strict(80, 7));
    text.dots = Frame::blank({6, 1}, PixelFormat::kRgb8);
    text.dots->bytes = {255, 0, 0, 0, 255, 0, 255, 255, 0, 0, 0, 255, 255, 255, 255, 9, 9, 9};
    const auto cut = alpha_pictures(text, options(80, 7));
    REQUIRE(cut.has_value());
    CHECK(std::string(cut->front().dots.begin(), cut->front().dots.begin() + 6) == "123330");
    AlphaOptions mono = options(80, 7);
    mono.depth = alpha::Depth::kMono;
    CHECK(std::string(alpha_pictures(text, mono)->front().dots.data(), 6) == "111110");
  }

  TEST_CASE("options: wrong words are named") {
    const auto word = [](Words words) {
      BoardOrder order;
      order.geometry = {80, 16};
      order.words = std::move(words);
      const auto board = make_alpha_board(order);
      return board ? std::string("taken") : board.error().word + " " + board.error().what.en;
    };
    CHECK(word({}) == "taken");
    CHECK(word({{"type", "^"}, {"address", "0x1F"}, {"serial_string", "q"}}) == "taken");
    for (const Words& words :
         {Words{{"type", "*"}}, Words{{"address", "256"}}, Words{{"serial_string", "A"}},
          Words{{"serial_string", "7"}}, Words{{"urgent_area", "100"}}, Words{{"pace_ms", "100"}},
          Words{{"threshold", "0"}}, Words{{"dimming", "yes"}}, Words{{"colour", "red"}}}) {
      CAPTURE(words.begin()->first);
      const std::string told = word(words);
      CHECK(told.starts_with("E2105"));
      CHECK(told.find(words.begin()->first) != std::string::npos);
    }
  }
}
