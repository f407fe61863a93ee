// Operator: what the commands for people beside the service share: which site, which PIN.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "drivers/os/command.h"

namespace gongshi::content::store {

void add_config(CLI::App& command, std::string& config);
/// --user, the one that the service works as; the package makes "gongshi-sync".
void add_user(CLI::App& command, std::string& user);
void add_pin_file(CLI::App& command, std::string& file);

/// The first line of `file` ("-": standard input), or asked for on the terminal without echo.
[[nodiscard]] Result<std::string> read_pin(const std::string& file, const Sentence& prompt,
                                           const Manners& manners);

}  // namespace gongshi::content::store
