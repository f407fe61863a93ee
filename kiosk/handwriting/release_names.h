// Release names: what a visitor may be writing: every name an issue can be searched for.
#pragma once

#include "content/release.h"
#include "kiosk/handwriting/lexicon.h"

namespace gongshi::handwriting {

/// Prices with their other names, doctors, leaders, departments, categories and pages.
[[nodiscard]] Lexicon lexicon_of(const content::Release& release);

}  // namespace gongshi::handwriting
