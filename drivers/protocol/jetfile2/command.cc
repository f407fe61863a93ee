#include "drivers/protocol/jetfile2/command.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>

namespace gongshi::drivers::jetfile2 {
namespace {

using Minute = std::chrono::local_time<std::chrono::minutes>;

void put(Bytes& out, std::size_t value, int bytes) {
  for (int index = 0; index < bytes; ++index) {
    out.push_back(static_cast<std::uint8_t>(value >> (8 * index) & 0xFFU));
  }
}

std::uint8_t to_bcd(int value) {
  return static_cast<std::uint8_t>(value / 10 % 10 << 4 | value % 10);
}

/// -1 when a nibble is no digit.
int from_bcd(std::uint8_t value) {
  const int tens = value >> 4;
  const int ones = value & 15;
  return tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
}

void put_name(Bytes& out, const std::string& name) {
  assert(name.size() <= 12);
  out.insert(out.end(), name.begin(), name.end());
  out.resize(out.size() + 12 - name.size());
}

/// Write and read commands stand next to each other by folder.
Command of_folder(Command main, char folder) {
  const int sub = folder == 'T' ? 4 : folder == 'S' ? 5 : folder == 'P' ? 6 : 7;
  return static_cast<Command>(main | sub);
}

}  // namespace

std::string Path::text() const {
  return std::string{disk, ':', '\\', folder, '\\'} + name;
}

Request connection_test() {
  return {.command = 0x0301};
}

Request read_status() {
  return {.command = 0x010B};
}

Request read_power() {
  return {.command = 0x0405};
}

Request set_power(bool on) {
  if (on) return {.command = 0x0404};
  return {.command = 0x0403, .argument = {1, 0, 0, 0}};
}

Request set_brightness(int pct) {
  return {.command = 0x0407,
          .argument = {static_cast<std::uint8_t>(std::clamp(pct, 1, 100)), 0, 0, 0}};
}

Request read_clock() {
  return {.command = 0x0501};
}

Request set_clock(const LocalTime& time, std::uint8_t zone) {
  const int year = static_cast<int>(time.date.year());
  const int minutes = static_cast<int>(time.minute_of_day.count());
  return {.command = 0x0502,
          .argument = {to_bcd(year % 100), to_bcd(year / 100),
                       to_bcd(static_cast<int>(static_cast<unsigned>(time.date.month()))),
                       to_bcd(static_cast<int>(static_cast<unsigned>(time.date.day()))),
                       to_bcd(minutes / 60), to_bcd(minutes % 60),
                       to_bcd(static_cast<int>(time.weekday.c_encoding()) + 1), zone}};
}

std::size_t packets_of(std::size_t size) {
  return std::max<std::size_t>(1, (size + kPacketData - 1) / kPacketData);
}

Request write_file(const Path& path, std::span<const std::uint8_t> file, std::size_t index) {
  const std::size_t from = index * kPacketData;
  assert(from <= file.size());
  Request request{.command = of_folder(0x0200, path.folder)};
  Bytes& argument = request.argument;
  argument = {static_cast<std::uint8_t>(path.disk), 0};  // no buzzer
  put_name(argument, path.name);
  put(argument, file.size(), 4);
  put(argument, std::min(file.size(), kPacketData), 2);
  put(argument, packets_of(file.size()), 2);
  put(argument, index + 1, 2);
  const auto part = file.subspan(from, std::min(kPacketData, file.size() - from));
  request.data.assign(part.begin(), part.end());
  return request;
}

Request read_file(const Path& path) {
  Request request{.command = of_folder(0x0100, path.folder)};
  Bytes& argument = request.argument;
  argument = {static_cast<std::uint8_t>(path.disk), 0, 0, 0};
  put_name(argument, path.name);
  put(argument, kPacketData, 2);
  put(argument, 1, 2);
  return request;
}

Request show_emergency(int seconds, bool buzzer, std::span<const std::uint8_t> file) {
  assert(seconds >= 0 && seconds <= 0xFFFF && file.size() <= kMostEmergency);
  Request request{.command = 0x0209};
  put(request.argument, static_cast<std::size_t>(seconds), 2);
  request.argument.push_back(buzzer ? 1 : 0);
  request.argument.push_back(0);
  request.data.assign(file.begin(), file.end());
  return request;
}

std::optional<SignStatus> decode_status(const Reply& reply) {
  const Bytes& in = reply.argument;
  if (in.size() < 5 || in[0] > static_cast<std::uint8_t>(Mode::kNoWrap)) return std::nullopt;
  SignStatus status;
  status.mode = static_cast<Mode>(in[0]);
  const auto degrees = [](std::uint8_t byte) -> std::optional<int> {
    if (byte == 0xFF) return std::nullopt;
    return byte < 0x80 ? byte : byte - 256;
  };
  status.inside_c = degrees(in[1]);
  status.outside_c = degrees(in[2]);
  status.humidity_pct = in[4];
  return status;
}

Sentence mode_sentence(Mode mode) {
  switch (mode) {
    case Mode::kNormal:
      return {"正常", "normal"};
    case Mode::kEmergency:
      return {"紧急消息", "emergency message"};
    case Mode::kBlack:
      return {"黑屏", "black"};
    case Mode::kRemote:
      return {"遥控器操作中", "remote control"};
    case Mode::kTest:
      return {"测试", "test"};
    case Mode::kStreaming:
      return {"连续传送画面", "streaming"};
    case Mode::kNoWrap:
      return {"不换行滚动", "no-wrap"};
  }
  return {};
}

std::optional<bool> decode_power(const Reply& reply) {
  const Bytes& in = reply.data.empty() ? reply.argument : reply.data;
  if (in.empty() || in[0] > 2) return std::nullopt;
  return in[0] == 0;
}

std::optional<SignClock> decode_clock(const Reply& reply) {
  const Bytes& in = reply.argument.empty() ? reply.data : reply.argument;
  if (in.size() < 8) return std::nullopt;
  std::array<int, 6> part{};
  for (std::size_t index = 0; index < part.size(); ++index) {
    part[index] = from_bcd(in[index]);
    if (part[index] < 0) return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{part[1] * 100 + part[0]},
                                         std::chrono::month{static_cast<unsigned>(part[2])},
                                         std::chrono::day{static_cast<unsigned>(part[3])}};
  if (!date.ok() || part[4] > 23 || part[5] > 59) return std::nullopt;
  const Minute time = std::chrono::local_days{date} + std::chrono::minutes{part[4] * 60 + part[5]};
  return SignClock{time, in[7]};
}

Minute minute_of(const LocalTime& time) {
  return std::chrono::local_days{time.date} + time.minute_of_day;
}

std::string clock_text(const SignClock& clock) {
  const auto day = std::chrono::floor<std::chrono::days>(clock.time);
  const long minutes = (clock.time - day).count();
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), " %02ld:%02ld", minutes / 60, minutes % 60);
  return date_text(std::chrono::year_month_day{day}) + text.data();
}

std::string decode_version(const Reply& reply) {
  const Bytes& in = reply.argument.empty() ? reply.data : reply.argument;
  if (in.size() < 2) return {};
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%02X%02X", static_cast<unsigned>(in[1]),
                static_cast<unsigned>(in[0]));
  return text.data();
}

}  // namespace gongshi::drivers::jetfile2
