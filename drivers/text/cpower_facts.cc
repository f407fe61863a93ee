#include "drivers/text/cpower_facts.h"

#include <algorithm>
#include <tuple>

#include "drivers/board_words.h"

namespace gongshi::drivers {

std::vector<Fact> cpower_facts(cpower::Command asked, std::span<const std::uint8_t> answer) {
  std::vector<Fact> facts;
  if (asked == cpower::Command::kVersion) {
    const auto version = cpower::decode_version(answer);
    if (!version) return facts;
    facts.push_back(
        {"card_type", {"卡型号代码", "card type code"}, std::to_string(version->card_type)});
    const auto& [logic, bios, app] = std::tie(version->logic, version->bios, version->app);
    facts.push_back(
        worded_fact("firmware", {"固件", "firmware"},
                    {"逻辑 " + logic + "，引导 " + bios + (app.empty() ? "" : "，应用 " + app),
                     "logic " + logic + " bios " + bios + (app.empty() ? "" : " app " + app)}));
  } else if (asked == cpower::Command::kPower) {
    const auto on = cpower::decode_power(answer);
    if (on) facts.push_back(power_fact(*on));
  } else if (asked == cpower::Command::kBrightness) {
    const auto levels = cpower::decode_brightness(answer);
    if (!levels) return facts;
    const auto [low, high] = std::minmax_element(levels->begin(), levels->end());
    const std::string most = std::to_string(*high);
    const std::string text = *low == *high ? most : std::to_string(*low) + "-" + most;
    facts.push_back(
        {"brightness", {"亮度（0-31，更大为自动）", "brightness (0-31, above: by sensor)"}, text});
  } else if (asked == cpower::Command::kTemperature) {
    const auto celsius = cpower::decode_temperature(answer);
    if (celsius) facts.push_back({"temperature_c", {"温度（℃）", "temperature (°C)"}, *celsius});
  } else if (asked == cpower::Command::kFreeDisk) {
    const auto bytes = cpower::decode_free_disk(answer);
    if (!bytes) return facts;
    facts.push_back(
        {"free_bytes", {"剩余存储（字节）", "free storage (bytes)"}, std::to_string(*bytes)});
  } else if (asked == cpower::Command::kPowerTimer) {
    const auto timer = cpower::decode_power_timer(answer);
    if (timer) {
      Fact fact{"power_timer", {"定时开关屏", "power timer"}, *timer};
      if (*timer == "-") fact.words = {"没有设置", "not set"};
      facts.push_back(std::move(fact));
    }
  }
  return facts;
}

}  // namespace gongshi::drivers
