// Doctor row: how doctors stand in lists.
#pragma once

#include <string>
#include <vector>

#include "content/query/search.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

/// "科主任　主任医师"
[[nodiscard]] std::string titles_of(const content::Doctor& doctor);

/// The photo, or until it is there (or without one) a disc with the surname.
[[nodiscard]] Node portrait(const Rect& rect, const content::Doctor& doctor);

[[nodiscard]] int doctor_row_height(const Metrics& metrics);

/// One row of a list; its action is "doctor:CODE". `today` is empty when today is not known.
[[nodiscard]] std::vector<Node> doctor_row(const Metrics& metrics, const TextMeasure& text,
                                           const content::Release& release,
                                           const content::Doctor& doctor,
                                           const content::Match* match, std::string_view today,
                                           int width, bool striped);

}  // namespace gongshi::kiosk
