#include "drivers/protocol/onbon/k_packet.h"

#include <algorithm>
#include <cassert>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {
namespace {

constexpr std::size_t kHeaderBytes = 14;
constexpr std::size_t kBarcodeBytes = 16;
constexpr std::size_t kCheckBytes = 2;
constexpr std::uint8_t kVersion = 0x02;

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
    case 0xA407:  // search: the heartbeat, A4 08
      return true;
    default:
      return false;
  }
}

}  // namespace

Bytes encode_packet(const Header& header, std::span<const std::uint8_t> data) {
  assert(data.size() <= 0xFFFF);
  ByteWriter packet;
  packet.u16(header.to).u16(header.from);
  packet.u8(0).u8(0).u8(0);  // reserved
  packet.u8(header.barcode ? 1 : 0);
  if (header.barcode) packet.raw(*header.barcode);
  packet.u8(0);  // check mode: CRC-16
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
  if (barcode) {
    result.header.barcode.emplace();
    std::copy_n(packet.begin() + 8, kBarcodeBytes, result.header.barcode->begin());
  }
  result.header.to = static_cast<std::uint16_t>(u16_at(packet, 0));
  result.header.from = static_cast<std::uint16_t>(u16_at(packet, 2));
  result.header.display_mode = behind[9];
  result.header.device = behind[10];
  const auto data = packet.subspan(header_bytes, length);
  result.data.assign(data.begin(), data.end());
  return result;
}

Result<ReplyData> decode_reply(std::span<const std::uint8_t> data) {
  if (data.size() < 5) return corrupt("太短", "is too short");
  ReplyData reply{data[0], data[1], data[2], {}, {}};
  reply.payload.assign(data.begin() + 5, data.end());
  reply.behind_error.assign(data.begin() + 3, data.end());
  return reply;
}

bool answers(std::span<const std::uint8_t> asked, const ReplyData& reply) {
  if (reply.is_nak()) return true;
  if (asked.size() < 2 || !asks_for_data(asked[0], asked[1])) return reply.is_ack();
  if (asked[0] == 0xA4) return reply.group == 0xA4 && reply.command == 0x08;
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

}  // namespace gongshi::drivers::onbon
