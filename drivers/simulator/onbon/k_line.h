// The card's end of the line: frames out of bytes, and replies into them.
//
// Written from the vendor's description alone and sharing nothing with drivers/protocol: what the
// driver encodes wrongly must not be decoded wrongly in the same way here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gongshi::drivers::simulator {

struct LineFrame {
  std::vector<std::uint8_t> raw;     // as it came, from the last A5 on
  std::vector<std::uint8_t> packet;  // unstuffed
  std::string fault;                 // why it is no packet; empty: it is one
};

class CardLine {
 public:
  /// `most`: a frame longer than that, stuffed, is given up. Font cards take small frames only.
  explicit CardLine(std::size_t most = 4096) : most_(most) {}

  [[nodiscard]] std::vector<LineFrame> receive(std::span<const std::uint8_t> bytes);

 private:
  std::size_t most_;
  std::vector<std::uint8_t> open_;  // bytes since the last A5
  bool inside_ = false;
};

/// Bit by bit, as the vendor's appendix describes it: x^16 + x^15 + x^2 + 1, low bit first.
[[nodiscard]] std::uint16_t line_check(std::span<const std::uint8_t> bytes);

/// A packet, stuffed, behind nine A5 (as the vendor's samples of replies show) and before one 5A.
[[nodiscard]] std::vector<std::uint8_t> line_frame(std::span<const std::uint8_t> packet);

/// A reply packet with check sum, stuffing and nine A5 (as the vendor's samples of replies show).
[[nodiscard]] std::vector<std::uint8_t> line_reply(std::uint16_t from, std::uint8_t device,
                                                   std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::simulator
