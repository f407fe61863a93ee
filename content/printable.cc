#include "content/printable.h"

#include "content/table.h"
#include "drivers/os/utf8.h"

namespace gongshi::content {

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto character = utf8::next(text);
    if (!character) text.remove_prefix(1);
    if (!character || is_forbidden_in_table(*character)) {
      out += "\xEF\xBF\xBD";
    } else {
      utf8::append(out, *character);
    }
  }
  return out;
}

}  // namespace gongshi::content
