#include "signage/playlist/places.h"

#include "config/places.h"

namespace gongshi::signage {

bool reaches(std::string_view tags, const config::Display& display) {
  return config::reaches(tags, display.tags);
}

}  // namespace gongshi::signage
