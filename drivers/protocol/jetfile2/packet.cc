#include "drivers/protocol/jetfile2/packet.h"

#include <array>
#include <cassert>
#include <string>

namespace gongshi::drivers::jetfile2 {
namespace {

constexpr std::size_t kHead = 16;

void put16(Bytes& out, std::size_t value) {
  out.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  out.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFFU));
}

std::uint16_t get16(std::span<const std::uint8_t> bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
}

struct StatusWord {
  std::uint16_t code;
  const char* zh;
  const char* en;
};

constexpr std::array<StatusWord, 19> kStatusWords{{
    {0x9002, "校验和不对", "the check sum is wrong"},
    {0x9004, "不认识的主命令", "unknown main command"},
    {0x9005, "不认识的子命令", "unknown sub command"},
    {0x9006, "长度不对", "wrong length"},
    {0x9008, "没有这个文件", "no such file"},
    {0x9010, "打不开文件", "the file cannot be opened"},
    {0x9011, "不支持这条命令", "the command is not supported"},
    {0x9012, "存储满了", "the disk is full"},
    {0x9013, "数据包太大", "the packet is too large"},
    {0x9014, "数据包次序不对", "the packets are out of order"},
    {0x9015, "文件正在使用", "the file is in use"},
    {0x9030, "要先登录，请用厂家工具取消密码",
     "it wants a log-in, remove its password with the vendor's tool"},
    {0x9031, "密码不对", "wrong password"},
    {0x9032, "用户名不对", "wrong user name"},
    {0x2101, "文件太大", "the file is too large"},
    {0x2102, "空间不够", "not enough space"},
    {0x2901, "紧急消息太长", "the emergency message is too long"},
    {0x5201, "时钟没有设成", "the clock was not set"},
    {0x7E01, "文件不存在", "the file does not exist"},
}};

}  // namespace

std::uint16_t sum16(std::span<const std::uint8_t> bytes) {
  unsigned sum = 0;
  for (const std::uint8_t byte : bytes) sum += byte;
  return static_cast<std::uint16_t>(sum & 0xFFFFU);
}

Bytes encode_packet(const Request& request, Address to, std::uint16_t serial, bool reply_wanted) {
  const std::size_t units = (request.argument.size() + 3) / 4;
  assert(units <= 255 && request.data.size() <= 0xFFFF);
  Bytes out{0x55, 0xA7, 0, 0};
  out.reserve(kHead + units * 4 + request.data.size());
  put16(out, request.data.size());
  put16(out, 0);  // source: the host
  out.push_back(to.group);
  out.push_back(to.unit);
  put16(out, serial);
  out.push_back(static_cast<std::uint8_t>(request.command >> 8));
  out.push_back(static_cast<std::uint8_t>(request.command & 0xFF));
  out.push_back(static_cast<std::uint8_t>(units));
  out.push_back(reply_wanted ? 0 : 1);
  out.insert(out.end(), request.argument.begin(), request.argument.end());
  out.resize(kHead + units * 4);
  out.insert(out.end(), request.data.begin(), request.data.end());
  const std::uint16_t sum = sum16(std::span(out).subspan(4));
  out[2] = static_cast<std::uint8_t>(sum & 0xFF);
  out[3] = static_cast<std::uint8_t>(sum >> 8);
  return out;
}

std::optional<Reply> find_reply(std::span<const std::uint8_t> heard, std::uint16_t serial,
                                Command command) {
  // Sums of the first n bytes: however many heads the noise has, each costs the same.
  std::vector<std::uint32_t> sums{0};
  sums.reserve(heard.size() + 1);
  for (const std::uint8_t byte : heard) sums.push_back(sums.back() + byte);
  for (std::size_t at = 0; at + kHead <= heard.size(); ++at) {
    if (heard[at] != 0x55 || heard[at + 1] != 0xA8) continue;
    const auto rest = heard.subspan(at);
    const std::size_t argument = rest[14] * std::size_t{4};
    const std::size_t whole = kHead + argument + get16(rest, 4);
    // It may be a sync word inside something else: looked for further on as well.
    if (whole > kLongestReply || rest.size() < whole) continue;
    const auto frame = rest.first(whole);
    if (((sums[at + whole] - sums[at + 4]) & 0xFFFFU) != get16(frame, 2)) continue;
    Reply reply;
    reply.serial = get16(frame, 10);
    reply.command = static_cast<Command>(frame[12] << 8 | frame[13]);
    if (reply.serial == serial && reply.command == command) {
      const auto values = frame.subspan(kHead, argument);
      const auto data = frame.subspan(kHead + argument);
      reply.argument.assign(values.begin(), values.end());
      reply.data.assign(data.begin(), data.end());
      const auto& code = argument >= 2 ? reply.argument : reply.data;
      if (frame[15] == 1 && code.size() >= 2) reply.status = get16(code, 0);
      return reply;
    }
    at += whole - 1;
  }
  return std::nullopt;
}

bool status_is_ok(std::uint16_t status) {
  return status == 0x9000 || status == 0x4B4F;
}

bool status_is_passing(std::uint16_t status) {
  return status == 0x9002 || status == 0x9014 || status == 0x9015;
}

bool status_is_unknown_command(std::uint16_t status) {
  return status == 0x9004 || status == 0x9005 || status == 0x9011;
}

bool status_is_no_file(std::uint16_t status) {
  return status == 0x9008 || status == 0x7E01;
}

Sentence status_sentence(std::uint16_t status) {
  for (const StatusWord& word : kStatusWords) {
    if (word.code == status) return {word.zh, word.en};
  }
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string code;
  for (int shift = 12; shift >= 0; shift -= 4) code += digits[unsigned{status} >> shift & 15U];
  return {"状态码 " + code, "status " + code};
}

}  // namespace gongshi::drivers::jetfile2
