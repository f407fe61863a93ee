// ModemLines: the four lines by which a serial port hears a contact: CTS, DCD, RI, DSR.
//
//   relay between RTS (or DTR) and CTS ─▶ adapter ─▶ TIOCMGET ─[modem lines]─▶ who asks
//
// A dry contact brings no voltage of its own: the port lends it RTS and DTR, which stay on.
#pragma once

#include <memory>

#include "drivers/os/result.h"
#include "drivers/transport/port.h"

namespace gongshi::drivers {

class ModemLines {
 public:
  enum Line : unsigned { kCts = 1, kDcd = 2, kRi = 4, kDsr = 8 };

  virtual ~ModemLines() = default;

  /// The lines that are on, as a sum of Line. Errc::kClosed: the adapter is gone.
  [[nodiscard]] virtual Result<unsigned> read() = 0;
};

/// Claims the serial port for this program and switches RTS and DTR on.
/// Errc::kNotFound: there is no such device; kIo: somebody has it (E2170), or it has no such lines
/// (E2184).
[[nodiscard]] Result<std::unique_ptr<ModemLines>> open_modem_lines(const Port& port);

}  // namespace gongshi::drivers
