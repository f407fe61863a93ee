#include "drivers/panel/lg_dialect.h"

#include <algorithm>
#include <array>

namespace gongshi::drivers::panel {
namespace {

constexpr std::uint8_t kRead = 0xFF;
constexpr std::uint8_t kSignalStatus = 0x02;  // sv 02: is there a signal?
constexpr std::size_t kMostText = 32;

struct Plug {
  std::string_view name;
  int number;
};

// Input select (xb). The first number of each plug is video timing, which signs use.
constexpr std::array<Plug, 10> kPlugs{{{"hdmi1", 0x90},
                                       {"hdmi2", 0x91},
                                       {"hdmi3", 0x92},
                                       {"dp", 0xC0},
                                       {"dvi", 0x70},
                                       {"vga", 0x60},
                                       {"av", 0x20},
                                       {"component", 0x40},
                                       {"ops", 0x98},
                                       {"player", 0xE0}}};

/// Video and computer timing of one plug differ in the high digit: 90 A0, C0 D0, 70 80.
int video_timing(int number) {
  switch (number >> 4) {
    case 0x8:
    case 0xA:
    case 0xD:
      return number - 0x10;
    default:
      return number;
  }
}

std::string printable(std::string_view data) {
  std::string text(data.substr(0, kMostText));
  std::erase_if(text, [](char letter) { return letter <= ' ' || letter > '~'; });
  return text;
}

}  // namespace

std::string_view LgDialect::code(Item item) const {
  switch (item) {
    case Item::kPower:
      return "ka";
    case Item::kPicture:
      return "kd";
    case Item::kInput:
      return "xb";
    case Item::kBrightness:
      return options_.backlight ? "mg" : "kh";
    case Item::kLock:
      return "km";
    case Item::kSignal:
      return "sv";
    case Item::kTemperature:
      return "dn";
    case Item::kFan:
      return "dw";
    case Item::kHours:
      return "dl";
    case Item::kSerialNumber:
      return "fy";
    case Item::kFirmware:
      return "fz";
  }
  return {};
}

std::optional<Bytes> LgDialect::read(Item item) const {
  lg::Command command{code(item), {kRead}, options_.data_digits};
  if (item == Item::kSignal) command.data = {kSignalStatus, kRead};
  return lg::encode(options_.address, command);
}

std::optional<Bytes> LgDialect::write(Item item, int value) const {
  if (item > Item::kLock) return std::nullopt;
  // Screen mute: 01 is dark.
  const int data = item == Item::kPicture ? 1 - value : value;
  return lg::encode(options_.address,
                    {code(item), {static_cast<std::uint8_t>(data)}, options_.data_digits});
}

std::optional<Answer> LgDialect::answer(Item item, std::span<const std::uint8_t> heard) const {
  const auto reply = lg::find_reply(options_.address, code(item), heard);
  if (!reply) return std::nullopt;
  Answer answer;
  answer.refused = !reply->ok;
  if (!reply->ok) return answer;
  if (item == Item::kSerialNumber || item == Item::kFirmware) {
    answer.text = printable(reply->data);
    return answer;
  }
  // Run hours take as many digits as the set's age needs.
  auto value = item == Item::kHours ? lg::number(reply->data)
                                    : lg::byte_at(reply->data, item == Item::kSignal ? 1 : 0);
  if (value && item == Item::kPicture) value = *value == 0 ? 1 : 0;
  if (value) answer.numbers.emplace_back(item, *value);
  return answer;
}

std::optional<int> LgDialect::input(std::string_view name) const {
  for (const Plug& plug : kPlugs) {
    if (plug.name == name) return plug.number;
  }
  return std::nullopt;
}

std::string LgDialect::input_name(int number) const {
  for (const Plug& plug : kPlugs) {
    if (same_input(plug.number, number)) return std::string(plug.name);
  }
  constexpr std::string_view hex_digits = "0123456789abcdef";
  const auto bits = static_cast<unsigned>(number) & 0xFFU;
  return {'0', 'x', hex_digits[bits >> 4], hex_digits[bits & 15]};
}

bool LgDialect::same_input(int a, int b) const {
  return video_timing(a) == video_timing(b);
}

std::string LgDialect::inputs() const {
  std::string all;
  for (const Plug& plug : kPlugs) all += (all.empty() ? "" : ", ") + std::string(plug.name);
  return all;
}

}  // namespace gongshi::drivers::panel
