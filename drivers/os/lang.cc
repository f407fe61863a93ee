#include "drivers/os/lang.h"

#include <cstdlib>

namespace gongshi {

Lang lang_from(std::string_view option) {
  if (option == "zh") return Lang::kZh;
  if (option == "en") return Lang::kEn;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("en") ? Lang::kEn : Lang::kZh;
  }
  return Lang::kZh;
}

}  // namespace gongshi
