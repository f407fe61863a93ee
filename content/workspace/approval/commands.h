// Commands of approvals: `gongshi-bundle approve` writes one act, `approvals` lists where all
// stand.
#pragma once

#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::workspace {

void add_approval_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::workspace
