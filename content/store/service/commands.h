// Commands: run, and what belongs to it, of the program gongshi-sync.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::store {

using Chosen = std::function<Result<Exit>()>;

/// The service itself.
void add_run(CLI::App& app, const Manners& manners, Chosen& chosen);

/// All of them. The one that the command line names puts its act into `chosen`; `manners` and
/// `chosen` are borrowed until the program ends.
void add_service_commands(CLI::App& app, const Manners& manners, Chosen& chosen);

}  // namespace gongshi::content::store
