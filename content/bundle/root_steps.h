// RootSteps: what has to happen after a root was made or signed: who signs, what to type, how it
// reaches the devices. Printed by every root command, so that nobody needs the page at hand.
#pragma once

#include <string>
#include <vector>

#include "content/bundle/root_chain.h"
#include "drivers/os/command.h"

namespace gongshi::content::bundle {

/// "Next steps" and numbered lines for the newest link of `chain`.
[[nodiscard]] std::string root_steps(const std::vector<ChainLink>& chain, const Manners& manners);

/// `path` as a shell takes it: quoted where it must be.
[[nodiscard]] std::string shell_word(const fs::path& path);

}  // namespace gongshi::content::bundle
