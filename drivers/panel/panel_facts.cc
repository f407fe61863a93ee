#include "drivers/panel/panel_facts.h"

#include <utility>

#include "drivers/board_words.h"

namespace gongshi::drivers {
namespace {

using panel::Item;

/// What a number stands for; empty: for itself.
std::optional<Sentence> meaning(Item item, int value) {
  switch (item) {
    case Item::kPicture:
      return value == 1 ? Sentence{"显示", "shown"} : Sentence{"黑屏", "dark"};
    case Item::kLock:
      return value == 0 ? Sentence{"未锁", "no"} : Sentence{"已锁", "yes"};
    case Item::kSignal:
      return value == 0 ? Sentence{"无", "none"} : Sentence{"有", "present"};
    case Item::kFan:
      return value == 0   ? Sentence{"故障", "faulty"}
             : value == 1 ? Sentence{"正常", "good"}
                          : Sentence{"无", "none"};
    default:
      return std::nullopt;
  }
}

}  // namespace

Fact panel_fact(Item item) {
  switch (item) {
    case Item::kPower:
      return {"power", {"电源", "power"}, {}};
    case Item::kPicture:
      return {"picture", {"画面", "picture"}, {}};
    case Item::kInput:
      return {"input", {"信号源", "input"}, {}};
    case Item::kBrightness:
      return {"brightness_pct", {"亮度", "brightness"}, {}};
    case Item::kLock:
      return {"lock", {"遥控锁", "remote lock"}, {}};
    case Item::kSignal:
      return {"signal", {"信号", "signal"}, {}};
    case Item::kTemperature:
      return {"temperature_c", {"温度（℃）", "temperature (°C)"}, {}};
    case Item::kFan:
      return {"fan", {"风扇", "fan"}, {}};
    case Item::kHours:
      return {"hours", {"运行小时", "hours run"}, {}};
    case Item::kSerialNumber:
      return {"serial_number", {"序列号", "serial number"}, {}};
    case Item::kFirmware:
      return {"firmware", {"固件", "firmware"}, {}};
  }
  return {};
}

Fact panel_fact(Item item, int value, const panel::Dialect& dialect) {
  if (item == Item::kPower && (value == 0 || value == 1)) return power_fact(value == 1);
  Fact fact = panel_fact(item);
  if (auto words = meaning(item, value)) {
    return worded_fact(std::move(fact.key), std::move(fact.name), std::move(*words));
  }
  fact.value = item == Item::kInput ? dialect.input_name(value) : std::to_string(value);
  return fact;
}

Fact panel_fact(Item item, std::string text) {
  Fact fact = panel_fact(item);
  fact.value = std::move(text);
  return fact;
}

}  // namespace gongshi::drivers
