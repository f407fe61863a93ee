#include "kiosk/page/chosen.h"

#include <algorithm>

namespace gongshi::kiosk {
namespace {

auto place_of(std::vector<Chosen::Item>& items, std::string_view key) {
  return std::find_if(items.begin(), items.end(),
                      [key](const Chosen::Item& item) { return item.key == key; });
}

}  // namespace

int Chosen::count(std::string_view key) const {
  for (const Item& item : basket_) {
    if (item.key == key) return item.count;
  }
  return 0;
}

void Chosen::change(std::string_view key, int by) {
  const auto item = place_of(basket_, key);
  if (item == basket_.end()) {
    if (by > 0 && basket_.size() < kMostItems) basket_.push_back({std::string(key), 1});
    return;
  }
  item->count = std::min(item->count + by, kMostOfOne);
  if (item->count <= 0) basket_.erase(item);
}

void Chosen::remove(std::string_view key) {
  const auto item = place_of(basket_, key);
  if (item != basket_.end()) basket_.erase(item);
}

bool Chosen::compares(std::string_view key) const {
  return std::find(compared_.begin(), compared_.end(), key) != compared_.end();
}

void Chosen::toggle_compared(std::string_view key) {
  const auto known = std::find(compared_.begin(), compared_.end(), key);
  if (known != compared_.end()) {
    compared_.erase(known);
  } else if (!comparison_full()) {
    compared_.emplace_back(key);
  }
}

}  // namespace gongshi::kiosk
