#include "content/query/matcher.h"

#include <bit>

namespace gongshi::content {

std::size_t NameMatcher::walk(std::size_t item, std::size_t at, Ear ear) const {
  if (item == query_.items.size()) return at;
  if (at == size_) return 0;
  for (unsigned counts = hearing_.counts(places_[at], item, ear); counts != 0;
       counts &= counts - 1) {
    const auto taken = static_cast<std::size_t>(std::countr_zero(counts));
    if (const std::size_t end = walk(item + taken, at + 1, ear); end != 0) return end;
  }
  return 0;
}

}  // namespace gongshi::content
