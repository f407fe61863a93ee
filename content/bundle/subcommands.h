// What commands.cc puts together; each function adds one subcommand (see commands.h).
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/key.h"
#include "content/bundle/signing_desk.h"
#include "drivers/os/command.h"
#include "drivers/os/file.h"

namespace gongshi::content::bundle {

using Chosen = std::function<Result<Exit>()>;

void add_keygen(CLI::App& app, Manners& manners, Chosen& chosen);
void add_root(CLI::App& app, Manners& manners, Chosen& chosen);
/// Below `root`.
void add_root_show(CLI::App& root, Manners& manners, Chosen& chosen);
void add_root_check(CLI::App& root, Manners& manners, Chosen& chosen);
void add_root_publish(CLI::App& root, Manners& manners, Chosen& chosen);
void add_sign(CLI::App& app, Manners& manners, Chosen& chosen, SigningDesk desk);
void add_verify(CLI::App& app, Manners& manners, Chosen& chosen);
void add_inspect(CLI::App& app, Manners& manners, Chosen& chosen);
void add_publish(CLI::App& app, Manners& manners, Chosen& chosen);

/// A secret key file, its password from `password_file` or the terminal.
[[nodiscard]] Result<SecretKey> open_secret_key(const fs::path& path, const fs::path& password_file,
                                                const Manners& manners);

/// "timestamp:1795329795\tfile:manifest\thashed", as minisign writes it.
[[nodiscard]] std::string comment_for(WallTime now, std::string_view file);

}  // namespace gongshi::content::bundle
