// gongshi-signage emergency: list, start and stop the pre-approved cards of the running service.
#pragma once

#include "drivers/os/command.h"

namespace gongshi::signage {

/// Adds the verb to `app`; its outcome goes to `outcome`.
void add_emergency_commands(CLI::App& app, Manners& manners, Result<Exit>& outcome);

}  // namespace gongshi::signage
