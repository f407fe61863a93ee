// Commands: run, and what belongs to it, of the program gongshi-sync.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::store {

using Chosen = std::function<Result<Exit>()>;

/// The service itself.
void add_run(CLI::App& app, const Manners& manners, Chosen& chosen);

/// Sets the PIN of the maintenance page.
void add_pin(CLI::App& app, const Manners& manners, Chosen& chosen);
/// What the maintenance page does with sticks, for whoever sits at a terminal.
void add_stick(CLI::App& app, const Manners& manners, Chosen& chosen);

/// All of them. The one that the command line names puts its act into `chosen`; `manners` and
/// `chosen` are borrowed until the program ends.
void add_service_commands(CLI::App& app, const Manners& manners, Chosen& chosen);

}  // namespace gongshi::content::store
