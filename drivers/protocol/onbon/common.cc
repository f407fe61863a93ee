#include "drivers/protocol/onbon/common.h"

#include <algorithm>
#include <cassert>

#include "drivers/protocol/onbon/byte_writer.h"

namespace gongshi::drivers::onbon::common {
namespace {

constexpr unsigned kVersion5 = 0x05;
constexpr unsigned kVersion6 = 0x07;
constexpr std::size_t kHeader5 = 27;
constexpr std::size_t kHeader6 = 28;
constexpr std::size_t kBarcode = 16;
constexpr unsigned kNotEncrypted = 0x96;
constexpr unsigned kFrameMost5 = 0x90;
constexpr unsigned kFrameMost6 = 0x0190;
constexpr int kSlots = 48;  // half hours of a day

constexpr std::size_t kIdentityBytes = 19;  // up to the colour
constexpr std::size_t kStateBytes = 22;     // up to the clock's weekday
constexpr std::size_t kSensorBytes = 10;
constexpr std::size_t kCustomerAt = 33;
constexpr std::size_t kCustomerBytes = 12;

std::uint8_t exclusive_or(std::span<const std::uint8_t> bytes) {
  unsigned value = 0;
  for (const std::uint8_t byte : bytes) value ^= byte;
  return static_cast<std::uint8_t>(value);
}

/// -1 when a nibble is not a digit.
int from_bcd(unsigned value) {
  const unsigned tens = value >> 4;
  const unsigned ones = value & 0x0FU;
  return tens > 9 || ones > 9 ? -1 : static_cast<int>(tens * 10 + ones);
}

/// Year 2 (low part first), month, day, hour, minute, second, all BCD.
std::optional<LocalTime> clock_of(std::span<const std::uint8_t> field) {
  const auto part = [&](std::size_t at) { return from_bcd(field[at]); };
  for (std::size_t at = 0; at < 7; ++at) {
    if (part(at) < 0) return std::nullopt;
  }
  LocalTime time{};
  time.date = Date{std::chrono::year{part(1) * 100 + part(0)},
                   std::chrono::month{static_cast<unsigned>(part(2))},
                   std::chrono::day{static_cast<unsigned>(part(3))}};
  if (!time.date.ok() || part(4) > 23 || part(5) > 59 || part(6) > 59) return std::nullopt;
  time.minute_of_day = std::chrono::minutes{part(4) * 60 + part(5)};
  time.second = std::chrono::seconds{part(6)};
  time.weekday = std::chrono::weekday{std::chrono::sys_days{time.date}};
  return time;
}

}  // namespace

Bytes encode_packet(int generation, const GraphicHeader& header, std::uint16_t sequence,
                    std::span<const std::uint8_t> body, std::uint8_t random) {
  assert(generation == 5 || generation == 6);
  assert(body.size() <= 0xFFFF);
  const bool fifth = generation == 5;
  ByteWriter out;
  out.u16(header.to).u16(header.from).u8(fifth ? kVersion5 : kVersion6).u8(0).u16(header.device);
  out.u8(fifth ? 1 : 0).u8(0);  // the kind of line, as the vendor's classes fill it; no barcode
  out.u16(sequence);
  if (fifth) {
    out.u8(0).u8(kFrameMost5);
  } else {
    out.u16(kFrameMost6);
  }
  out.u8(kNotEncrypted).u8(random).zeros(6);
  out.u16(static_cast<unsigned>(body.size())).u16(crc16_arc(body));
  if (!fifth) out.u8(0);
  out.u8(exclusive_or(out.bytes()));
  return out.raw(body).take();
}

Result<Packet> decode_packet(std::span<const std::uint8_t> packet) {
  if (packet.size() < kHeader5) return corrupt_reply("太短", "is too short");
  Packet result;
  std::size_t header = 0;
  if (packet[4] == kVersion5) {
    result.generation = 5;
    header = kHeader5;
  } else if (packet[4] == kVersion6) {
    result.generation = 6;
    header = kHeader6 + ((packet[9] & 1U) != 0 ? kBarcode : 0);
  } else {
    return corrupt_reply("是另一种协议", "is of another dialect");
  }
  if (packet.size() < header) return corrupt_reply("太短", "is too short");
  if (exclusive_or(packet.first(header - 1)) != packet[header - 1]) {
    return corrupt_reply("帧头校验不对", "fails its header's check");
  }
  const std::size_t length_at = header - (result.generation == 5 ? 5 : 6);
  const auto body = packet.subspan(header);
  if (u16_at(packet, length_at) != body.size()) {
    return corrupt_reply("长度与内容不符", "does not have the length it states");
  }
  if (u16_at(packet, length_at + 2) != crc16_arc(body)) {
    return corrupt_reply("校验和不对", "fails its check sum");
  }
  result.header.to = static_cast<std::uint16_t>(u16_at(packet, 0));
  result.header.from = static_cast<std::uint16_t>(u16_at(packet, 2));
  result.header.device = static_cast<std::uint16_t>(u16_at(packet, 6));
  result.body.assign(body.begin(), body.end());
  return result;
}

Bytes identity_request() {
  return request_body(0xA2, 0x00, {});
}
Bytes state_request() {
  return request_body(0xA2, 0x0F, {});
}

Bytes power_request(bool on) {
  return request_body(0xA2, 0x05, ByteWriter{}.u8(on ? 1 : 0).bytes());
}

Bytes clock_request(const LocalTime& time) {
  const auto year = static_cast<unsigned>(static_cast<int>(time.date.year()));
  const auto minute = static_cast<unsigned>(time.minute_of_day.count());
  ByteWriter data;
  data.bcd(year % 100).bcd(year / 100);
  data.bcd(static_cast<unsigned>(time.date.month())).bcd(static_cast<unsigned>(time.date.day()));
  data.bcd(minute / 60).bcd(minute % 60).bcd(static_cast<unsigned>(time.second.count()));
  data.u8(time.weekday.iso_encoding());  // 1 Monday .. 7 Sunday, as the font cards count
  return request_body(0xA2, 0x02, data.bytes());
}

Bytes brightness_request(int level) {
  const auto value = static_cast<unsigned>(std::clamp(level, 0, 15));
  ByteWriter data;
  data.u8(0);
  for (int slot = 0; slot < kSlots; ++slot) data.u8(value);
  return request_body(0xA2, 0x07, data.bytes());
}

bool is_identity(const GraphicReply& reply) {
  return reply.group == 0xA2 && reply.command == 0x80;
}

Result<Identity> decode_identity(std::span<const std::uint8_t> data) {
  if (data.size() < kIdentityBytes) return corrupt_reply("（型号）太短", "(type) is too short");
  Identity identity;
  identity.type = static_cast<std::uint16_t>(u16_at(data, 0));
  identity.firmware = printable(data.subspan(2, 8));
  identity.address = static_cast<std::uint16_t>(u16_at(data, 11));
  identity.width_px = static_cast<int>(u16_at(data, 14));
  identity.height_px = static_cast<int>(u16_at(data, 16));
  identity.color = data[18];
  return identity;
}

bool is_state(const GraphicReply& reply) {
  return reply.group == 0xA2 && reply.command == 0x8F;
}

Result<State> decode_state(std::span<const std::uint8_t> data) {
  if (data.size() < kStateBytes) return corrupt_reply("（状态）太短", "(state) is too short");
  State state;
  state.on = data[0] == 1;
  state.timed = data[1] == 1;
  state.brightness_mode = data[2];
  state.brightness = data[3];
  state.programs = static_cast<int>(u16_at(data, 4));
  state.current = printable(data.subspan(6, 4));
  state.screen_locked = data[10] == 1;
  state.program_locked = data[11] == 1;
  state.clock_good = data[13] == 1;
  state.clock = clock_of(data.subspan(14, 7));
  if (data.size() >= kStateBytes + kSensorBytes) {
    const auto sensors = data.subspan(kStateBytes, kSensorBytes);
    state.sensors = Bytes(sensors.begin(), sensors.end());
  }
  if (data.size() >= kCustomerAt + kCustomerBytes + kBarcode) {
    state.customer = printable(data.subspan(kCustomerAt, kCustomerBytes));
    state.barcode = printable(data.subspan(kCustomerAt + kCustomerBytes, kBarcode));
  }
  return state;
}

}  // namespace gongshi::drivers::onbon::common
