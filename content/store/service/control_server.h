// ControlServer: the updater's end of the control socket (control.h has the other one).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "content/store/service/control.h"
#include "drivers/os/line_server.h"

namespace gongshi::content::store {

inline constexpr std::size_t kMaxControlClients = 16;
inline constexpr std::chrono::milliseconds kControlPatience{5000};

/// Listens at `socket`, mode 0660, group `group` where this process may give it away, and answers
/// until the server goes out of scope. Loop and clock are borrowed.
/// Errc::kUsage: another updater listens there.
[[nodiscard]] Result<std::unique_ptr<LineServer>> open_control_server(
    Loop& loop, const Clock& clock, fs::path socket, const std::string& group,
    std::function<ControlReply(const ControlRequest&)> answer,
    std::chrono::milliseconds patience = kControlPatience);

}  // namespace gongshi::content::store
