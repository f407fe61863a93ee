#include "drivers/protocol/alpha/special.h"

#include <array>

namespace gongshi::drivers::alpha {
namespace {

Bytes text(std::string_view words) {
  return {words.begin(), words.end()};
}

void put_decimal(Bytes& out, unsigned value) {
  out.push_back(static_cast<std::uint8_t>('0' + value / 10 % 10));
  out.push_back(static_cast<std::uint8_t>('0' + value % 10));
}

std::optional<int> read_decimal(std::span<const std::uint8_t> digits) {
  int value = 0;
  for (const std::uint8_t digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::string words_of(std::span<const std::uint8_t> bytes) {
  std::string words;
  for (const std::uint8_t byte : bytes) {
    if (byte < 0x20 || byte > 0x7E) return {};
    words += static_cast<char>(byte);
  }
  return words;
}

}  // namespace

Bytes ask(std::string_view question) {
  return text(question);
}

Bytes set_time(const LocalTime& time) {
  Bytes out = text("E ");
  const auto minute = static_cast<unsigned>(time.minute_of_day.count());
  put_decimal(out, minute / 60);
  put_decimal(out, minute % 60);
  return out;
}

Bytes set_weekday(const LocalTime& time) {
  Bytes out = text("E&");
  out.push_back(static_cast<std::uint8_t>('1' + time.weekday.c_encoding()));
  return out;
}

Bytes set_date(const LocalTime& time) {
  Bytes out = text("E;");
  put_decimal(out, static_cast<unsigned>(time.date.month()));
  put_decimal(out, static_cast<unsigned>(time.date.day()));
  put_decimal(out, static_cast<unsigned>(static_cast<int>(time.date.year())) % 100);
  return out;
}

Bytes set_hours(bool of_24) {
  return text(of_24 ? "E'M" : "E'S");
}

Bytes set_speaker(bool on) {
  return text(on ? "E!00" : "E!FF");
}

Bytes three_beeps() {
  return text("E(1");
}

Bytes soft_reset() {
  return text("E,");
}

Bytes clear_errors() {
  return text("E4");
}

Bytes run_sequence(std::string_view labels, bool locked) {
  Bytes out = text(locked ? "E.SL" : "E.SU");
  put(out, labels);
  return out;
}

Bytes dim_solar(std::string_view threshold, int level) {
  Bytes out = text("E/");
  put(out, threshold);
  put_decimal(out, static_cast<unsigned>(level));
  return out;
}

std::optional<SignInfo> decode_info(std::span<const std::uint8_t> data) {
  // Part number 8, revision letter 0 or 1, month and year 4, clock 4, time format 1, speaker 2,
  // pool total 4, comma, pool free 4: read from both ends.
  if (data.size() != 28 && data.size() != 29) return std::nullopt;
  const auto pool = decode_pool(data.last(9));
  if (!pool) return std::nullopt;
  const std::size_t revision = data.size() - 28;
  const auto front = data.first(data.size() - 9);
  SignInfo info;
  info.firmware = words_of(front.first(8 + revision));
  info.made = words_of(front.subspan(8 + revision, 4));
  info.clock = words_of(front.subspan(12 + revision, 4));
  info.pool_total = pool->total;
  info.pool_free = pool->free;
  return info;
}

std::optional<Pool> decode_pool(std::span<const std::uint8_t> data) {
  if (data.size() != 9 || data[4] != ',') return std::nullopt;
  const auto total = read_hex(data.first(4));
  const auto free = read_hex(data.last(4));
  if (!total || !free || *free > *total) return std::nullopt;
  return Pool{*total, *free};
}

std::optional<std::uint8_t> decode_errors(std::span<const std::uint8_t> data) {
  // Bit 6 is always 1; bit 7 does not travel.
  if (data.size() != 1 || (data[0] & 0x40U) == 0) return std::nullopt;
  return data[0];
}

Sentence errors_sentence(std::uint8_t status) {
  struct Bit {
    unsigned bit;
    const char *zh, *en;
  };
  constexpr std::array<Bit, 6> kBits{{{0x20, "不认识的命令或标签", "illegal command or label"},
                                      {0x10, "校验和错误", "check sum error"},
                                      {0x08, "缓冲区溢出", "buffer overflow"},
                                      {0x04, "中途超时", "time-out inside a packet"},
                                      {0x02, "帧错误", "framing error"},
                                      {0x01, "奇偶错误", "parity error"}}};
  Sentence words;
  for (const Bit& each : kBits) {
    if ((status & each.bit) == 0) continue;
    words.zh += (words.zh.empty() ? "" : "、") + std::string(each.zh);
    words.en += (words.en.empty() ? "" : ", ") + std::string(each.en);
  }
  return words;
}

std::optional<std::string> decode_sequence(std::span<const std::uint8_t> data) {
  // Order, lock, at most 128 labels.
  if (data.size() < 2 || data.size() > 130) return std::nullopt;
  return words_of(data.subspan(2));
}

std::optional<int> decode_time(std::span<const std::uint8_t> data) {
  if (data.size() != 4) return std::nullopt;
  const auto hour = read_decimal(data.first(2));
  const auto minute = read_decimal(data.last(2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

}  // namespace gongshi::drivers::alpha
