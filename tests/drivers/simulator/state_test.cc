// What `gongshi-board simulate --state` tells: the same words for every kind that draws texts.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "drivers/catalogue.h"
#include "drivers/simulator/card.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

constexpr const char* kText = "ROOM 3";

struct Shown {
  std::string kind;
  nlohmann::ordered_json state;
  Capabilities can;
};

/// Each kind that has fonts of its own, on a red-green board, after it was told to show a text in
/// green.
std::vector<Shown> shown_on_every_kind() {
  std::vector<Shown> all;
  for (const Kind& kind : kinds()) {
    const auto card_kind = simulator::find_card_kind(kind.name);
    if (!card_kind) continue;
    BoardOrder order;
    order.geometry = {128, 32};
    order.palette = Palette::kTricolor;
    // An Alpha text that often changes stands in a file of its own, without effect and colour.
    if (kind.name == "alpha") order.words["changing"] = "text";
    simulator::CardOrder card_order;
    card_order.colors = "tricolor";
    auto board = kind.make(order);
    REQUIRE(board.has_value());
    if (!(*board)->capabilities().text) continue;
    auto card = (*card_kind)->make(card_order);
    REQUIRE(card.has_value());
    test::BoardBench bench(std::move(*board), std::move(*card));
    TextArea area;
    area.width = 128;
    area.height = 32;
    area.font_px = 16;
    area.text = kText;
    area.color = Color::kGreen;
    Desired desired;
    desired.areas = {area};
    REQUIRE(bench.board().want(desired).has_value());
    CAPTURE(std::string(kind.name));
    REQUIRE(bench.until([&] { return bench.state().shows_all; }, 120s));
    CHECK(bench.refusals() == "");
    all.push_back(
        {std::string(kind.name), bench.card().state(bench.now()), bench.board().capabilities()});
  }
  return all;
}

/// The object anywhere within `json` whose "text" is the one that was sent.
const nlohmann::ordered_json* place_of_text(const nlohmann::ordered_json& json) {
  if (json.is_object() && json.contains("text") && json["text"].is_string() &&
      json["text"].get<std::string>().find(kText) != std::string::npos) {
    return &json;
  }
  if (!json.is_structured()) return nullptr;
  for (const auto& part : json) {
    if (const auto* found = place_of_text(part)) return found;
  }
  return nullptr;
}

}  // namespace

TEST_SUITE("state") {
  TEST_CASE("state: every kind with fonts tells size, power, brightness and clock") {
    const auto all = shown_on_every_kind();
    REQUIRE(all.size() >= 7);
    for (const auto& [kind, state, can] : all) {
      CAPTURE(kind);
      CHECK(state.at("kind") == kind);
      CHECK(state.at("width") == 128);
      CHECK(state.at("height") == 32);
      CHECK(state.at("power") == "on");
      CHECK((!can.brightness || state.contains("brightness")));
      CHECK((!can.clock || state.contains("clock")));
    }
  }

  TEST_CASE("state: every text has its effect and its colours, in words") {
    for (const auto& [kind, state, can] : shown_on_every_kind()) {
      CAPTURE(kind);
      CAPTURE(state.dump(1));
      const auto* area = place_of_text(state);
      REQUIRE(area != nullptr);
      CHECK(area->contains("effect"));
      REQUIRE(area->contains("colors"));
      CHECK(area->at("colors") == nlohmann::ordered_json::array({"green"}));
    }
  }
}
