// Outbox: the folder in which sealed opinions wait on the device until the updater carries them
// out.
//
//   kiosk ─ post() ─▶ outbox ─ gongshi-sync ─▶ web server or stick, then removed
//
// Every file has the same size, a name by chance, and nothing that this device could read. The
// folder is bounded: a full one is told to the visitor, never silently emptied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::feedback {

/// 500 opinions are 2 MiB: weeks of a busy lobby without network.
inline constexpr std::size_t kMaxWaiting = 500;

/// "kiosk-1-5106A583DB0BDE46.opinion": 1 to 32 of a-z, 0-9, -, then 16 hex digits by chance.
[[nodiscard]] bool is_opinion_name(std::string_view name);

/// Writes `sealed` whole and synced under a new name; the name.
/// Errc::kRejected: the box is full; kIo, kNotFound: the folder cannot be written.
[[nodiscard]] Result<std::string> post(const fs::path& folder, std::string_view device,
                                       std::string_view sealed);

/// Names of what waits, in order, at most kMaxWaiting; other files are not looked at. A missing
/// folder is an empty one.
[[nodiscard]] Result<std::vector<std::string>> waiting(const fs::path& folder);

}  // namespace gongshi::content::feedback
