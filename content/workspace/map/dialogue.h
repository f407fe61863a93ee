// Dialogue: asks at a terminal for what a proposal leaves open or doubtful.
#pragma once

#include <iosfwd>

#include "content/workspace/map/proposal.h"

namespace gongshi::content::workspace {

/// The header, the first rows and what each column is taken for.
[[nodiscard]] std::string proposal_text(const Proposal& proposal, Lang lang);

/// Asks; Enter keeps what is shown, a number chooses, 0 is "not needed", s skips. False when the
/// input ends before the last answer: nothing may be written then.
[[nodiscard]] bool ask(Proposal& proposal, const std::vector<NamedSheet>& sheets,
                       const FileColumns& before, std::istream& in, std::ostream& out, Lang lang);

}  // namespace gongshi::content::workspace
