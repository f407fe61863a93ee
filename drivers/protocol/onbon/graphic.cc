#include "drivers/protocol/onbon/graphic.h"

#include <algorithm>
#include <array>

#include "drivers/protocol/onbon/byte_writer.h"
#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {
namespace {

// Vendor's manuals of dynamic areas, table of controller types.
constexpr std::array<CardType, 17> kTypes{{
    {"5e1", 0x0154, Family::k5E},
    {"5e2", 0x0254, Family::k5E},
    {"5e3", 0x0354, Family::k5E},
    {"5q0+", 0x1056, Family::k5Q},
    {"5q1+", 0x1156, Family::k5Q},
    {"5q2+", 0x1256, Family::k5Q},
    {"6e1", 0x0174, Family::k6E},
    {"6e2", 0x0274, Family::k6E},
    {"6e3", 0x0374, Family::k6E},
    {"6e1x", 0x0474, Family::k6E},
    {"6e2x", 0x0574, Family::k6E},
    {"6ql", 0x0066, Family::k6Q},
    {"6q1", 0x0166, Family::k6Q},
    {"6q2", 0x0266, Family::k6Q},
    {"6q3", 0x0366, Family::k6Q},
    {"6q2l", 0x0466, Family::k6Q},
    {"6q3l", 0x0566, Family::k6Q},
}};

constexpr std::size_t kReplyBytes = 9;  // before the data

}  // namespace

std::optional<CardType> card_type(std::uint16_t code) {
  const auto* const found = std::find_if(kTypes.begin(), kTypes.end(),
                                         [&](const CardType& type) { return type.code == code; });
  if (found == kTypes.end()) return std::nullopt;
  return *found;
}

std::optional<CardType> card_type(std::string_view word) {
  const auto* const found = std::find_if(kTypes.begin(), kTypes.end(),
                                         [&](const CardType& type) { return type.word == word; });
  if (found == kTypes.end()) return std::nullopt;
  return *found;
}

std::string card_type_words() {
  std::string all;
  for (const CardType& type : kTypes) all += (all.empty() ? "" : ", ") + std::string(type.word);
  return all;
}

Bytes request_body(unsigned group, unsigned command, std::span<const std::uint8_t> data) {
  const auto stated = static_cast<unsigned>(data.size() <= 0xFFFF ? data.size() : 0);
  return ByteWriter{}.u8(1).u8(group).u8(command).u16(stated).raw(data).take();
}

Result<GraphicReply> decode_reply_body(std::span<const std::uint8_t> body) {
  if (body.size() < kReplyBytes) return corrupt_reply("太短", "is too short");
  if (body[0] != 0) return corrupt_reply("不是应答", "is not a reply");
  GraphicReply reply;
  reply.group = body[1];
  reply.command = body[2];
  const bool failed = (u16_at(body, 3) & 1U) != 0;
  reply.error = static_cast<std::uint16_t>(u16_at(body, 5));
  if (failed && reply.error == 0) return corrupt_reply("自相矛盾", "contradicts itself");
  if (!failed) reply.error = 0;
  std::span<const std::uint8_t> data = body.subspan(kReplyBytes);
  const std::size_t stated = u16_at(body, 7);
  if (stated != 0 && stated < data.size()) data = data.first(stated);
  reply.data.assign(data.begin(), data.end());
  return reply;
}

Sentence graphic_error_sentence(std::uint16_t error) {
  switch (error) {
    case 17:
      return {"控制卡型号不符（错误码 17）", "wrong controller type (error 17)"};
    case 18:
      return {"屏参数不对（错误码 18）", "wrong screen parameter (error 18)"};
    case 19:
      return {"控制卡编号不对（错误码 19）", "wrong controller id (error 19)"};
    default:
      break;
  }
  if (error <= 0xFF) return error_sentence(static_cast<std::uint8_t>(error));
  const std::string number = std::to_string(error);
  return {"未知错误码 " + number, "unknown error " + number};
}

std::string printable(std::span<const std::uint8_t> field) {
  std::string text;
  for (const std::uint8_t byte : field) {
    if (byte == 0) break;
    text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

Error corrupt_reply(const std::string& zh, const std::string& en) {
  return {Errc::kCorrupt, {"控制卡的应答" + zh, "the card's reply " + en}, {}};
}

}  // namespace gongshi::drivers::onbon
