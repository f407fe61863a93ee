#include <nlohmann/json.hpp>

#include "drivers/simulator/simulator.h"

namespace gongshi::drivers::simulator {
namespace {

const char* effect_word(int effect) {
  switch (effect) {
    case 1:
      return "static";
    case 2:
      return "instant";
    case 3:
      return "left";
    case 4:
      return "right";
    case 5:
      return "up";
    default:
      return "down";
  }
}

}  // namespace

std::string card_state_json(const OnbonKCard& card, WallTime now) {
  nlohmann::ordered_json areas = nlohmann::ordered_json::array();
  for (const auto& [id, area] : card.areas()) {
    areas.push_back({{"id", id},
                     {"x", area.x},
                     {"y", area.y},
                     {"width", area.width},
                     {"height", area.height},
                     {"effect", effect_word(area.effect)},
                     {"speed", area.speed},
                     {"stay_ms", area.stay_half * 500},
                     {"single_line", area.single_line},
                     {"text", area.text}});
  }
  const nlohmann::ordered_json state = {{"kind", "onbon-k"},
                                        {"width", card.spec().width_px},
                                        {"height", card.spec().height_px},
                                        {"power", card.on() ? "on" : "off"},
                                        {"brightness", card.brightness()},
                                        {"clock", card.clock_text(now)},
                                        {"clock_set", card.clock_set()},
                                        {"client_info", card.client_info()},
                                        {"areas", areas}};
  return state.dump(2) + "\n";
}

}  // namespace gongshi::drivers::simulator
