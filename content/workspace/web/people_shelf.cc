#include "content/workspace/web/people_shelf.h"

#include <set>

#include "content/workspace/web/edition.h"

namespace gongshi::content::web {
namespace {

/// `slug` of each code, numbered where two codes agree; '.' stands in no slug.
std::string free_name(std::set<std::string>& taken, std::string_view code) {
  const std::string name = slug(code);
  std::string free = name;
  for (int n = 2; !taken.insert(free).second; ++n) free = name + "." + std::to_string(n);
  return free;
}

}  // namespace

PeopleShelf::PeopleShelf(const Release& release, Date today) {
  std::set<std::string> taken;
  for (const Department& each : release.departments()) {
    files_.emplace(each.code, "department-" + free_name(taken, each.code) + ".html");
    doctors_[each.code];
  }
  taken.clear();
  for (const Doctor& each : release.doctors()) {
    anchors_.emplace(each.code, "doctor-" + free_name(taken, each.code));
    doctors_[each.department].push_back(&each);
  }
  for (std::size_t day = 0; day < kDays; ++day) {
    week_.at(day) = sessions_on(release, std::chrono::sys_days(today) + std::chrono::days(day));
  }
}

const std::string& PeopleShelf::file(std::string_view department) const {
  return files_.at(department);
}

const std::string& PeopleShelf::anchor(std::string_view doctor) const {
  return anchors_.at(doctor);
}

std::string PeopleShelf::address(const Doctor& doctor) const {
  return file(doctor.department) + "#" + anchor(doctor.code);
}

const std::vector<const Doctor*>& PeopleShelf::doctors(std::string_view department) const {
  return doctors_.at(department);
}

}  // namespace gongshi::content::web
