// Doctor lists: doctors as rows, departments as tiles; in elder mode at most six to a page.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/views/doctor_row.h"

namespace gongshi::kiosk {

/// Doctors in `port`; `searched`: each was found by typing. Today in words where the clock is sure.
[[nodiscard]] List doctor_list(const Frame& frame, std::vector<content::Match> matches,
                               bool searched, const Rect& port, std::uint64_t revision);

/// Every department that has doctors or clinics of its own. Actions "department:CODE".
[[nodiscard]] List department_list(const Frame& frame, const Rect& port);

}  // namespace gongshi::kiosk
