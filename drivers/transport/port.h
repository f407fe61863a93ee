// Port: where a board is, as people write it: "serial:/dev/gongshi/lobby?baud=57600",
// "tcp:10.0.0.7:5005", "udp:10.0.0.9:4048", "eth:eth1", "pty:/dev/pts/4", "file:/tmp/board.txt",
// "stdout:", "window:TITLE". Options follow a question mark: "?baud=9600&form=7E1".
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::drivers {

struct Port {
  enum class Kind : std::uint8_t { kSerial, kTcp, kUdp, kEth, kPty, kFile, kStdout, kWindow };
  Kind kind = Kind::kPty;
  std::string text;  // as it was written
  std::string path;  // kSerial, kPty, kFile; kWindow: its title

  // kSerial; a pty takes `baud` too, for a simulated line of that speed (0: faster than matters)
  int baud = 57600;
  bool baud_given = false;   // else the kind of board says (usual(), catalogue.h)
  std::string form = "8N1";  // data bits, parity, stop bits
  bool form_given = false;
  bool rs485 = false;  // the kernel turns the line's direction (TIOCSRS485)
  bool dtr = true, rts = true;
  std::chrono::milliseconds turnaround{0};  // silence between two boards on one line

  // kTcp, kUdp
  std::string
      host;  // an address, "localhost", or "multicast" (kUdp): each datagram names its group
  std::uint16_t number = 0;
  std::uint16_t local = 0;  // kUdp: our own port number; 0: any
  int ttl = 0;              // kUdp; 0: the kernel's
  int mbit_s = 0;           // kUdp, kEth: the kernel's pace (with the fq discipline); 0: none

  // kEth; kUdp: the interface by which multicast leaves, empty: the kernel chooses
  std::string interface;

  /// Nothing ever comes back from a file, from standard output or from a window; a multicast
  /// socket, which is not connected, would hear strangers only.
  [[nodiscard]] bool answers() const {
    return kind != Kind::kFile && kind != Kind::kStdout && kind != Kind::kWindow && !multicast();
  }

  /// A socket that can send to several groups; every Send says to which (Send::to).
  [[nodiscard]] bool multicast() const { return kind == Kind::kUdp && host == "multicast"; }

  /// What the line carries: 8N1 takes ten bit times a byte. 0: a network, faster than matters.
  [[nodiscard]] int bytes_per_second() const;
};

/// Errc::kUsage, word E2201: names the wrong part and the valid forms.
[[nodiscard]] Result<Port> parse_port(std::string_view text);

}  // namespace gongshi::drivers
