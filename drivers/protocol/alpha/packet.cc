#include "drivers/protocol/alpha/packet.h"

#include <numeric>
#include <utility>

namespace gongshi::drivers::alpha {
namespace {

constexpr std::uint8_t kSoh = 0x01, kStx = 0x02, kEtx = 0x03, kEot = 0x04;
constexpr int kLeadingNuls = 5;  // the sign takes the baud rate from them

/// A control byte as a printable form writes it; plain packets and plain bytes stay.
void spell(Bytes& out, std::uint8_t byte, Format format) {
  const bool escapes = byte == '_' || byte == ']';
  if (format == Format::kPlain || (byte >= 0x20 && !escapes)) {
    out.push_back(byte);
  } else if (format == Format::kThreeByte || escapes) {
    out.push_back('_');
    put_hex(out, byte, 2);
  } else {
    out.push_back(']');
    out.push_back(static_cast<std::uint8_t>(byte + 0x20));
  }
}

class Writer {
 public:
  explicit Writer(Format format) : format_(format), pieces_(1) {}

  void put(std::uint8_t byte) { spell(pieces_.back(), byte, format_); }
  void put(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes) put(byte);
  }
  void pause() {
    if (!pieces_.back().empty()) pieces_.emplace_back();
  }
  /// Not spelled: the leading NULs have to arrive as such.
  void put_nuls() { pieces_.back().insert(pieces_.back().end(), kLeadingNuls, 0); }
  [[nodiscard]] std::vector<Bytes> take() {
    if (pieces_.back().empty()) pieces_.pop_back();
    return std::move(pieces_);
  }

 private:
  Format format_;
  std::vector<Bytes> pieces_;
};

}  // namespace

void put(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

void put_hex(Bytes& out, unsigned value, int digits) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    out.push_back(static_cast<std::uint8_t>(kDigits[value >> static_cast<unsigned>(shift) & 15U]));
  }
}

std::optional<unsigned> read_hex(std::span<const std::uint8_t> digits) {
  unsigned value = 0;
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  for (const unsigned digit : digits) {
    if (digit >= '0' && digit <= '9') {
      value = value << 4 | (digit - '0');
    } else if (digit >= 'A' && digit <= 'F') {
      value = value << 4 | (digit - 'A' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

std::uint16_t checksum(std::span<const std::uint8_t> bytes) {
  return static_cast<std::uint16_t>(std::accumulate(bytes.begin(), bytes.end(), 0U) & 0xFFFFU);
}

std::vector<Bytes> encode_packet(const Framing& framing, std::span<const Block> blocks) {
  Writer out(framing.format);
  out.put_nuls();
  Bytes head{kSoh, static_cast<std::uint8_t>(framing.type)};
  put_hex(head, framing.address, 2);
  out.put(head);
  for (std::size_t index = 0; index < blocks.size(); ++index) {
    const Block& block = blocks[index];
    out.put(kStx);
    if (blocks.size() > 1) out.pause();
    const std::span<const std::uint8_t> body(block.body);
    const std::size_t first = std::min(block.pause_after, body.size());
    out.put(body.first(first));
    if (first > 0) out.pause();
    out.put(body.subspan(first));
    if (framing.checksum && framing.format == Format::kPlain) {
      // Over the bytes on the wire only, whatever pauses lie between them.
      const unsigned sum = kStx + checksum(body) + kEtx;
      out.put(kEtx);
      Bytes digits;
      put_hex(digits, sum & 0xFFFFU, 4);
      out.put(digits);
    } else if (index + 1 < blocks.size()) {
      // Never behind the last block: the sign would wait for a check sum.
      out.put(kEtx);
    }
  }
  out.put(kEot);
  return out.take();
}

}  // namespace gongshi::drivers::alpha
