// PublicWords: names of categories and departments, titles of pages, in the visitor's language.
#pragma once

#include <string_view>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// The English name where the visitor reads English and there is one, else the Chinese.
[[nodiscard]] inline std::string_view category_name(const Frame& frame,
                                                    const content::Category& category) {
  const bool english = frame.manner.language == Language::kEn && !category.name_en.empty();
  return english ? category.name_en : category.name_zh;
}

[[nodiscard]] inline std::string_view department_name(const content::Department& department,
                                                      Language language) {
  const bool english = language == Language::kEn && !department.name_en.empty();
  return english ? department.name_en : department.name;
}

[[nodiscard]] inline std::string_view page_title(const Frame& frame, const content::Page& page) {
  const bool english = frame.manner.language == Language::kEn && !page.title_en.empty();
  return english ? page.title_en : page.title_zh;
}

}  // namespace gongshi::kiosk
