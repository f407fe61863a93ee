// Port: where a board is, as people write it: "serial:/dev/ttyUSB0?baud=57600",
// "tcp:10.0.0.7:5005", "pty:/dev/pts/4", "file:/tmp/board.txt", "stdout:".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::drivers {

struct Port {
  enum class Kind : std::uint8_t { kSerial, kTcp, kPty, kFile, kStdout };
  Kind kind = Kind::kPty;
  std::string path;          // kSerial, kPty, kFile
  int baud = 57600;          // kSerial
  std::string host;          // kTcp: an address, or "localhost"
  std::uint16_t number = 0;  // kTcp
  std::string text;          // as it was written

  /// Nothing ever comes back from a file or from standard output.
  [[nodiscard]] bool answers() const { return kind != Kind::kFile && kind != Kind::kStdout; }

  /// What the line carries: 8N1 takes ten bit times a byte. 0: a network, faster than matters.
  [[nodiscard]] int bytes_per_second() const { return kind == Kind::kSerial ? baud / 10 : 0; }
};

/// Errc::kUsage, word E2201: names the wrong part and the valid forms.
[[nodiscard]] Result<Port> parse_port(std::string_view text);

}  // namespace gongshi::drivers
