// Own readings: the three lists of this folder, built into the program.
#pragma once

#include <string_view>

namespace gongshi::content::workspace {

extern const std::string_view kWordReadings;       // words.txt
extern const std::string_view kCharacterReadings;  // characters.txt
extern const std::string_view kSurnameReadings;    // surnames.txt

}  // namespace gongshi::content::workspace
