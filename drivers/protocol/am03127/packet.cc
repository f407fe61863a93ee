#include "drivers/protocol/am03127/packet.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace gongshi::drivers::am03127 {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

std::string hex(int byte) {
  const auto value = static_cast<std::size_t>(byte);
  return {kHex[value >> 4 & 15], kHex[value & 15]};
}

std::string two(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

int exclusive_or(std::string_view packet) {
  unsigned sum = 0;
  for (const char c : packet) sum ^= static_cast<unsigned char>(c);
  return static_cast<int>(sum);
}

Bytes framed(int id, std::string_view packet, int check) {
  assert(id >= 0 && id <= 255);
  Bytes out;
  out.reserve(packet.size() + 11);
  const auto put = [&](std::string_view text) { out.insert(out.end(), text.begin(), text.end()); };
  put("<ID" + hex(id) + ">");
  put(packet);
  put(hex(check) + "<E>");
  return out;
}

std::string field(char name, char value) {
  return {'<', name, value, '>'};
}

}  // namespace

Bytes frame(int id, std::string_view packet) {
  return framed(id, packet, exclusive_or(packet));
}

Bytes unreadable_frame(int id, std::string_view packet) {
  return framed(id, packet, exclusive_or(packet) ^ 0xFF);
}

std::string line_packet(const Line& line) {
  assert(line.number >= 1 && line.number <= kMostLines && line.page >= 'A' && line.page <= 'Z');
  return field('L', static_cast<char>('0' + line.number)) + field('P', line.page) +
         field('F', line.lead) + field('M', line.speed) + field('W', line.wait) +
         field('F', line.lag) + line.text;
}

std::string delete_line_packet(int number, char page) {
  return {'<', 'D', 'L', static_cast<char>('0' + number), 'P', page, '>'};
}

std::string always_packet(char schedule, std::string_view pages) {
  assert(pages.size() <= static_cast<std::size_t>(kMostSchedulePages));
  // YYMMDDhhmm twice: from 2000-01-01 00:00 to 2099-12-31 23:59.
  return field('T', schedule) + "0001010000" + "9912312359" + std::string(pages);
}

std::string delete_schedule_packet(char schedule) {
  return {'<', 'D', 'T', schedule, '>'};
}

std::string default_page_packet(char page) {
  return {'<', 'R', 'P', page, '>'};
}

std::string clock_packet(const LocalTime& time) {
  const int minutes = static_cast<int>(time.minute_of_day.count());
  return "<SC>" + two(static_cast<int>(time.date.year())) +
         two(static_cast<int>(time.weekday.iso_encoding())) +
         two(static_cast<int>(static_cast<unsigned>(time.date.month()))) +
         two(static_cast<int>(static_cast<unsigned>(time.date.day()))) + two(minutes / 60) +
         two(minutes % 60) + two(static_cast<int>(time.second.count()));
}

std::string brightness_packet(char level) {
  return field('B', level);
}

char brightness_level(int pct) {
  if (pct >= 88) return 'A';
  if (pct >= 63) return 'B';
  return pct >= 38 ? 'C' : 'D';
}

std::string begin_update_packet() {
  return "<BE>";
}

std::string end_update_packet() {
  return "<BF>";
}

Answer find_answer(std::span<const std::uint8_t> heard) {
  const std::string text(heard.begin(), heard.end());
  if (text.ends_with("NACK")) return Answer::kNack;
  if (!text.ends_with("ACK")) return Answer::kNone;
  if (text.size() == 3) return Answer::kAck;
  const unsigned before = heard[heard.size() - 4];
  return std::popcount(before ^ static_cast<unsigned>('N')) <= 1 ? Answer::kNone : Answer::kAck;
}

}  // namespace gongshi::drivers::am03127
