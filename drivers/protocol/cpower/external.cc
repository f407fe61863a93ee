#include "drivers/protocol/cpower/external.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace gongshi::drivers::cpower {
namespace {

constexpr std::uint8_t kDivide = 0x01, kRichText = 0x02, kImage = 0x03, kPlainText = 0x12;
constexpr std::uint8_t kSimpleImage = 0x04;

void put16(Bytes& bytes, unsigned value) {
  bytes.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
}

void put16_low_first(Bytes& bytes, unsigned value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFFU));
}

template <std::size_t kCount>
int index_of(const std::array<int, kCount>& sizes, int font_px) {
  const auto* found = std::find(sizes.begin(), sizes.end(), font_px);
  return found == sizes.end() ? -1 : static_cast<int>(found - sizes.begin());
}

/// 1 red, 2 green, 3 yellow, 4 blue, 5 purple, 6 cyan, 7 white: one bit a lamp.
std::uint8_t rich_color(Rgb color) {
  const unsigned lit =
      (color.r != 0 ? 1U : 0U) | (color.g != 0 ? 2U : 0U) | (color.b != 0 ? 4U : 0U);
  return static_cast<std::uint8_t>(lit == 0 ? 1U : lit);
}

std::uint8_t mirrored(std::uint8_t byte) {
  unsigned out = 0;
  for (unsigned bit = 0; bit < 8; ++bit) out |= (unsigned{byte} >> bit & 1U) << (7U - bit);
  return static_cast<std::uint8_t>(out);
}

void put_plane(Bytes& call, const Bytes& plane, ImageWire wire) {
  for (const std::uint8_t byte : plane) {
    const std::uint8_t turned = wire.low_bit_left ? mirrored(byte) : byte;
    call.push_back(wire.zero_lit ? static_cast<std::uint8_t>(~turned & 0xFFU) : turned);
  }
}

}  // namespace

int plain_size(int font_px) {
  return index_of(std::array{8, 12, 16, 24, 32, 40, 48, 56}, font_px);
}

int rich_size(int font_px) {
  return index_of(std::array{8, 16, 24, 32, 40, 48, 56}, font_px);
}

Bytes windows_call(std::span<const Window> windows) {
  assert(!windows.empty() && windows.size() <= kMostWindows);
  Bytes call{kDivide, static_cast<std::uint8_t>(windows.size())};
  for (const Window& window : windows) {
    put16(call, window.x);
    put16(call, window.y);
    put16(call, window.width);
    put16(call, window.height);
  }
  return call;
}

Bytes plain_text_call(const Text& text) {
  Bytes call{kPlainText, text.window, static_cast<std::uint8_t>(text.effect),
             static_cast<std::uint8_t>(static_cast<unsigned>(text.align) |
                                       static_cast<unsigned>(text.vertical) << 2),
             text.speed};
  put16(call, text.stay_s);
  call.push_back(static_cast<std::uint8_t>(text.size | text.style << 4));
  call.insert(call.end(), {text.color.r, text.color.g, text.color.b});
  call.insert(call.end(), text.bytes.begin(), text.bytes.end());
  call.push_back(0);
  return call;
}

Bytes rich_text_call(const Text& text, bool zeros) {
  Bytes call{kRichText, text.window, static_cast<std::uint8_t>(text.effect),
             static_cast<std::uint8_t>(text.align), text.speed};
  put16(call, text.stay_s);
  const auto attribute = static_cast<std::uint8_t>(rich_color(text.color) << 4 | text.size);
  for (std::size_t at = 0; at < text.bytes.size(); ++at) {
    call.push_back(attribute);
    const bool pair = text.bytes[at] >= 0x80 && at + 1 < text.bytes.size();
    call.push_back(pair ? text.bytes[at++] : std::uint8_t{0});
    call.push_back(text.bytes[at]);
  }
  if (zeros) call.insert(call.end(), 3, 0);
  return call;
}

Bytes image_call(std::uint8_t window, std::uint16_t stay_s, const Planes& planes, ImageWire wire) {
  // Mode 0 (draw); the speed "has no effect".
  Bytes call{kImage, window, 0, 1};
  put16(call, stay_s);
  call.push_back(kSimpleImage);
  put16(call, 0);
  put16(call, 0);
  call.insert(call.end(), {'I', '1'});
  put16_low_first(call, planes.width);
  put16_low_first(call, planes.height);
  call.push_back(static_cast<std::uint8_t>((planes.red.empty() ? 0U : 1U) |
                                           (planes.green.empty() ? 0U : 2U) |
                                           (planes.blue.empty() ? 0U : 4U)));
  call.push_back(0);
  put_plane(call, planes.red, wire);
  put_plane(call, planes.green, wire);
  put_plane(call, planes.blue, wire);
  return call;
}

std::vector<Bytes> split_call(std::span<const std::uint8_t> call) {
  const std::size_t count = std::max<std::size_t>(1, (call.size() + kMostPart - 1) / kMostPart);
  assert(count <= 256);
  std::vector<Bytes> parts;
  for (std::size_t index = 0; index < count; ++index) {
    const auto part =
        call.subspan(index * kMostPart, std::min(kMostPart, call.size() - index * kMostPart));
    Bytes data;
    put16_low_first(data, static_cast<unsigned>(part.size()));
    data.push_back(static_cast<std::uint8_t>(index));
    data.push_back(static_cast<std::uint8_t>(count - 1));
    data.insert(data.end(), part.begin(), part.end());
    parts.push_back(std::move(data));
  }
  return parts;
}

bool is_passing(std::uint8_t result) {
  return result == 1 || result == 2;
}

}  // namespace gongshi::drivers::cpower
