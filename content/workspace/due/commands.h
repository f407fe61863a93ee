// `gongshi-bundle due`: what is late, what comes due, what is missing.
#pragma once

#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::workspace {

void add_due_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::workspace
