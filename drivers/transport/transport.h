// Transport: bytes to a board and back, never blocking; BoardLink waits in the Loop.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "drivers/os/result.h"
#include "drivers/transport/port.h"

namespace gongshi::drivers {

/// Of a network cable: whether something is at its other end, and how fast.
struct LinkState {
  bool up = false;
  int mbit_s = 0;  // 0: not known
  bool operator==(const LinkState&) const = default;
};

struct Datagram {
  std::span<const std::uint8_t> bytes;
  std::uint32_t to = 0;  // an IPv4 address in host order; 0: the port's own
};

/// A port where each write is a packet: it goes whole or not at all.
class DatagramSender {
 public:
  virtual ~DatagramSender() = default;
  /// How many of them left, from the first; 0 when the port takes none just now.
  [[nodiscard]] virtual Result<std::size_t> send(std::span<const Datagram> datagrams) = 0;
};

class Transport {
 public:
  virtual ~Transport() = default;

  /// For the Loop; -1 never.
  [[nodiscard]] virtual int fd() const = 0;

  /// A TCP connection in the making: writable when finish_connecting() has an answer.
  [[nodiscard]] virtual bool connecting() const = 0;
  [[nodiscard]] virtual Status finish_connecting() = 0;

  /// How many bytes came or went; 0 when the line has none, or takes none, just now.
  /// Errc::kClosed: the other side is gone (a hung-up line reads as end of file or EIO).
  [[nodiscard]] virtual Result<std::size_t> read(std::span<std::uint8_t> bytes) = 0;
  [[nodiscard]] virtual Result<std::size_t> write(std::span<const std::uint8_t> bytes) = 0;

  /// This port where it keeps packets apart; nullptr: a stream. There read() gives one packet at a
  /// time.
  [[nodiscard]] virtual DatagramSender* datagrams() { return nullptr; }
  /// Empty: the kind of port has no cable that could be asked.
  [[nodiscard]] virtual std::optional<LinkState> link() const { return std::nullopt; }
};

/// Opens any kind of port. Never blocks.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_transport(const Port& port);

}  // namespace gongshi::drivers
