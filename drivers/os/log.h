// Log: one line to standard error, with the priority prefix that journald understands.
//
// Logs are for the IT centre: no text that a patient entered and no text of a refused item goes in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi {

enum class Level { kError = 3, kWarning = 4, kInfo = 6, kDebug = 7 };

/// "<4>store: …" under systemd (JOURNAL_STREAM is set), "store: …" otherwise. One write(2) a line.
void log(Level level, std::string_view area, std::string_view line);
void log(Level level, std::string_view area, const Error& error);

/// The last lines of this process, the newest last: for a screen that shows them to staff. At most
/// 40, and 300 bytes of each.
[[nodiscard]] std::vector<std::string> recent_log_lines();

}  // namespace gongshi
