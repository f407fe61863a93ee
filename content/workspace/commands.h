// Commands: new, check and build of the program gongshi-bundle.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::workspace {

/// Adds this room's subcommands. The one that the command line names puts its act into `chosen`.
/// `manners` and `chosen` are borrowed until the program ends.
void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::workspace
