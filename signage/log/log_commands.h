// LogCommands: `gongshi-signage log verify`, `at`, `show` and `key`.
#pragma once

#include "drivers/os/command.h"

namespace gongshi::signage {

/// Adds `log` to `app`; the command that runs leaves its result in `outcome`.
void add_log_commands(CLI::App& app, Manners& manners, Result<Exit>& outcome);

}  // namespace gongshi::signage
