// PreviewCommands: `gongshi-signage show` and `render`: what every display shows at a moment, in
// words and as the exact picture, by the same functions that drive the displays.
#pragma once

#include "drivers/os/command.h"

namespace gongshi::signage {

/// Adds both subcommands to `app`; the one that runs leaves its result in `outcome`.
void add_commands(CLI::App& app, Manners& manners, Result<Exit>& outcome);

}  // namespace gongshi::signage
