#include "drivers/simulator/panel/set.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

Error wrong(const std::string& word, const std::string& value) {
  return {Errc::kUsage,
          {"模拟选项 " + word + "=" + value + " 无效",
           "simulator option " + word + "=" + value + " is not valid"},
          "E2204"};
}

Result<int> number(const std::string& word, const std::string& value, int low, int high) {
  int out = 0;
  const char* end = value.data() + value.size();
  const auto [stop, failure] = std::from_chars(value.data(), end, out);
  if (failure != std::errc{} || stop != end || out < low || out > high) return wrong(word, value);
  return out;
}

Result<bool> one_of(const std::string& word, const std::string& value, std::string_view yes,
                    std::string_view no) {
  if (value == yes) return true;
  if (value == no) return false;
  return wrong(word, value);
}

}  // namespace

nlohmann::ordered_json PanelCard::state(Now now) const {
  return set.state(kind_, order_, now);
}

Dots PanelCard::dots(const DotFont& /*font*/, Now now) const {
  return set.dots(order_, now);
}

Result<PanelSet> panel_set(const CardOrder& order) {
  PanelSet set;
  for (const auto& [word, value] : order.words) {
    if (word == "start_s") {
      GONGSHI_TRY(const int seconds, number(word, value, 0, 60));
      set.start_time = std::chrono::seconds{seconds};
    } else if (word == "temperature") {
      GONGSHI_TRY(set.temperature, number(word, value, 0, 99));
    } else if (word == "signal") {
      GONGSHI_TRY(set.signal, one_of(word, value, "yes", "no"));
    } else if (word == "power") {
      GONGSHI_TRY(set.wanted_on, one_of(word, value, "on", "off"));
    } else if (word == "unknown") {
      for (std::size_t from = 0; from <= value.size();) {
        const std::size_t end = std::min(value.find(',', from), value.size());
        set.unknown.insert(value.substr(from, end - from));
        from = end + 1;
      }
    } else {
      return wrong(word, value);
    }
  }
  return set;
}

nlohmann::ordered_json PanelSet::state(std::string_view kind, const CardOrder& order,
                                       Now now) const {
  const Phase at = phase(now);
  nlohmann::ordered_json json;
  json["kind"] = kind;
  json["width"] = order.width_px;
  json["height"] = order.height_px;
  json["power"] = at == Phase::kOn ? "on" : at == Phase::kStarting ? "starting" : "off";
  json["picture"] = at == Phase::kOn && !dark;
  json["input"] = input;
  json["brightness"] = brightness;
  json["locked"] = locked;
  return json;
}

Dots PanelSet::dots(const CardOrder& order, Now now) const {
  Dots dots = Dots::dark(order.width_px, order.height_px);
  if (phase(now) != Phase::kOn || dark || !signal) return dots;
  const auto light = static_cast<std::uint8_t>(40 + brightness * 2);
  for (int y = 0; y < dots.height; ++y) {
    for (int x = 0; x < dots.width; ++x) dots.light(x, y, {light, light, light});
  }
  return dots;
}

}  // namespace gongshi::drivers::simulator
