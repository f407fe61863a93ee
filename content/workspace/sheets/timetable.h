// Timetable: the clinics of the week on paper.
#pragma once

#include <string>

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "content/workspace/sheets/order.h"

namespace gongshi::content::sheets {

/// Whether the order wants the department of this code.
[[nodiscard]] bool is_asked(const Order& order, Text department);
[[nodiscard]] std::string department_name(const Department& department, Lang lang);

/// "周一上午 专家 301 诊查费 50.00 元；周三全天 …": the doctor's week on the order's day.
[[nodiscard]] std::string clinic_words(const Release& release, const Doctor& doctor,
                                       const Order& order);

/// Whether a department of the order has a clinic.
[[nodiscard]] bool has_clinics(const Release& release, const Order& order);

/// The week as it stands on the order's day, and then the days that differ from it.
void draw_timetable(paper::Flow& flow, const Release& release, const Order& order);

}  // namespace gongshi::content::sheets
