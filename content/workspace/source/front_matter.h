// Front matter: the head of a page between two lines of "---", and the Markdown below it.
#pragma once

#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content::workspace {

struct FrontMatter {
  std::string_view head;  // YAML, without the lines of dashes
  std::string_view body;  // Markdown, blank lines at both ends left out
  int body_line = 1;      // of the file, where `body` begins
};

/// Views into `text`. E1010 when there is no head or it does not end.
[[nodiscard]] Result<FrontMatter> split_front_matter(std::string_view text);

/// Level and title of an ATX heading ("## 办理流程"), level 0 for any other line.
struct Heading {
  int level = 0;
  std::string_view title;
};
[[nodiscard]] Heading parse_heading(std::string_view line);

}  // namespace gongshi::content::workspace
