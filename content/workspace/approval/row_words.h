// Row words: all that a row of a spreadsheet says, as those who sign approve it.
//
// Every field that reaches a display is here; readings, which only searching and speech use, are
// not.
#pragma once

#include <string_view>

#include "content/model.h"
#include "content/workspace/approval/words.h"

namespace gongshi::content::workspace {

[[nodiscard]] WordList price_words(const content::PriceDetail& price);
[[nodiscard]] WordList department_words(const content::Department& department);
/// `photo` is the picture's bytes, or empty.
[[nodiscard]] WordList doctor_words(const content::Doctor& doctor, std::string_view photo);
[[nodiscard]] WordList leader_words(const content::Leader& leader, std::string_view photo);
[[nodiscard]] WordList session_words(const content::Session& session);

}  // namespace gongshi::content::workspace
