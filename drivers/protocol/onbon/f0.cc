#include "drivers/protocol/onbon/f0.h"

#include <array>
#include <cassert>

#include "drivers/protocol/onbon/byte_writer.h"

namespace gongshi::drivers::onbon::f0 {
namespace {

constexpr std::size_t kHeaderBytes = 16;
constexpr std::size_t kCheckBytes = 2;
constexpr unsigned kMark = 0xF0;
constexpr unsigned kDynamicArea = 0x10;  // the type of an area
constexpr unsigned kPageBytes5 = 13;     // a page's parameters, before its bitmap
constexpr unsigned kPageBytes6 = 26;     // a page's parameters, its bitmap is elsewhere
constexpr unsigned kOpaque = 0x65;       // transparency of 6th-generation areas, as the SDK writes

void put_head(ByteWriter& out, const Area& area) {
  out.u8(area.id).u8(static_cast<unsigned>(area.run)).u16(area.timeout_s);
  out.u8(1).u16(0);  // related to all programs, so none is listed
  out.u8(area.immediate).zeros(4).u8(kDynamicArea);
  out.u16(area.x).u16(area.y).u16(area.width).u16(area.height);
  out.u8(0);  // no border
}

void put_page(ByteWriter& out, const Page& page) {
  out.u8(0);  // style
  out.u8(static_cast<unsigned>(page.effect));
  out.u8(0);  // does not clear
  out.u8(page.speed).u16(page.stay_10ms);
  out.u8(1);  // played once before the next page
  out.u16(page.valid_px);
}

}  // namespace

Bytes encode_packet(const GraphicHeader& header, std::span<const std::uint8_t> body) {
  ByteWriter packet;
  packet.u16(header.to).u16(header.from).u8(kMark).u8(0).u16(header.device).zeros(4);
  packet.u32(static_cast<std::uint32_t>(body.size())).raw(body);
  const std::uint16_t check = crc16_arc(packet.bytes());
  return packet.u16(check).take();
}

Result<Packet> decode_packet(std::span<const std::uint8_t> packet) {
  if (packet.size() < kHeaderBytes + kCheckBytes) return corrupt_reply("太短", "is too short");
  if (packet[4] != kMark) return corrupt_reply("是另一种协议", "is of another dialect");
  const std::size_t length = packet.size() - kHeaderBytes - kCheckBytes;
  if (u32_at(packet, 12) != length) {
    return corrupt_reply("长度与内容不符", "does not have the length it states");
  }
  const std::size_t check_at = packet.size() - kCheckBytes;
  if (crc16_arc(packet.first(check_at)) != u16_at(packet, check_at)) {
    return corrupt_reply("校验和不对", "fails its check sum");
  }
  Packet result;
  result.header.to = static_cast<std::uint16_t>(u16_at(packet, 0));
  result.header.from = static_cast<std::uint16_t>(u16_at(packet, 2));
  result.header.device = static_cast<std::uint16_t>(u16_at(packet, 6));
  const auto body = packet.subspan(kHeaderBytes, length);
  result.body.assign(body.begin(), body.end());
  return result;
}

Bytes ping_request() {
  return request_body(0xA2, 0x00, {});
}

Bytes page_record_5(const Page& page) {
  ByteWriter out;
  out.u32(static_cast<std::uint32_t>(kPageBytes5 + page.bitmap.size()));
  put_page(out, page);
  return out.zeros(4).raw(page.bitmap).take();
}

Bytes area_request_5(const Area& area) {
  ByteWriter record;
  put_head(record, area);
  record.u16(static_cast<unsigned>(area.pages.size()));
  for (const Page& page : area.pages) record.raw(page_record_5(page));
  ByteWriter data;
  data.u32(static_cast<std::uint32_t>(record.bytes().size())).raw(record.bytes());
  return request_body(0xA7, 0x00, data.bytes());
}

Bytes areas_request_6(std::span<const Area> areas) {
  ByteWriter data;
  ByteWriter bitmaps;
  data.u16(static_cast<unsigned>(areas.size()));
  for (const Area& area : areas) {
    ByteWriter record;
    put_head(record, area);
    record.u8(0).u8(kOpaque).u8(0);  // background, transparency, equal
    record.u8(0).zeros(5);           // no sound
    record.u16(static_cast<unsigned>(area.pages.size()));
    for (const Page& page : area.pages) {
      record.u32(kPageBytes6);
      put_page(record, page);
      record.zeros(9);
      record.u32(static_cast<std::uint32_t>(bitmaps.bytes().size()));
      record.u32(static_cast<std::uint32_t>(page.bitmap.size()));
      bitmaps.raw(page.bitmap);
    }
    data.u32(static_cast<std::uint32_t>(record.bytes().size())).raw(record.bytes());
  }
  data.raw(bitmaps.bytes());
  return request_body(0xA7, 0x00, data.bytes());
}

Bytes delete_all_request() {
  return request_body(0xA7, 0x01, std::array<std::uint8_t, 1>{0xFF});
}

}  // namespace gongshi::drivers::onbon::f0
