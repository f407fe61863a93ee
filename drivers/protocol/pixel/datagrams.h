// Datagrams: what goes out together, in one buffer, cut where `ends` says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gongshi::drivers {

struct Datagrams {
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint32_t> ends;  // of each datagram, within `bytes`
  std::vector<std::uint32_t> to;    // where each goes, IPv4 in host order; 0: the port's address

  /// The bytes since the last end are one datagram.
  void close(std::uint32_t address = 0) {
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    to.push_back(address);
  }
  [[nodiscard]] bool empty() const { return ends.empty(); }

  void put(std::size_t byte) { bytes.push_back(static_cast<std::uint8_t>(byte)); }
  void put16(std::size_t number) {  // high byte first, as in every protocol of this room
    put(number >> 8 & 0xFF);
    put(number & 0xFF);
  }
  void put32(std::size_t number) {
    put16(number >> 16 & 0xFFFF);
    put16(number & 0xFFFF);
  }
  void put(std::span<const std::uint8_t> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
  }
  void put(std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }
  void zeros(std::size_t count) { bytes.resize(bytes.size() + count); }
};

}  // namespace gongshi::drivers
