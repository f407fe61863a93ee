// The sign's end of the line: packets out of bytes, and replies into them.
//
// Written from the protocol's description alone and sharing nothing with drivers/protocol: what the
// driver encodes wrongly must not be decoded wrongly in the same way here.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "drivers/now.h"

namespace gongshi::drivers::simulator {

/// Bits of the serial error register.
inline constexpr unsigned kSignIllegal = 0x20, kSignSum = 0x10, kSignOverflow = 0x08,
                          kSignTimeout = 0x04;

struct SignBlock {
  char command = 0;
  std::vector<std::uint8_t> data;
  bool paused = false;  // 100 ms or more passed behind its STX
  /// How long the line was still behind the sixth byte (of a picture: behind its width).
  std::chrono::milliseconds pause{0};
};

struct SignPacket {
  std::vector<std::uint8_t> raw;
  std::vector<std::string> targets;  // "Z00": type and address
  std::vector<SignBlock> blocks;     // those that are to be done
  std::string fault;                 // why the rest is not; empty: all of it is
  unsigned error = 0;                // for the register
  SteadyTime begun{};
};

class SignLine {
 public:
  /// Of `baud` it tells when each byte of a chunk came; 0: all at once.
  explicit SignLine(int baud = 0) : baud_(baud) {}

  [[nodiscard]] std::vector<SignPacket> receive(std::span<const std::uint8_t> bytes, Now now);

 private:
  struct Byte {
    std::uint8_t value = 0;
    SteadyTime at{};
  };
  enum class Spelling : std::uint8_t { kPlain, kTwo, kThree };

  void take(std::uint8_t byte, SteadyTime now, std::vector<SignPacket>& packets);
  void begin(Spelling spelling, std::vector<std::uint8_t> head, SteadyTime now);
  [[nodiscard]] SignPacket cut(std::string fault, unsigned error);
  [[nodiscard]] bool ends() const;

  int baud_;
  std::vector<Byte> open_;  // spelled as it came, from SOH on
  bool inside_ = false;
  Spelling spelling_ = Spelling::kPlain;
  std::string before_;  // the last characters outside of a packet
  int nuls_ = 0;        // in a row
  SteadyTime last_{};
};

/// 26 NULs (as two signs were seen to send), type 0, address 00, the check sum.
[[nodiscard]] std::vector<std::uint8_t> sign_reply(char command, const std::string& data);

}  // namespace gongshi::drivers::simulator
