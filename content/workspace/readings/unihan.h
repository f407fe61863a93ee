// Unihan: every modern reading of a character, out of Unihan_Readings.txt as Debian packs it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::content::workspace {

using CharacterReadings = std::unordered_map<char32_t, std::vector<std::string>>;

/// Fields kMandarin, kTGHZ2013, kXHC1983 and kHanyuPinlu, without tones, in that order, each
/// reading once. `packed`: the bzip2 file.
[[nodiscard]] Result<CharacterReadings> read_unihan(std::string_view packed);

/// "lüè" to "lve", "xuè" to "xue", "ḿ" to "m"; empty when a sign is not known.
[[nodiscard]] std::string without_tone(std::string_view syllable);

}  // namespace gongshi::content::workspace
