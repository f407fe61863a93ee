#include "drivers/protocol/pixel/e131.h"

#include <algorithm>

namespace gongshi::drivers::e131 {
namespace {

constexpr std::size_t kHeader = 126;
constexpr std::size_t kSyncPacket = 49;
constexpr std::size_t kRootLength = 16;  // where each length field stands; it counts from itself
constexpr std::size_t kFramingLength = 38;
constexpr std::size_t kDmpLength = 115;
constexpr std::size_t kName = 64;
constexpr std::uint8_t kTerminated = 0x40;

constexpr std::size_t flagged(std::size_t total, std::size_t at) {
  return 0x7000 + (total - at);
}

void put_root(const Cid& cid, std::size_t total, std::size_t vector, Datagrams& out) {
  out.put16(0x0010);  // preamble
  out.put16(0);       // postamble
  out.put("ASC-E1.17");
  out.zeros(3);
  out.put16(flagged(total, kRootLength));
  out.put32(vector);
  out.put(cid);
}

/// The last byte is a zero; a character of several bytes is not cut.
void put_name(std::string_view name, Datagrams& out) {
  std::size_t length = std::min(name.size(), kName - 1);
  while (length < name.size() && length > 0 &&
         (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80U) {
    --length;
  }
  out.put(name.substr(0, length));
  out.zeros(kName - length);
}

}  // namespace

Cid cid_of(std::string_view name) {
  Cid cid{};
  for (std::size_t half = 0; half < 2; ++half) {
    // FNV-1a, 64 bits; the second half from another start.
    std::uint64_t hash = 0xCBF29CE484222325U ^ half;
    for (const char letter : name) {
      hash ^= static_cast<unsigned char>(letter);
      hash *= 0x100000001B3U;
    }
    for (std::size_t i = 0; i < 8; ++i) {
      cid[half * 8 + i] = static_cast<std::uint8_t>(hash >> (8 * i) & 0xFF);
    }
  }
  cid[6] = static_cast<std::uint8_t>((cid[6] & 0x0FU) | 0x80U);  // version 8
  cid[8] = static_cast<std::uint8_t>((cid[8] & 0x3FU) | 0x80U);  // variant of RFC 9562
  return cid;
}

void put_data(const Source& source, std::uint16_t universe, std::uint8_t sequence, bool terminated,
              std::span<const std::uint8_t> slots, std::uint32_t to, Datagrams& out) {
  const std::size_t total = kHeader + slots.size();
  put_root(source.cid, total, 0x00000004, out);
  out.put16(flagged(total, kFramingLength));
  out.put32(0x00000002);
  put_name(source.name, out);
  out.put(source.priority);
  out.put16(source.sync_universe);
  out.put(sequence);
  out.put(terminated ? kTerminated : std::uint8_t{0});
  out.put16(universe);
  out.put16(flagged(total, kDmpLength));
  out.put(0x02);      // set property
  out.put(0xA1);      // address and data type
  out.put16(0x0000);  // first property
  out.put16(0x0001);  // increment
  out.put16(slots.size() + 1);
  out.put(0x00);  // start code: dimmer data
  out.put(slots);
  out.close(to);
}

void put_sync(const Source& source, std::uint8_t sequence, std::uint32_t to, Datagrams& out) {
  put_root(source.cid, kSyncPacket, 0x00000008, out);
  out.put16(flagged(kSyncPacket, kFramingLength));
  out.put32(0x00000001);
  out.put(sequence);
  out.put16(source.sync_universe);
  out.put16(0);
  out.close(to);
}

}  // namespace gongshi::drivers::e131
