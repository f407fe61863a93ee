#include "content/price_key.h"

namespace gongshi::content {

std::string price_key(const Release& release, const PriceItem& item) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(item.kind)));
  const auto add = [&](Text part) {
    key.push_back(kPriceKeySeparator);
    key.append(part);
  };
  add(item.code);
  if (item.kind == PriceKind::kService) return key;
  add(item.spec);
  add(item.unit);
  add(item.maker);
  if (item.kind == PriceKind::kConsumable) add(release.detail(item).model);
  return key;
}

}  // namespace gongshi::content
