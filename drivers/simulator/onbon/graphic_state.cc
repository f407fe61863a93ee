// What a graphic card shows, and how one is made.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "drivers/simulator/onbon/graphic_card.h"

namespace gongshi::drivers::simulator {
namespace {

struct Model {
  std::string_view word;
  unsigned device;
  GraphicSeries series;
};

constexpr std::array<Model, 8> kModels{{{"6e2", 0x0274, GraphicSeries::k6E},
                                        {"6e1", 0x0174, GraphicSeries::k6E},
                                        {"5e2", 0x0254, GraphicSeries::k5E},
                                        {"5e1", 0x0154, GraphicSeries::k5E},
                                        {"5q1+", 0x1156, GraphicSeries::k5Q},
                                        {"5q2+", 0x1256, GraphicSeries::k5Q},
                                        {"6q1", 0x0166, GraphicSeries::k6Q},
                                        {"6q2", 0x0266, GraphicSeries::k6Q}}};

Error refused(const std::string& word, const std::string& value, const std::string& valid) {
  return {Errc::kUsage,
          {"选项 " + word + "=" + value + " 无效，可用：" + valid,
           "option " + word + "=" + value + " is not valid, use " + valid},
          "E2203"};
}

nlohmann::ordered_json place_json(const GraphicPlace& place,
                                  const std::vector<GraphicPage>& pages) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const GraphicPage& page : pages) {
    const auto lit = std::count_if(page.lamps.begin(), page.lamps.end(),
                                   [](Lamp lamp) { return lamp != Lamp{}; });
    all.push_back({{"effect", graphic_effect_word(page.effect)},
                   {"speed", page.speed},
                   {"stay_ms", page.stay_10ms * 10},
                   {"valid_px", page.valid_px},
                   {"lit", lit}});
  }
  return {{"x", place.x},
          {"y", place.y},
          {"width", place.width},
          {"height", place.height},
          {"pages", all}};
}

std::string model_words() {
  std::string all;
  for (const Model& model : kModels) all += (all.empty() ? "" : "|") + std::string(model.word);
  return all;
}

Result<GraphicSpec> spec_of(const CardOrder& order, const std::string& kind) {
  GraphicSpec spec;
  spec.kind = kind;
  spec.screen.width_px = order.width_px;
  spec.screen.height_px = order.height_px;
  spec.ear.address = static_cast<unsigned>(order.address);
  spec.screen.panel.green = order.colors != "red";
  std::string card = order.colors == "full" ? "6q2" : "6e2";
  for (const auto& [word, value] : order.words) {
    if (word == "card") {
      card = value;
    } else if (word == "rgb565" && (value == "little" || value == "big")) {
      spec.screen.panel.rgb565_high_first = value == "big";
    } else {
      return refused(word, value, "card=" + model_words() + ", rgb565=little|big");
    }
  }
  const auto* const model = std::find_if(kModels.begin(), kModels.end(),
                                         [&](const Model& one) { return one.word == card; });
  if (model == kModels.end()) return refused("card", card, model_words());
  spec.ear.device = model->device;
  spec.screen.panel.series = model->series;
  const bool fifth = model->series == GraphicSeries::k5E || model->series == GraphicSeries::k5Q;
  spec.ear.generation = fifth ? 5 : 6;
  spec.most_areas = model->series == GraphicSeries::k6Q ? 32 : 4;
  return spec;
}

}  // namespace

nlohmann::ordered_json OnbonGraphicCard::state(Now now) const {
  nlohmann::ordered_json areas = nlohmann::ordered_json::array();
  for (const auto& [id, area] : areas_) {
    nlohmann::ordered_json one{{"id", id}};
    one.update(place_json(area, area.pages));
    areas.push_back(std::move(one));
  }
  nlohmann::ordered_json programs = nlohmann::ordered_json::array();
  for (const auto& [name, program] : files_.programs()) {
    nlohmann::ordered_json one{{"name", name}, {"bytes", program.bytes}};
    one.update(place_json(program, program.pages));
    programs.push_back(std::move(one));
  }
  return {{"kind", spec_.kind},
          {"width", spec_.screen.width_px},
          {"height", spec_.screen.height_px},
          {"power", on_ ? "on" : "off"},
          {"brightness", brightness_},
          {"clock", clock_text(now.wall)},
          {"clock_set", clock_set_},
          {"areas", areas},
          {"programs", programs},
          {"flash_writes", files_.writes()}};
}

Dots OnbonGraphicCard::dots(const DotFont&, Now) const {
  return dots();
}

Dots OnbonGraphicCard::dots() const {
  Dots out = Dots::dark(spec_.screen.width_px, spec_.screen.height_px);
  if (!on_ || files_.transferring()) return out;
  const auto hang = [&](const GraphicPlace& place, const GraphicPage& page) {
    auto lamp = page.lamps.begin();
    for (int y = 0; y < place.height; ++y) {
      for (int x = 0; x < place.width; ++x) out.light(place.x + x, place.y + y, *lamp++);
    }
  };
  for (const auto& [id, area] : areas_) hang(area, area.pages.front());
  if (areas_.empty() && !files_.programs().empty()) {
    const GraphicProgram& first = files_.programs().begin()->second;
    hang(first, first.pages.front());
  }
  return out;
}

Result<std::unique_ptr<Card>> make_onbon_f0_card(const CardOrder& order) {
  GONGSHI_TRY(GraphicSpec spec, spec_of(order, "onbon-f0"));
  return std::unique_ptr<Card>(new OnbonGraphicCard(std::move(spec)));
}

Result<std::unique_ptr<Card>> make_onbon_c_card(const CardOrder& order) {
  GONGSHI_TRY(GraphicSpec spec, spec_of(order, "onbon-c"));
  spec.areas = false;
  return std::unique_ptr<Card>(new OnbonGraphicCard(std::move(spec)));
}

}  // namespace gongshi::drivers::simulator
