// Book: whether approvals.yaml and the settings behind it could be read at all.
#pragma once

#include "content/workspace/finding.h"

namespace gongshi::content::workspace {

/// The first fault of hospital.yaml or approvals.yaml because of which nothing may be judged by
/// them; where items stand, and which categories are empty, is none.
[[nodiscard]] Status check_book(const Findings& findings);

}  // namespace gongshi::content::workspace
