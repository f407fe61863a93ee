// Wire: where a simulated card is reached: a pty, loopback TCP or UDP, or a raw Ethernet interface.
//
// On a pty and in a connection bytes arrive as they come; on UDP and Ethernet each receive is one
// datagram or frame, and a reply goes to whoever sent the last one.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "drivers/os/file.h"
#include "drivers/os/loop.h"

namespace gongshi::drivers::simulator {

struct WireOrder {
  enum class Kind : std::uint8_t { kPty, kTcp, kUdp, kEth };
  Kind kind = Kind::kPty;
  int port = 0;             // kTcp, kUdp; 0: any free one
  std::string interface{};  // kEth
  fs::path link{};          // kPty: a symlink to it that stays when the pty changes
};

/// "pty", "tcp", "tcp:5005", "udp:4048", "eth:veth1".
/// `lines` are those that the kind of card has, the usual first; empty text: that one.
/// Errc::kUsage, word E2204: names the valid ones.
[[nodiscard]] Result<WireOrder> parse_wire(std::string_view text, std::string_view lines);

class Wire {
 public:
  using Take = std::function<void(std::span<const std::uint8_t>)>;

  virtual ~Wire() = default;

  /// As a port is written: "pty:/dev/pts/4", "tcp:127.0.0.1:40123".
  [[nodiscard]] virtual const std::string& address() const = 0;
  /// To the host; lost where nobody listens or reads, as it would be on a wire.
  virtual void put(std::span<const std::uint8_t> bytes) = 0;

  /// The adapter is pulled out and put in again: a pty comes back under another name.
  virtual void unplug() = 0;
  [[nodiscard]] virtual Status plug_in() = 0;
};

/// Loop and `take` outlive the Wire.
/// Errc::kIo: no such interface, no permission, a port that is taken.
[[nodiscard]] Result<std::unique_ptr<Wire>> open_wire(Loop& loop, const WireOrder& order,
                                                      Wire::Take take);

// The ways, for open_wire().
[[nodiscard]] Result<std::unique_ptr<Wire>> open_pty_wire(Loop& loop, const WireOrder& order,
                                                          Wire::Take take);
[[nodiscard]] Result<std::unique_ptr<Wire>> open_tcp_wire(Loop& loop, const WireOrder& order,
                                                          Wire::Take take);
[[nodiscard]] Result<std::unique_ptr<Wire>> open_udp_wire(Loop& loop, const WireOrder& order,
                                                          Wire::Take take);
[[nodiscard]] Result<std::unique_ptr<Wire>> open_eth_wire(Loop& loop, const WireOrder& order,
                                                          Wire::Take take);

/// What a failure to listen is a failure of.
[[nodiscard]] Sentence wire_opening(const std::string& where);

}  // namespace gongshi::drivers::simulator
