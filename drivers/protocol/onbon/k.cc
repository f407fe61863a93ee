#include "drivers/protocol/onbon/k.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>

namespace gongshi::drivers::onbon {
namespace {

constexpr std::size_t kHeaderBytes = 14;
constexpr std::size_t kCheckBytes = 2;
constexpr std::uint8_t kVersion = 0x02;
constexpr std::size_t kBefore = 15;  // of a status reply, before the fields that 5K1 leaves out
constexpr std::size_t kBehind = 28;  // barcode and custom id

class Writer {
 public:
  Writer& u8(unsigned value) {
    bytes_.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    return *this;
  }
  Writer& u16(unsigned value) { return u8(value).u8(value >> 8); }
  Writer& u32(std::uint32_t value) { return u16(value & 0xFFFFU).u16(value >> 16); }
  Writer& raw(std::span<const std::uint8_t> bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return *this;
  }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

Writer request(unsigned group, unsigned command, Reply reply = Reply::kWanted) {
  Writer data;
  data.u8(group).u8(command).u8(static_cast<unsigned>(reply)).u16(0);
  return data;
}

unsigned bcd(unsigned value) {
  return value / 10 % 10 << 4 | value % 10;
}

unsigned u16_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | static_cast<unsigned>(bytes[at + 1]) << 8;
}

Error corrupt(const std::string& zh, const std::string& en) {
  return {Errc::kCorrupt, {"控制卡的应答" + zh, "the card's reply " + en}, {}};
}

/// Vendor text fields end in NULs; what is left must be printable to be compared or shown.
std::string field_text(std::span<const std::uint8_t> field) {
  std::string text;
  for (const std::uint8_t byte : field) {
    if (byte == 0) break;
    text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// The vendor's table of error codes, 0 first.
const std::array<Sentence, 17>& error_sentences() {
  static const std::array<Sentence, 17> sentences{{
      {"已完成", "done"},
      {"命令组不认识", "unknown command group"},
      {"命令不认识", "unknown command"},
      {"控制卡忙", "the card is busy"},
      {"存储空间不足", "out of storage"},
      {"校验和不对", "check sum wrong"},
      {"文件不存在", "file missing"},
      {"闪存故障", "flash fault"},
      {"下载出错", "download fault"},
      {"文件名不对", "bad file name"},
      {"文件类型不对", "bad file type"},
      {"文件校验不对", "file check sum wrong"},
      {"字库不存在", "font missing"},
      {"固件型号不符", "wrong firmware type"},
      {"日期时间不对", "bad date or time"},
      {"文件已存在", "file exists"},
      {"数据块号不对", "bad block number"},
  }};
  return sentences;
}

/// Requests that are not answered by a bare ACK.
bool asks_for_data(unsigned group, unsigned command) {
  switch (group << 8 | command) {
    case 0xA102:  // status
    case 0xA106:  // write block: the next address
    case 0xA10A:  // file information
    case 0xA10B:  // file contents
    case 0xA207:  // screen id
    case 0xA209:  // fonts
    case 0xA20A:  // parameters
    case 0xA211:  // details of the fonts
      return true;
    default:
      return false;
  }
}

void put_area(Writer& data, const Area& area) {
  const auto horizontal = [&](unsigned pixels) {
    return area.units == Units::kPixels ? pixels | 0x8000U : pixels / 8;
  };
  data.u16(static_cast<unsigned>(kAreaRecordBytes + area.text.size()));
  data.u8(0x00);
  data.u16(horizontal(area.x)).u16(area.y).u16(horizontal(area.width)).u16(area.height);
  data.u8(area.id).u8(area.line_space).u8(area.run_mode).u16(area.timeout_s);
  data.u8(0);  // no sound
  data.u8(0);  // no extension
  data.u8(area.align).u8(area.single_line ? 1 : 2).u8(area.wrap ? 2 : 1);
  data.u8(static_cast<unsigned>(area.effect)).u8(0).u8(area.speed).u8(area.stay_half);
  data.u32(static_cast<std::uint32_t>(area.text.size())).raw(area.text);
}

}  // namespace

Bytes encode_packet(const Header& header, std::span<const std::uint8_t> data) {
  assert(data.size() <= 0xFFFF);
  Writer packet;
  packet.u16(header.to).u16(header.from);
  packet.u8(0).u8(0).u8(0);  // reserved
  packet.u8(0);              // option: no barcode
  packet.u8(0);              // check mode: CRC-16
  packet.u8(header.display_mode).u8(header.device).u8(kVersion);
  packet.u16(static_cast<unsigned>(data.size())).raw(data);
  Bytes bytes = packet.take();
  const unsigned crc = crc16_arc(bytes);
  bytes.push_back(static_cast<std::uint8_t>(crc & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(crc >> 8));
  return bytes;
}

Result<Packet> decode_packet(std::span<const std::uint8_t> packet) {
  if (packet.size() < kHeaderBytes + kCheckBytes) return corrupt("太短", "is too short");
  const bool barcode = (packet[7] & 1U) != 0;
  const std::size_t header_bytes = kHeaderBytes + (barcode ? 16 : 0);
  if (packet.size() < header_bytes + kCheckBytes) return corrupt("太短", "is too short");
  // The barcode stands between option and check mode, so everything behind it moves.
  const auto behind = packet.subspan(barcode ? 16 : 0);
  const std::size_t length = u16_at(behind, 12);
  if (packet.size() != header_bytes + length + kCheckBytes) {
    return corrupt("长度与内容不符", "does not have the length it states");
  }
  const auto checked = packet.first(packet.size() - kCheckBytes);
  const unsigned stated = u16_at(packet, packet.size() - kCheckBytes);
  unsigned found = stated;
  if (behind[8] == 0) {
    found = crc16_arc(checked);
  } else if (behind[8] == 1) {
    found = 0;
    for (const std::uint8_t byte : checked) found += byte;
    found &= 0xFFFFU;
  } else if (behind[8] != 2) {
    return corrupt("校验方式未知", "has an unknown check mode");
  }
  if (found != stated) return corrupt("校验和不对", "fails its check sum");
  Packet result;
  result.header.to = static_cast<std::uint16_t>(u16_at(packet, 0));
  result.header.from = static_cast<std::uint16_t>(u16_at(packet, 2));
  result.header.display_mode = behind[9];
  result.header.device = behind[10];
  const auto data = packet.subspan(header_bytes, length);
  result.data.assign(data.begin(), data.end());
  return result;
}

Bytes ping_request() {
  return request(0xA2, 0x00).take();
}
Bytes status_request() {
  return request(0xA1, 0x02).take();
}

Bytes clock_request(const LocalTime& time, Reply reply) {
  const auto year = static_cast<unsigned>(static_cast<int>(time.date.year()));
  const auto minute = static_cast<unsigned>(time.minute_of_day.count());
  Writer data = request(0xA2, 0x03, reply);
  data.u8(bcd(year % 100)).u8(bcd(year / 100));
  data.u8(bcd(static_cast<unsigned>(time.date.month())));
  data.u8(bcd(static_cast<unsigned>(time.date.day())));
  data.u8(bcd(minute / 60)).u8(bcd(minute % 60));
  data.u8(bcd(static_cast<unsigned>(time.second.count())));
  data.u8(time.weekday.iso_encoding());  // 1 Monday .. 7 Sunday
  return data.take();
}

Bytes power_request(bool on) {
  return request(0xA3, 0x00).u8(on ? 1 : 2).take();
}

Bytes brightness_request(int level, bool with_table) {
  const auto value = static_cast<unsigned>(std::clamp(level, 0, 15));
  Writer data = request(0xA3, 0x02);
  data.u8(1).u8(value);
  if (with_table) {
    for (int slot = 0; slot < 48; ++slot) data.u8(value);
  }
  return data.take();
}

Bytes client_info_request(std::string_view text) {
  assert(text.size() <= 16);
  std::array<std::uint8_t, 16> field{};
  std::copy(text.begin(), text.end(), field.begin());
  return request(0xA1, 0x09).u8(1).raw(field).take();
}

std::size_t area_bytes(const Area& area) {
  return kAreaRecordBytes + area.text.size();
}

Bytes areas_request(std::span<const std::uint8_t> gone, std::span<const Area> areas,
                    std::uint8_t process) {
  assert(gone.size() < 0xFF && areas.size() <= 0xFF);
  Writer data;
  data.u8(0xA3).u8(0x06).u8(static_cast<unsigned>(Reply::kWanted));
  data.u8(process).u8(0);
  data.u8(static_cast<unsigned>(gone.size())).raw(gone);
  data.u8(static_cast<unsigned>(areas.size()));
  for (const Area& area : areas) put_area(data, area);
  return data.take();
}

Bytes clear_areas_request() {
  return Writer{}.u8(0xA3).u8(0x06).u8(1).u8(0).u8(0).u8(0xFF).u8(0).take();
}

Result<ReplyData> decode_reply(std::span<const std::uint8_t> data) {
  if (data.size() < 5) return corrupt("太短", "is too short");
  ReplyData reply{data[0], data[1], data[2], {}};
  reply.payload.assign(data.begin() + 5, data.end());
  return reply;
}

bool answers(std::span<const std::uint8_t> asked, const ReplyData& reply) {
  if (reply.is_nak()) return true;
  if (asked.size() < 2 || !asks_for_data(asked[0], asked[1])) return reply.is_ack();
  // File information and contents come back with bit 7 of the command set (A1 8A, A1 8B), the rest
  // under the command itself.
  return reply.group == asked[0] && (reply.command & 0x7FU) == asked[1];
}

Sentence error_sentence(std::uint8_t error) {
  const std::string number = std::to_string(error);
  if (error < error_sentences().size()) {
    const Sentence& words = error_sentences()[error];
    return {words.zh + "（错误码 " + number + "）", words.en + " (error " + number + ")"};
  }
  return {"未知错误码 " + number, "unknown error " + number};
}

bool error_is_passing(std::uint8_t error) {
  return error == 3 || error == 5;
}

Result<CardStatus> decode_status(std::span<const std::uint8_t> payload) {
  // on, brightness, time(8), programs, name(4): 15; [special, pages]; count, ids; 16; 12.
  const auto fits = [&](std::size_t count_at) {
    return payload.size() > count_at &&
           payload.size() == count_at + 1 + payload[count_at] + kBehind;
  };
  // Both forms can have the same length: three areas 0, 1, 2 read as flag 3, page 0, one area 2. A
  // flag is 0 or 1, and a count that would make the lengths meet is at least 2, so the flag
  // decides.
  std::size_t count_at = kBefore + 2;
  if (!fits(count_at) || payload[kBefore] > 1) count_at = kBefore;
  if (!fits(count_at)) return corrupt("（状态）长度不对", "(status) has a wrong length");

  CardStatus status;
  status.on = payload[0] == 1;
  status.brightness = payload[1];
  std::array<char, 32> text{};
  // Year, month, day, weekday, hour, minute, second: not the order of the set-clock request.
  std::snprintf(text.data(), text.size(), "%02x%02x-%02x-%02x %02x:%02x:%02x", payload[3],
                payload[2], payload[4], payload[5], payload[7], payload[8], payload[9]);
  status.clock = text.data();
  status.programs = payload[10];
  const auto ids = payload.subspan(count_at + 1, payload[count_at]);
  status.area_ids.assign(ids.begin(), ids.end());
  status.barcode = field_text(payload.subspan(payload.size() - kBehind, 16));
  status.custom_id = field_text(payload.last(12));
  return status;
}

}  // namespace gongshi::drivers::onbon
