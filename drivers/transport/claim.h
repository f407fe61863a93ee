// Claim: a serial port belongs to one program at a time.
#pragma once

#include "drivers/os/fd.h"
#include "drivers/os/result.h"
#include "drivers/transport/port.h"

namespace gongshi::drivers {

/// Opens the device and locks it, as other programs of ours do, before a single setting is touched.
/// The port is ours while the descriptor is open.
/// Errc::kIo, word E2170: somebody has it, named where that can be known.
/// Errc::kNotFound: there is no such device.
[[nodiscard]] Result<Fd> claim_port(const std::string& device, const Port& port);

}  // namespace gongshi::drivers
