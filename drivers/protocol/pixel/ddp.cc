#include "drivers/protocol/pixel/ddp.h"

#include <algorithm>

namespace gongshi::drivers::ddp {
namespace {

constexpr std::uint8_t kVersion1 = 0x40;
constexpr std::uint8_t kPush = 0x01;
constexpr std::uint8_t kLastSequence = 15;
constexpr std::size_t kHeader = 10;

}  // namespace

void put_frame(std::span<const std::uint8_t> pixels, Stream& stream, Datagrams& out) {
  const std::size_t packets = (pixels.size() + kMostData - 1) / kMostData;
  out.bytes.reserve(out.bytes.size() + pixels.size() + packets * kHeader);
  for (std::size_t at = 0; at < pixels.size(); at += kMostData) {
    const std::size_t length = std::min(kMostData, pixels.size() - at);
    const bool last = at + length == pixels.size();
    stream.sequence =
        stream.sequence >= kLastSequence ? 1 : static_cast<std::uint8_t>(stream.sequence + 1);
    out.put(last ? kVersion1 | kPush : kVersion1);
    out.put(stream.sequence);
    out.put(stream.type);
    out.put(stream.destination);
    out.put32(at);
    out.put16(length);
    out.put(pixels.subspan(at, length));
    out.close();
  }
}

}  // namespace gongshi::drivers::ddp
