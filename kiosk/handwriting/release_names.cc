#include "kiosk/handwriting/release_names.h"

namespace gongshi::handwriting {

std::vector<std::string_view> names_of(const content::Release& release) {
  std::vector<std::string_view> names;
  names.reserve(2 * release.prices().size());
  for (const content::PriceItem& item : release.prices()) {
    names.push_back(item.name);
    if (!item.aliases.empty()) names.push_back(item.aliases);
  }
  for (const content::Doctor& doctor : release.doctors()) names.push_back(doctor.name);
  for (const content::Leader& leader : release.leaders()) names.push_back(leader.name);
  for (const content::Department& department : release.departments()) {
    names.push_back(department.name);
  }
  for (const content::Category& category : release.categories()) names.push_back(category.name_zh);
  for (const content::Page& page : release.pages()) names.push_back(page.title_zh);
  return names;
}

Lexicon lexicon_of(const content::Release& release) {
  return Lexicon(names_of(release));
}

}  // namespace gongshi::handwriting
