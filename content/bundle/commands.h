// Commands: keygen, root, sign, verify, inspect and publish of the program gongshi-bundle.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "content/bundle/signing_desk.h"
#include "drivers/os/command.h"

namespace gongshi::content::bundle {

/// Adds this room's subcommands. The one that the command line names puts its act into `chosen`.
/// `manners` and `chosen` are borrowed until the program ends.
void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen,
                  SigningDesk desk);

}  // namespace gongshi::content::bundle
