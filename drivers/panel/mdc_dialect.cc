#include "drivers/panel/mdc_dialect.h"

#include <algorithm>
#include <array>

#include "drivers/protocol/panel/mdc.h"

namespace gongshi::drivers::panel {
namespace {

// Longer than any serial number; the rest of a reply is not text.
constexpr std::size_t kMostText = 32;
// Display status (0D): lamp, temperature error, light sensor, input sync, temperature, fan.
constexpr std::size_t kSync = 3, kTemperature = 4, kFan = 5, kStatusBytes = 6;

struct Plug {
  std::string_view name;
  int number;
};

// Input (14).
constexpr std::array<Plug, 7> kPlugs{{{"hdmi1", 0x21},
                                      {"hdmi2", 0x23},
                                      {"hdmi3", 0x31},
                                      {"hdmi4", 0x33},
                                      {"dp", 0x25},
                                      {"dvi", 0x18},
                                      {"vga", 0x14}}};

std::optional<std::uint8_t> command_of(Item item) {
  switch (item) {
    case Item::kPower:
      return mdc::kPower;
    case Item::kPicture:
      return mdc::kPanel;
    case Item::kInput:
      return mdc::kInput;
    case Item::kLock:
      return mdc::kSafetyLock;
    case Item::kSignal:
      return mdc::kDisplayStatus;
    case Item::kSerialNumber:
      return mdc::kSerialNumber;
    case Item::kFirmware:
      return mdc::kSoftwareVersion;
    case Item::kBrightness:   // not in the sheet
    case Item::kTemperature:  // these come with the signal
    case Item::kFan:
    case Item::kHours:  // not in the sheet
      break;
  }
  return std::nullopt;
}

void add_status(Answer& answer, std::span<const std::uint8_t> data) {
  if (data.size() < kStatusBytes) return;
  // Inferred: the manuals at hand name the byte without its values; vgavro/samsung-mdc has 0
  // normal, 1 error, 2 invalid.
  if (data[kSync] <= 1) answer.numbers.emplace_back(Item::kSignal, data[kSync] == 0 ? 1 : 0);
  answer.numbers.emplace_back(Item::kTemperature, data[kTemperature]);
  // 0 good, 1 error, 2 none.
  if (data[kFan] <= 2) {
    constexpr std::array<int, 3> meaning{1, 0, 2};
    answer.numbers.emplace_back(Item::kFan, meaning[data[kFan]]);
  }
}

}  // namespace

std::optional<Bytes> MdcDialect::read(Item item) const {
  const auto command = command_of(item);
  if (!command) return std::nullopt;
  return mdc::encode(id_, *command, {});
}

std::optional<Bytes> MdcDialect::write(Item item, int value) const {
  const auto command = command_of(item);
  if (!command || item > Item::kLock) return std::nullopt;
  // Panel (F9): 00 shows.
  const auto data = static_cast<std::uint8_t>(item == Item::kPicture ? 1 - value : value);
  return mdc::encode(id_, *command, std::span(&data, 1));
}

std::optional<Answer> MdcDialect::answer(Item item, std::span<const std::uint8_t> heard) const {
  const auto command = command_of(item);
  if (!command) return std::nullopt;
  const auto reply = mdc::find_reply(id_, *command, heard);
  if (!reply) return std::nullopt;
  Answer answer;
  answer.refused = !reply->ok;
  if (!reply->ok) return answer;
  if (item == Item::kSignal) {
    add_status(answer, reply->data);
  } else if (item == Item::kSerialNumber || item == Item::kFirmware) {
    for (const std::uint8_t byte : reply->data) {
      if (byte > ' ' && byte <= '~' && answer.text.size() < kMostText) {
        answer.text += static_cast<char>(byte);
      }
    }
  } else if (!reply->data.empty()) {
    const int value = reply->data.front();
    answer.numbers.emplace_back(item, item == Item::kPicture ? (value == 0 ? 1 : 0) : value);
  }
  return answer;
}

std::optional<int> MdcDialect::input(std::string_view name) const {
  for (const Plug& plug : kPlugs) {
    if (plug.name == name) return plug.number;
  }
  return std::nullopt;
}

std::string MdcDialect::input_name(int number) const {
  for (const Plug& plug : kPlugs) {
    if (plug.number == number) return std::string(plug.name);
  }
  constexpr std::string_view hex_digits = "0123456789abcdef";
  const auto bits = static_cast<unsigned>(number) & 0xFFU;
  return {'0', 'x', hex_digits[bits >> 4], hex_digits[bits & 15]};
}

std::string MdcDialect::inputs() const {
  std::string all;
  for (const Plug& plug : kPlugs) all += (all.empty() ? "" : ", ") + std::string(plug.name);
  return all;
}

}  // namespace gongshi::drivers::panel
