// Command: map of the program gongshi-bundle.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::workspace {

/// Adds `map`. `manners` and `chosen` are borrowed until the program ends.
void add_map_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::workspace
