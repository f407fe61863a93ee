#include "drivers/simulator/onbon/graphic_line.h"

#include "drivers/simulator/onbon/k_line.h"

namespace gongshi::drivers::simulator {
namespace {

unsigned word(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] + 256U * bytes[at + 1];
}

void append_word(std::vector<std::uint8_t>& out, unsigned value) {
  out.push_back(static_cast<std::uint8_t>(value % 256));
  out.push_back(static_cast<std::uint8_t>(value / 256 % 256));
}

/// dst 2, src 2, F0 00, device 2, four zeros, length 4, body, check 2
void read_dynamic(std::span<const std::uint8_t> packet, GraphicPacket& out) {
  out.dialect = GraphicDialect::kDynamic;
  if (packet.size() < 23) {
    out.fault = "shorter than header, body and check";
    return;
  }
  if (packet[5] != 0 || word(packet, 8) != 0 || word(packet, 10) != 0) {
    out.fault = "reserved bytes of the header are not 0";
    return;
  }
  const std::size_t length = word(packet, 12) + 65536UL * word(packet, 14);
  if (length + 18 != packet.size()) {
    out.fault = "stated length is not the length";
    return;
  }
  out.check_wrong = line_check(packet.first(packet.size() - 2)) != word(packet, packet.size() - 2);
  const auto body = packet.subspan(16, length);
  out.body.assign(body.begin(), body.end());
}

/// dst 2, src 2, version, 0, device 2, line 1, barcode flag 1, sequence 2, frame size 2, encryption
/// 1, random 1, secret 6, length 2, check 2, [0 in the 6th generation], exclusive-or 1, body
void read_common(std::span<const std::uint8_t> packet, int generation, GraphicPacket& out) {
  const std::size_t head = generation == 5 ? 27 : 28;
  if (packet.size() < head + 5) {
    out.fault = "shorter than header and body";
    return;
  }
  if (packet[4] != (generation == 5 ? 5 : 7) || packet[5] != 0) {
    out.fault = "header of another generation";
    return;
  }
  unsigned parity = 0;
  for (std::size_t at = 0; at + 1 < head; ++at) parity ^= packet[at];
  if (parity != packet[head - 1]) {
    out.fault = "exclusive-or of the header";
    return;
  }
  const bool size_known = generation == 5 ? packet[13] == 0x90 : word(packet, 12) == 0x0190;
  if (packet[9] != 0 || packet[14] != 0x96 || !size_known) {
    out.fault = "barcode, encryption or frame size that the vendor's program never sends";
    return;
  }
  const auto body = packet.subspan(head);
  if (word(packet, 22) != body.size()) {
    out.fault = "stated length is not the length";
    return;
  }
  out.check_wrong = line_check(body) != word(packet, 24);
  out.body.assign(body.begin(), body.end());
}

}  // namespace

GraphicPacket read_graphic_packet(std::span<const std::uint8_t> packet, const GraphicEar& ear) {
  GraphicPacket out;
  if (packet.size() < 8) {
    out.fault = "shorter than a header";
    return out;
  }
  out.to = word(packet, 0);
  const unsigned from = word(packet, 2);
  const unsigned device = word(packet, 6);
  if (out.to != ear.address && out.to != 0xFFFF && out.to != 0xFFFE) {
    out.fault = "for another address";
  } else if (from < 0x8000 || from > 0xDFFF) {
    out.fault = "sender is not in the host range";
  } else if (device != 0xFFFE && device != ear.device) {
    out.fault = "for another device type";
  } else if (packet[4] == 0xF0) {
    read_dynamic(packet, out);
  } else {
    read_common(packet, ear.generation, out);
  }
  return out;
}

std::vector<std::uint8_t> graphic_reply(const GraphicPacket& asked, const GraphicEar& ear,
                                        std::span<const std::uint8_t> body) {
  std::vector<std::uint8_t> packet;
  append_word(packet, 0x8000);
  append_word(packet, asked.to == 0xFFFE ? 0xFFFE : ear.address);
  const auto length = static_cast<unsigned>(body.size());
  if (asked.dialect == GraphicDialect::kDynamic) {
    append_word(packet, 0x00F0);
    append_word(packet, ear.device);
    append_word(packet, 0);
    append_word(packet, 0);
    append_word(packet, length);
    append_word(packet, 0);
    packet.insert(packet.end(), body.begin(), body.end());
    append_word(packet, line_check(packet));
    return line_frame(packet);
  }
  append_word(packet, ear.generation == 5 ? 5 : 7);
  append_word(packet, ear.device);
  append_word(packet, 0);
  append_word(packet, 0x0001);  // the card's own count
  append_word(packet, ear.generation == 5 ? 0x9000 : 0x0190);
  append_word(packet, 0x0096);
  for (int index = 0; index < 3; ++index) append_word(packet, 0);
  append_word(packet, length);
  append_word(packet, line_check(body));
  if (ear.generation == 6) packet.push_back(0);
  unsigned parity = 0;
  for (const unsigned byte : packet) parity ^= byte;
  packet.push_back(static_cast<std::uint8_t>(parity));
  packet.insert(packet.end(), body.begin(), body.end());
  return line_frame(packet);
}

}  // namespace gongshi::drivers::simulator
