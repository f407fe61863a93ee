// GraphicReader: little-endian fields one after another, as a graphic card's firmware takes them.
#pragma once

#include <cstdint>
#include <span>

namespace gongshi::drivers::simulator {

/// Reads on, and remembers that there was too little.
class GraphicReader {
 public:
  explicit GraphicReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  unsigned byte() { return static_cast<unsigned>(number(1)); }
  int word() { return static_cast<int>(number(2)); }
  std::size_t quad() { return number(4); }
  std::span<const std::uint8_t> some(std::size_t count) {
    if (count > bytes_.size()) {
      short_ = true;
      bytes_ = {};
      return {};
    }
    const auto part = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return part;
  }
  std::span<const std::uint8_t> rest() { return some(bytes_.size()); }
  [[nodiscard]] bool cut() const { return short_; }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

 private:
  std::size_t number(std::size_t count) {
    std::size_t value = 0;
    const auto part = some(count);
    for (std::size_t at = part.size(); at > 0; --at) value = value * 256 + part[at - 1];
    return value;
  }

  std::span<const std::uint8_t> bytes_;
  bool short_ = false;
};

inline bool all_zero(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) {
    if (byte != 0) return false;
  }
  return true;
}

}  // namespace gongshi::drivers::simulator
