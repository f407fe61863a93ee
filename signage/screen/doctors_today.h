// DoctorsToday: who holds a clinic on a day, doctor by doctor in the order of their departments.
#pragma once

#include <vector>

#include "content/timetable.h"

namespace gongshi::signage {

struct ClinicCard {
  const content::Department* department = nullptr;  // may be unknown
  const content::Doctor* doctor = nullptr;          // null: a clinic without a named doctor
  std::vector<content::SessionOn> sessions;         // by half of the day, stopped ones too
};

/// A clinic that does not take place stays in the list, so that its patients find it.
[[nodiscard]] std::vector<ClinicCard> doctors_on(const content::Release& release, Date day);

}  // namespace gongshi::signage
