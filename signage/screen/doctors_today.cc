#include "signage/screen/doctors_today.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

bool same_clinic(const content::Session& one, const content::Session& other) {
  return one.doctor == other.doctor && (!one.doctor.empty() || one.department == other.department);
}

}  // namespace

std::vector<ClinicCard> doctors_on(const content::Release& release, Date day) {
  std::vector<ClinicCard> cards;
  for (const content::SessionOn& on : content::sessions_on(release, day)) {
    const auto card = std::find_if(cards.begin(), cards.end(), [&](const ClinicCard& one) {
      return same_clinic(*one.sessions.front().session, *on.session);
    });
    if (card != cards.end()) {
      card->sessions.push_back(on);
      continue;
    }
    const content::Doctor* doctor = release.doctor(on.session->doctor);
    const std::string_view department = on.session->department.empty() && doctor != nullptr
                                            ? doctor->department
                                            : on.session->department;
    cards.push_back({release.department(department), doctor, {on}});
  }
  // Departments lie in one span, so their addresses are their order; unknown ones come last.
  const auto departments = release.departments();
  const auto place = [&](const ClinicCard& card) {
    return card.department == nullptr
               ? departments.size()
               : static_cast<std::size_t>(card.department - departments.data());
  };
  std::stable_sort(cards.begin(), cards.end(),
                   [&](const ClinicCard& a, const ClinicCard& b) { return place(a) < place(b); });
  return cards;
}

}  // namespace gongshi::signage
