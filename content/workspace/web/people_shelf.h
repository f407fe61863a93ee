// PeopleShelf: the page of each department, the place of each doctor on one, and their clinics from
// today on.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/timetable.h"

namespace gongshi::content::web {

class PeopleShelf {
 public:
  static constexpr std::size_t kDays = 7;

  PeopleShelf(const Release& release, Date today);

  /// "department-xnk.html"; `code` is one of the release.
  [[nodiscard]] const std::string& file(std::string_view department) const;
  /// "doctor-d001": on the page of the department that the doctor belongs to.
  [[nodiscard]] const std::string& anchor(std::string_view doctor) const;
  [[nodiscard]] std::string address(const Doctor& doctor) const;
  [[nodiscard]] const std::vector<const Doctor*>& doctors(std::string_view department) const;

  /// Of the day so many days after today, 0 .. 6.
  [[nodiscard]] std::span<const SessionOn> clinics(std::size_t day) const { return week_.at(day); }

 private:
  std::map<std::string_view, std::string> files_;
  std::map<std::string_view, std::string> anchors_;
  std::map<std::string_view, std::vector<const Doctor*>> doctors_;
  std::array<std::vector<SessionOn>, kDays> week_;
};

}  // namespace gongshi::content::web
