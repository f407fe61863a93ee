// Transport: bytes to a board and back, never blocking; BoardLink waits in the Loop.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "drivers/os/result.h"
#include "drivers/transport/port.h"

namespace gongshi::drivers {

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
};

/// Opens any kind of port. Never blocks.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_transport(const Port& port);

}  // namespace gongshi::drivers
