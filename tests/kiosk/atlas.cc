#include "tests/kiosk/atlas.h"

#include <map>
#include <memory>
#include <tuple>

namespace gongshi::test {

using namespace kiosk;

namespace {

struct Named {
  const char* name;
  Manner manner;
};

constexpr Named kManners[] = {
    {"normal", {}},
    {"larger", {.text_step = 1}},
    {"largest", {.text_step = 2}},
    {"elder", {.elder = true}},
    {"contrast", {.contrast = true}},
    {"low", {.low_reach = true}},
    {"english", {.language = Language::kEn}},
};

std::vector<Sheet> draw_atlas() {
  std::vector<Sheet> sheets;
  for (const Glass& glass : kGlasses) {
    for (const Named& one : kManners) {
      Visitor visitor(glass, one.manner);
      visitor.close_eyes();
      for (const Stop& stop : tour()) {
        go(visitor, stop);
        sheets.push_back({std::string(stop.name) + "-" + one.name + "-" +
                              std::to_string(glass.pixels.w) + "-" +
                              std::to_string(int(glass.inch)),
                          stop.name, glass, visitor.stage.manner(), visitor.stage.page_metrics(),
                          visitor.placed(), stop.rests});
      }
    }
  }
  return sheets;
}

}  // namespace

const std::vector<Sheet>& atlas() {
  static const std::vector<Sheet> sheets = draw_atlas();
  return sheets;
}

const Palette& palette_of(const Manner& manner) {
  if (manner.contrast) return contrast_palette();
  return manner.elder ? strong_palette() : standard_palette();
}

const TextMeasure& measure_of(const Sheet& sheet) {
  // Lines stand further apart in elder mode.
  static std::map<std::tuple<double, double, bool>, std::unique_ptr<Text>> texts;
  auto& text = texts[{sheet.metrics.px_per_mm, sheet.manner.grow(), sheet.manner.elder}];
  if (text == nullptr) {
    text = *Text::open(sheet.metrics.px_per_mm);
    text->dress(sheet.metrics, palette_of(sheet.manner));
  }
  return *text;
}

}  // namespace gongshi::test
