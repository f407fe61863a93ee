#include "drivers/simulator/alpha/sign_line.h"

#include <array>
#include <cstdio>
#include <optional>
#include <utility>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBuffer = 16'384;
constexpr auto kTimeout = 1s;      // between two bytes of a packet
constexpr auto kNestPause = 95ms;  // 100, less what a host's clock may round away

int nibble(unsigned digit) {
  if (digit >= '0' && digit <= '9') return static_cast<int>(digit - '0');
  if (digit >= 'A' && digit <= 'F') return static_cast<int>(digit - 'A' + 10);
  return -1;
}

/// Takes a packet apart whose spelling is undone.
class Parser {
 public:
  Parser(SignPacket& packet, std::span<const std::uint8_t> bytes, std::span<const SteadyTime> times)
      : packet_(packet), bytes_(bytes), times_(times) {}

  void parse() {
    std::size_t at = 1;
    while (true) {
      if (at + 3 >= bytes_.size()) return fail("no type and address", kSignIllegal);
      const bool hex = is_digit(bytes_[at + 1]) && is_digit(bytes_[at + 2]);
      if (!hex) return fail("address is not two hex digits or ?", kSignIllegal);
      packet_.targets.emplace_back(bytes_.begin() + static_cast<std::ptrdiff_t>(at),
                                   bytes_.begin() + static_cast<std::ptrdiff_t>(at + 3));
      at += 3;
      if (bytes_[at] != ',') break;
      ++at;
    }
    while (packet_.fault.empty() && at < bytes_.size() && bytes_[at] == 0x02) at = block(at);
    if (!packet_.fault.empty()) return;
    if (at + 1 != bytes_.size()) return fail("no STX where a command begins", kSignIllegal);
  }

 private:
  static bool is_digit(unsigned c) { return c == '?' || nibble(c) >= 0; }

  void fail(std::string why, unsigned bit) {
    packet_.fault = std::move(why);
    packet_.error |= bit;
  }

  /// One block from its STX on; where the next thing is.
  std::size_t block(std::size_t stx) {
    std::size_t end = stx + 1;
    unsigned sum = 2;
    while (end < bytes_.size() && bytes_[end] > 4) sum += bytes_[end++];
    if (end == bytes_.size()) {
      fail("no end of the packet where its spelling is undone", kSignIllegal);
      return end;
    }
    if (end == stx + 1) {
      fail("a block without a command", kSignIllegal);
      return end;
    }
    const unsigned stop = bytes_[end];
    std::size_t next = end;
    if (stop == 0x03) {
      next = end + 1;
      if (bytes_[next] == 0x04) {
        fail("ETX behind the last command: the sign waits for a check sum", kSignSum);
        return next;
      }
      if (bytes_[next] != 0x02) {
        if (next + 4 >= bytes_.size()) {
          fail("check sum cut short", kSignSum);
          return next;
        }
        int told = 0;
        for (int digit = 0; digit < 4; ++digit, ++next) {
          const int value = nibble(bytes_[next]);
          told = value < 0 || told < 0 ? -1 : told * 16 + value;
        }
        if (told != static_cast<int>((sum + 3) & 0xFFFFU)) {
          fail("check sum", kSignSum);
          return next;
        }
      }
    } else if (stop != 0x04) {
      fail("a control byte of the frame inside of data", kSignIllegal);
      return next;
    }
    take(stx, end);
    return next;
  }

  void take(std::size_t stx, std::size_t end) {
    SignBlock block;
    block.command = static_cast<char>(bytes_[stx + 1]);
    block.data.assign(bytes_.begin() + static_cast<std::ptrdiff_t>(stx + 2),
                      bytes_.begin() + static_cast<std::ptrdiff_t>(end));
    block.paused = times_[stx + 1] - times_[stx] >= kNestPause;
    // Command, label, HH, WW: the seventh byte is the first of the rows.
    if (end > stx + 7) {
      block.pause =
          std::chrono::duration_cast<std::chrono::milliseconds>(times_[stx + 7] - times_[stx + 6]);
    }
    packet_.blocks.push_back(std::move(block));
  }

  SignPacket& packet_;
  std::span<const std::uint8_t> bytes_;
  std::span<const SteadyTime> times_;
};

}  // namespace

std::vector<SignPacket> SignLine::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<SignPacket> packets;
  // Ten bit times a byte, the last of which has just ended.
  const auto each = baud_ > 0 ? SteadyClock::duration{10s} / baud_ : SteadyClock::duration{0};
  SteadyTime at = now.steady - each * static_cast<long>(bytes.size());
  if (inside_ && at - last_ > kTimeout) {
    packets.push_back(cut("a gap of more than 1 s inside a packet", kSignTimeout));
  }
  for (const std::uint8_t byte : bytes) take(byte, at += each, packets);
  last_ = now.steady;
  return packets;
}

void SignLine::begin(Spelling spelling, std::vector<std::uint8_t> head, SteadyTime now) {
  inside_ = true;
  spelling_ = spelling;
  open_.clear();
  for (const std::uint8_t byte : head) open_.push_back({byte, now});
  before_.clear();
}

SignPacket SignLine::cut(std::string fault, unsigned error) {
  SignPacket packet;
  for (const Byte& byte : open_) packet.raw.push_back(byte.value);
  packet.fault = std::move(fault);
  packet.error = error;
  if (!open_.empty()) packet.begun = open_.front().at;
  open_.clear();
  inside_ = false;
  return packet;
}

bool SignLine::ends() const {
  const auto back = [&](std::size_t from_end) {
    return open_.size() > from_end ? open_[open_.size() - 1 - from_end].value : 0;
  };
  if (spelling_ == Spelling::kPlain) return back(0) == 0x04;
  if (spelling_ == Spelling::kTwo) return back(1) == ']' && back(0) == '$';
  return back(2) == '_' && back(1) == '0' && back(0) == '4';
}

void SignLine::take(std::uint8_t byte, SteadyTime now, std::vector<SignPacket>& packets) {
  if (byte == 0x01) {
    if (inside_) packets.push_back(cut("a new packet began inside this one", kSignIllegal));
    begin(Spelling::kPlain, {byte}, now);
    if (nuls_ < 5) packets.push_back(cut("fewer than five NULs: the baud rate is not known", 0));
    nuls_ = 0;
    return;
  }
  nuls_ = byte == 0 ? nuls_ + 1 : nuls_;
  if (!inside_) {
    before_ += static_cast<char>(byte);
    if (before_.size() > 3) before_.erase(0, 1);
    if (before_.ends_with("_01")) begin(Spelling::kThree, {'_', '0', '1'}, now);
    if (before_.ends_with("]!")) begin(Spelling::kTwo, {']', '!'}, now);
    if (byte != 0 && !inside_) nuls_ = 0;
    return;
  }
  open_.push_back({byte, now});
  if (open_.size() > kBuffer) {
    packets.push_back(cut("longer than the sign's buffer", kSignOverflow));
    return;
  }
  if (!ends()) return;
  nuls_ = 0;
  std::vector<std::uint8_t> plain;
  std::vector<SteadyTime> times;
  for (std::size_t at = 0; at < open_.size(); ++at) {
    std::uint8_t value = open_[at].value;
    const SteadyTime when = open_[at].at;
    if (spelling_ != Spelling::kPlain && value == '_' && at + 2 < open_.size()) {
      const int high = nibble(open_[at + 1].value);
      const int low = nibble(open_[at + 2].value);
      if (high >= 0 && low >= 0) {
        value = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
      }
    } else if (spelling_ == Spelling::kTwo && value == ']' && at + 1 < open_.size()) {
      value = static_cast<std::uint8_t>(open_[++at].value - 0x20);
    }
    plain.push_back(value);
    times.push_back(when);
  }
  SignPacket packet = cut({}, 0);
  packet.begun = times.front();
  Parser(packet, plain, times).parse();
  packets.push_back(std::move(packet));
}

std::vector<std::uint8_t> sign_reply(char command, const std::string& data) {
  std::string body = std::string("\x02") + command + data + '\x03';
  unsigned sum = 0;
  for (const char c : body) sum += static_cast<std::uint8_t>(c);
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), "%04X", sum & 0xFFFFU);
  const std::string frame = std::string(26, '\0') + "\x01" + "000" + body + digits.data() + '\x04';
  return {frame.begin(), frame.end()};
}

}  // namespace gongshi::drivers::simulator
