// The packet of the Alpha sign protocol (97088061): who it is for, blocks of commands, check sums.
//
//   NUL x5  SOH type address(2)  { STX command data [ETX sum(4)] }  EOT
//
// Source: Alpha sign protocol sheet, "Packet", "Other framings", "Nesting". Pure: no I/O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gongshi::drivers::alpha {

using Bytes = std::vector<std::uint8_t>;

/// Every type code that the protocol prints; 'Z' and '?' mean any sign, '!' any sign, which then
/// says on its face that it received something.
inline constexpr std::string_view kTypes = "Z?!z\"#$%&12CDEFGLUVWwX^abcdefghijklmnopqrstuvxy";

enum class Format : std::uint8_t {
  kPlain,      // control bytes as they are
  kTwoByte,    // ']' and the byte + 20H
  kThreeByte,  // '_' and two hex digits
};

struct Framing {
  char type = 'Z';
  std::uint8_t address = 0;  // 0: every sign
  bool checksum = true;      // plain packets only: the sheet does not say what the others sum
  Format format = Format::kPlain;
};

/// One command of a packet: its code and its data.
struct Block {
  Bytes body;
  /// The sign wants 100 ms after this many bytes of `body`; 0: no pause.
  std::size_t pause_after = 0;
};

/// The packet in pieces, with a pause of at least 100 ms (and less than the sign's 1 s) wanted
/// between each two; joined they are the packet. Several blocks are nested, with a pause after each
/// STX; a tone has to be the last of them.
[[nodiscard]] std::vector<Bytes> encode_packet(const Framing& framing,
                                               std::span<const Block> blocks);

/// Sum of all bytes modulo 65536: of STX to ETX, both included.
[[nodiscard]] std::uint16_t checksum(std::span<const std::uint8_t> bytes);

void put(Bytes& out, std::string_view text);
/// `digits` upper case hex digits, most significant first; what does not fit is cut off.
void put_hex(Bytes& out, unsigned value, int digits);
/// Upper case hex digits only; empty for anything else.
[[nodiscard]] std::optional<unsigned> read_hex(std::span<const std::uint8_t> digits);

}  // namespace gongshi::drivers::alpha
