// The ways to open each kind of port. Boards use open_transport().
#pragma once

#include "drivers/transport/transport.h"

namespace gongshi::drivers {

/// As the port's options say, without flow control, and claimed. Symlinks (udev names) are
/// resolved.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_serial(const Port& port);
/// Starts a connection; the Transport is connecting().
[[nodiscard]] Result<std::unique_ptr<Transport>> open_tcp(const Port& port);
/// A socket connected to the board, or one for multicast groups.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_udp(const Port& port);
/// Raw Ethernet on one interface; hears the ColorLight receivers only.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_eth(const Port& port);
/// An existing pty, set raw and claimed.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_pty(const Port& port);
/// A regular file that holds the last write only: what a board drawn in a terminal shows now.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_file(const Port& port);
/// A window on this machine's display: each write is one PPM picture.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_window(const Port& port);
/// Standard output, for boards drawn in a terminal.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_stdout(const Port& port);

}  // namespace gongshi::drivers
