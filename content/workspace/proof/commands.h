// `gongshi-bundle proof`.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "content/bundle/signing_desk.h"
#include "drivers/os/command.h"

namespace gongshi::content::proof {

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen);

/// SigningDesk::check_proof.
[[nodiscard]] Result<bundle::SignedProof> check_signed_proof(const bundle::DeskBundle& bundle,
                                                             const fs::path& pdf,
                                                             const fs::path& displays);

}  // namespace gongshi::content::proof
