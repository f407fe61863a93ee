// The subcommand of gongshi-bundle that opens what visitors have sent.
#pragma once

#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::feedback {

/// Adds `opinions`; what the command line chooses is left in `chosen`.
void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::feedback
