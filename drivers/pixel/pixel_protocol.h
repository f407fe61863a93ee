// PixelProtocol: one way of bringing finished pictures to a wall; PixelBoard decides which and
// when.
//
// It holds what the protocol must remember (sequence numbers, which cards answered) and turns
// pictures into datagrams. No I/O, no clock of its own.
#pragma once

#include "drivers/board.h"
#include "drivers/pixel/light.h"
#include "drivers/protocol/pixel/datagrams.h"

namespace gongshi::drivers {

class PixelProtocol {
 public:
  struct Traits {
    /// Pictures are uploaded ahead and shown by latch(): the moment depends on the clock alone.
    bool latched = false;
    /// At least so long between an upload and its latch(), however late the upload was.
    std::chrono::milliseconds pause{0};
    /// It has a brightness command; otherwise the pixels are scaled.
    bool dims = false;
    /// A still picture is sent again after this long.
    std::chrono::milliseconds keep_alive{1000};
    /// The port draws what it is given, here: with no failure reported, the picture is there.
    bool draws = false;
    /// talk() asks, and a receiver may answer.
    bool asks = false;
  };

  virtual ~PixelProtocol() = default;

  [[nodiscard]] virtual const Traits& traits() const = 0;

  /// The port is open; receivers know nothing of us. `state` is the board's, for facts, answers and
  /// trouble, here and below.
  virtual void opened(Now /*now*/, BoardState& /*state*/) {}
  /// Of the network cable, where the port has one.
  virtual void link(const LinkChanged& /*link*/, Now /*now*/, BoardState& /*state*/) {}

  /// Shows `picture` (the wall's bytes, row by row), or uploads it for the next latch().
  virtual void picture(const Frame& picture, Datagrams& out) = 0;
  virtual void latch(Datagrams& /*out*/) {}
  virtual void set_brightness(int /*pct*/) {}

  /// The last words before the port is closed for good.
  virtual void farewell(Datagrams& /*out*/) {}

  /// Questions to the wall, apart from pictures: asked when talk_at() comes.
  virtual void talk(Now /*now*/, BoardState& /*state*/, Datagrams& /*out*/) {}
  [[nodiscard]] virtual std::optional<SteadyTime> talk_at() const { return std::nullopt; }
  virtual void hear(std::span<const std::uint8_t> /*datagram*/, Now /*now*/,
                    BoardState& /*state*/) {}
};

/// Replaces the fact of that key.
void learn(BoardState& state, Fact fact);

}  // namespace gongshi::drivers
