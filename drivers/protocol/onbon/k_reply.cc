#include "drivers/protocol/onbon/k_reply.h"

#include <array>
#include <cstdio>
#include <utility>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {
namespace {

constexpr std::size_t kBefore = 15;  // of a status reply, before the fields that 5K1 leaves out
constexpr std::size_t kBehind = 28;  // barcode and custom id
constexpr std::size_t kParameterBytes = 9;

// A2 11: name 4, width, height, CRC 2, rotation, tilt, bold, underline, version, language, font 2,
// size 4, time 8, length of the extension; then the encoding.
constexpr std::size_t kFontRecordBytes = 29;

/// Vendor text fields end in NULs; what is left must be printable to be compared or shown.
std::string field_text(std::span<const std::uint8_t> field) {
  std::string text;
  for (const std::uint8_t byte : field) {
    if (byte == 0) break;
    text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// The records of an A2 11 reply; `self`: a record's length counts its own byte.
Result<std::vector<FontDetails>> font_records(std::span<const std::uint8_t> rest, std::size_t count,
                                              bool self) {
  std::vector<FontDetails> fonts;
  for (std::size_t index = 0; index < count; ++index) {
    if (rest.empty()) return corrupt("（字库）被截断", "(fonts) is cut short");
    const std::size_t size = rest[0] - (self ? 1U : 0U);
    if (rest[0] < 1 || size < kFontRecordBytes || rest.size() < 1 + size) {
      return corrupt("（字库）长度不对", "(fonts) has a wrong length");
    }
    const auto record = rest.subspan(1, size);
    FontDetails font;
    font.name = field_text(record.first(4));
    font.width = record[4];
    font.height = record[5];
    if (record[28] >= 1 && record.size() > kFontRecordBytes) font.encoding = record[29];
    fonts.push_back(std::move(font));
    rest = rest.subspan(1 + size);
  }
  if (!rest.empty()) return corrupt("（字库）后面有多余字节", "(fonts) has bytes behind its end");
  return fonts;
}

}  // namespace

Result<CardStatus> decode_status(std::span<const std::uint8_t> payload) {
  // on, brightness, time(8), programs, name(4): 15; [special, pages]; count, ids; 16; 12.
  const auto fits = [&](std::size_t count_at) {
    return payload.size() > count_at &&
           payload.size() == count_at + 1 + payload[count_at] + kBehind;
  };
  // Both forms can have the same length: three areas 0, 1, 2 read as flag 3, page 0, one area 2. A
  // flag is 0 or 1, and a count that would make the lengths meet is at least 2, so the flag
  // decides.
  std::size_t count_at = kBefore + 2;
  if (!fits(count_at) || payload[kBefore] > 1) count_at = kBefore;
  if (!fits(count_at)) return corrupt("（状态）长度不对", "(status) has a wrong length");

  CardStatus status;
  status.on = payload[0] == 1;
  status.brightness = payload[1];
  std::array<char, 32> text{};
  // Year, month, day, weekday, hour, minute, second: not the order of the set-clock request.
  std::snprintf(text.data(), text.size(), "%02x%02x-%02x-%02x %02x:%02x:%02x", payload[3],
                payload[2], payload[4], payload[5], payload[7], payload[8], payload[9]);
  status.clock = text.data();
  status.programs = payload[10];
  status.program = field_text(payload.subspan(11, 4));
  if (count_at > kBefore) {
    status.special_area = payload[kBefore] == 1;
    status.special_pages = payload[kBefore + 1];
  }
  const auto ids = payload.subspan(count_at + 1, payload[count_at]);
  status.area_ids.assign(ids.begin(), ids.end());
  status.barcode = field_text(payload.subspan(payload.size() - kBehind, 16));
  status.custom_id = field_text(payload.last(12));
  return status;
}

int CardParameters::baud() const {
  return baud_code == 1 ? 9600 : baud_code == 2 ? 57600 : 0;
}

Result<CardParameters> decode_parameters(std::span<const std::uint8_t> payload) {
  if (payload.size() < kParameterBytes) return corrupt("（参数）太短", "(parameters) is too short");
  CardParameters card;
  card.address = static_cast<std::uint16_t>(u16_at(payload, 0));
  card.device = payload[2];
  card.baud_code = payload[3];
  card.width_px = static_cast<int>(u16_at(payload, 4));
  card.height_px = static_cast<int>(u16_at(payload, 6));
  card.color = payload[8];
  return card;
}

Result<std::vector<CardFont>> decode_fonts(std::span<const std::uint8_t> behind_error) {
  // count, n x (type, width, height); with the reserved bytes the first byte is a 0 that cannot be
  // a count, since more follows.
  std::span<const std::uint8_t> list = behind_error;
  const auto fits = [&] { return !list.empty() && list.size() == 1 + std::size_t{3} * list[0]; };
  if (!fits() && list.size() > 2) list = list.subspan(2);
  if (!fits()) return corrupt("（字库）长度不对", "(fonts) has a wrong length");
  std::vector<CardFont> fonts;
  for (list = list.subspan(1); !list.empty(); list = list.subspan(3)) {
    fonts.push_back({list[0] == 1, list[1], list[2]});
  }
  return fonts;
}

Result<std::vector<FontDetails>> decode_font_details(std::span<const std::uint8_t> behind_error) {
  std::optional<Error> first;
  for (const std::size_t reserved : {std::size_t{0}, std::size_t{2}}) {
    if (behind_error.size() <= reserved) continue;
    const auto list = behind_error.subspan(reserved);
    for (const bool self : {false, true}) {
      auto fonts = font_records(list.subspan(1), list[0], self);
      if (fonts) return fonts;
      if (!first) first = fonts.error();
    }
  }
  return first.value_or(corrupt("（字库）太短", "(fonts) is too short"));
}

Result<std::uint16_t> decode_screen_id(std::span<const std::uint8_t> payload) {
  if (payload.size() != 2) return corrupt("（屏号）长度不对", "(screen id) has a wrong length");
  return static_cast<std::uint16_t>(u16_at(payload, 0));
}

std::string device_name(std::uint8_t device) {
  constexpr std::array<std::pair<std::uint8_t, std::string_view>, 14> kNames{{{0x51, "BX-5K1"},
                                                                              {0x58, "BX-5K2"},
                                                                              {0x53, "BX-5MK2"},
                                                                              {0x54, "BX-5MK1"},
                                                                              {0x5C, "BX-5K1Q-YY"},
                                                                              {0x61, "BX-6K1"},
                                                                              {0x62, "BX-6K2"},
                                                                              {0x63, "BX-6K3"},
                                                                              {0x64, "BX-6K1-YY"},
                                                                              {0x65, "BX-6K2-YY"},
                                                                              {0x66, "BX-6K3-YY"},
                                                                              {0x67, "BX-6K1-4G"},
                                                                              {0x68, "BX-6K2-4G"},
                                                                              {0x69, "BX-6K4"}}};
  for (const auto& [code, name] : kNames) {
    if (code == device) return std::string(name);
  }
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%02X", static_cast<unsigned>(device));
  return text.data();
}

}  // namespace gongshi::drivers::onbon
