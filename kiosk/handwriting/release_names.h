// Release names: what a visitor may be writing: every name an issue can be searched for.
#pragma once

#include <string_view>
#include <vector>

#include "content/release.h"
#include "kiosk/handwriting/lexicon.h"

namespace gongshi::handwriting {

/// Prices with their other names, doctors, leaders, departments, categories and pages; valid while
/// the release lives.
[[nodiscard]] std::vector<std::string_view> names_of(const content::Release& release);

[[nodiscard]] Lexicon lexicon_of(const content::Release& release);

}  // namespace gongshi::handwriting
