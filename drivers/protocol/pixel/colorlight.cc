#include "drivers/protocol/pixel/colorlight.h"

#include <algorithm>
#include <array>

namespace gongshi::drivers::colorlight {
namespace {

constexpr std::array<std::uint8_t, 6> kCardAddress{0x11, 0x22, 0x33, 0x44, 0x55, 0x66};
constexpr std::array<std::uint8_t, 6> kSenderAddress{0x22, 0x22, 0x33, 0x44, 0x55, 0x66};

constexpr std::uint8_t kRow = 0x55;
constexpr std::uint8_t kSync = 0x01;
constexpr std::uint8_t kBrightness = 0x0A;
constexpr std::uint8_t kDiscovery = 0x07;
constexpr std::uint8_t kDiscoveryReply = 0x08;

constexpr std::size_t kSyncFrame = 112;
constexpr std::size_t kBrightnessFrame = 77;
constexpr std::size_t kDiscoveryFrame = 284;
constexpr std::size_t kReplyEnd = 99;  // past the last field that is read; the frame has 1070

/// A frame of zeros with addresses and type; the caller fills in and closes.
std::span<std::uint8_t> begin(std::uint8_t type, std::size_t size, Datagrams& out) {
  const std::size_t at = out.bytes.size();
  out.zeros(size);
  const std::span<std::uint8_t> frame = std::span(out.bytes).subspan(at);
  std::copy(kCardAddress.begin(), kCardAddress.end(), frame.begin());
  std::copy(kSenderAddress.begin(), kSenderAddress.end(), frame.begin() + 6);
  frame[12] = type;
  return frame;
}

std::uint32_t number(std::span<const std::uint8_t> bytes) {
  std::uint32_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8U | byte;
  return value;
}

}  // namespace

void put_row(std::size_t row, std::span<const std::uint8_t> pixels, Datagrams& out) {
  const std::size_t count = pixels.size() / 3;
  for (std::size_t at = 0; at < count; at += kMostPixels) {
    const std::size_t here = std::min(kMostPixels, count - at);
    out.put(kCardAddress);
    out.put(kSenderAddress);
    out.put(kRow);
    out.put16(row);
    out.put16(at);
    out.put16(here);
    out.put(0x08);
    out.put(0x88);  // firmware 13 wants this value
    out.put(pixels.subspan(at * 3, here * 3));
    out.close();
  }
}

Levels levels(int brightness_pct) {
  const int pct = std::clamp(brightness_pct, 0, 100);
  const auto level = static_cast<std::uint8_t>((255 * pct + 50) / 100);
  return {level, level, level};
}

void put_sync(Levels levels, Datagrams& out) {
  const auto frame = begin(kSync, kSyncFrame, out);
  frame[13] = 0x07;  // from a PC
  frame[35] = std::max({levels.red, levels.green, levels.blue});
  frame[36] = 0x05;
  frame[38] = levels.red;
  frame[39] = levels.green;
  frame[40] = levels.blue;
  out.close();
}

void put_brightness(Levels levels, Datagrams& out) {
  const auto frame = begin(kBrightness, kBrightnessFrame, out);
  frame[13] = levels.red;
  frame[14] = levels.green;
  frame[15] = levels.blue;
  frame[16] = 0xFF;
  out.close();
}

void put_discovery(int index, Datagrams& out) {
  const auto frame = begin(kDiscovery, kDiscoveryFrame, out);
  frame[16] = static_cast<std::uint8_t>(index);
  out.close();
}

std::optional<Card> read_discovery(std::span<const std::uint8_t> frame) {
  if (frame.size() < kReplyEnd || frame[12] != kDiscoveryReply || frame[13] != 0x05 ||
      !std::equal(kCardAddress.begin(), kCardAddress.end(), frame.begin() + 6)) {
    return std::nullopt;
  }
  Card card;
  card.model = frame[14];
  card.firmware_major = frame[15];
  card.firmware_minor = frame[16];
  card.width_px = static_cast<int>(number(frame.subspan(34, 2)));
  card.height_px = static_cast<int>(number(frame.subspan(36, 2)));
  card.packets = number(frame.subspan(51, 4));
  card.uptime_ms = number(frame.subspan(59, 4));
  card.index = frame[98];
  return card;
}

}  // namespace gongshi::drivers::colorlight
