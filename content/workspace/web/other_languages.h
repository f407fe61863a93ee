// OtherLanguages: those that notices and names may be written in besides Chinese and English.
#pragma once

#include <span>
#include <string_view>

#include "content/workspace/web/edition.h"

namespace gongshi::content::web {

struct OtherLanguage {
  std::string_view tag;  // BCP 47
  std::string_view file;
  std::string_view own_name;
  bool rtl = false;
  Text Message::* message;
  Text Names::* name;
};

[[nodiscard]] std::span<const OtherLanguage> other_languages();

/// A notice of the edition's day is written in it, so that it has a page.
[[nodiscard]] bool is_written(const Edition& edition, const OtherLanguage& language);

}  // namespace gongshi::content::web
