#include <nlohmann/json.hpp>

#include "drivers/simulator/onbon/k_picture.h"

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

nlohmann::ordered_json OnbonKCard::state(Now now) const {
  nlohmann::ordered_json areas = nlohmann::ordered_json::array();
  for (const auto& [id, area] : areas_) {
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
  return {
      {"kind", "onbon-k"},           {"width", spec_.width_px},     {"height", spec_.height_px},
      {"power", on_ ? "on" : "off"}, {"brightness", brightness_},   {"clock", clock_text(now.wall)},
      {"clock_set", clock_set_},     {"client_info", client_info_}, {"areas", areas}};
}

Dots OnbonKCard::dots(const DotFont& font, Now now) const {
  return card_dots(*this, font, now.wall);
}

Result<std::unique_ptr<Card>> make_onbon_k_card(const CardOrder& order) {
  CardSpec spec;
  spec.width_px = order.width_px;
  spec.height_px = order.height_px;
  spec.address = static_cast<std::uint16_t>(order.address);
  spec.colors = order.colors;
  for (const auto& [word, value] : order.words) {
    if (word == "client_info" && (value == "yes" || value == "no")) {
      spec.client_info_is_custom_id = value == "yes";
    } else {
      return Error{Errc::kUsage,
                   {"选项 " + word + "=" + value + " 无效，可用：client_info=yes|no",
                    "option " + word + "=" + value + " is not valid, use client_info=yes|no"},
                   "E2203"};
    }
  }
  return std::unique_ptr<Card>(new OnbonKCard(spec));
}

}  // namespace gongshi::drivers::simulator
