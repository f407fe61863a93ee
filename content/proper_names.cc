#include "content/proper_names.h"

#include <algorithm>
#include <functional>

namespace gongshi::content {
namespace {

/// Of what is called a name here: a longer one is a sentence, and may be parted like one.
constexpr std::size_t kMostBytes = 36;

template <typename T, typename Order>
void make_set(std::vector<T>& values, Order order) {
  std::sort(values.begin(), values.end(), order);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

ProperNames::ProperNames(const Release& release) {
  for (const Doctor& doctor : release.doctors()) {
    add(doctor.name);
    add(doctor.title);
    add(doctor.post);
  }
  for (const Leader& leader : release.leaders()) {
    add(leader.name);
    add(leader.post);
  }
  for (const Department& department : release.departments()) add(department.name);
  make_set(names_, std::less<>());
  make_set(sizes_, std::greater<>());
}

void ProperNames::add(std::string_view name) {
  if (name.empty() || name.size() > kMostBytes) return;
  names_.push_back(name);
  sizes_.push_back(name.size());
}

std::vector<std::string> ProperNames::in(std::string_view text) const {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::size_t size : sizes_) {
      const std::string_view piece = text.substr(at, size);
      if (piece.size() < size || !std::binary_search(names_.begin(), names_.end(), piece)) continue;
      if (std::find(found.begin(), found.end(), piece) == found.end()) found.emplace_back(piece);
    }
  }
  return found;
}

}  // namespace gongshi::content
