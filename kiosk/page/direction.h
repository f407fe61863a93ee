// Direction: from which side a line is read.
#pragma once

#include <string_view>

namespace gongshi::kiosk {

/// True when some character may run from right to left (Hebrew to Arabic Extended, their
/// presentation forms, and the marks that steer direction).
[[nodiscard]] bool may_be_right_to_left(std::string_view text);

/// Is the line mostly of letters that run from right to left? A Chinese character counts twice: it
/// says more. Latin letters do not count: names and codes stand in lines of every language.
[[nodiscard]] bool mostly_right_to_left(std::string_view line);

}  // namespace gongshi::kiosk
