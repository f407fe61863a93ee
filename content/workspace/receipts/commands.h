// Commands: the subcommand receipts of gongshi-bundle.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::receipts {

/// Adds the subcommand. `manners` and `chosen` are borrowed until the program ends.
void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::receipts
