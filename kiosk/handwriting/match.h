// Match: the characters whose templates look most like what was written.
#pragma once

#include <vector>

#include "kiosk/handwriting/templates.h"

namespace gongshi::handwriting {

struct Candidate {
  char32_t character = 0;
  float likeness = 0;  // 1: the same; comparable within one match() only
  bool operator==(const Candidate&) const = default;
};

/// At most `count`, best first, each character once. 0.5 ms for 7,000 templates.
[[nodiscard]] std::vector<Candidate> match(const Templates& templates, const Features& written,
                                           std::size_t count);

}  // namespace gongshi::handwriting
