// Exchange: one request and its reply, waited for; for `gongshi-board`, where nothing else runs.
#pragma once

#include <functional>
#include <span>

#include "drivers/os/clock.h"
#include "drivers/protocol/onbon/k.h"
#include "drivers/transport/transport.h"

namespace gongshi::drivers {

/// Called with each frame that goes out and whatever comes in.
using Trace = std::function<void(bool outgoing, std::span<const std::uint8_t>)>;

class Exchange {
 public:
  /// Connects within `wait`. Errc::kTimeout when nobody is there.
  [[nodiscard]] static Result<Exchange> open(const Port& port, std::chrono::milliseconds wait,
                                             Trace trace);

  /// Sends `frame` and gives back the first whole, correct reply packet for the host.
  /// Errc::kTimeout: none within `wait` after the last byte has gone.
  [[nodiscard]] Result<onbon::Packet> ask(std::span<const std::uint8_t> frame,
                                          std::chrono::milliseconds wait);

 private:
  Exchange(std::unique_ptr<Transport> transport, Port port, Trace trace);
  [[nodiscard]] bool ready(short events, SteadyTime until) const;

  std::unique_ptr<Transport> transport_;
  Port port_;
  Trace trace_;
  SystemClock clock_;
};

}  // namespace gongshi::drivers
