// `gongshi-bundle report`: what oversight reads of a month, a quarter, a year, or of one item.
#pragma once

#include <functional>

#include "drivers/os/command.h"

namespace gongshi::content::oversight {

/// `manners` and `chosen` are borrowed until the program ends.
void add_report_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

}  // namespace gongshi::content::oversight
