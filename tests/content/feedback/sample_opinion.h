// An opinion as a visitor of the tests gives it.
#pragma once

#include "content/feedback/opinion.h"

namespace gongshi::test {

/// A question about a service item, four faces, one phrase and a text of two lines.
[[nodiscard]] content::feedback::Opinion sample_opinion(std::uint32_t drawn = 482'173'506);

}  // namespace gongshi::test
