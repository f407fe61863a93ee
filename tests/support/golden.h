// Golden: pictures that somebody has looked at, kept as PBM text (each dot a 0 or 1, so that a
// change shows in a diff and any picture viewer opens them) and compared dot for dot.
#pragma once

#include <string>

#include "drivers/frame.h"

namespace gongshi::test {

/// Empty when `frame` (kMono1) is the picture of that name in tests/data/golden; else what differs,
/// and how to keep the new one. GONGSHI_RENEW_GOLDEN=1 in the environment writes it instead.
[[nodiscard]] std::string golden_difference(const drivers::Frame& frame, const std::string& name);

}  // namespace gongshi::test
