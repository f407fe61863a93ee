#include "kiosk/page/view.h"

#include <utility>
#include <vector>

namespace gongshi::kiosk {

std::shared_ptr<const Issue> Issue::build(std::shared_ptr<const content::Release> release) {
  std::vector<content::SearchName> prices;
  prices.reserve(release->prices().size());
  for (const content::PriceItem& item : release->prices()) {
    prices.push_back({item.name, item.aliases, item.pinyin, item.code});
  }
  std::vector<content::SearchName> doctors;
  doctors.reserve(release->doctors().size());
  for (const content::Doctor& doctor : release->doctors()) {
    doctors.push_back({doctor.name, {}, doctor.pinyin, doctor.code});
  }
  auto price_search = content::Search::build(std::move(prices), release->readings());
  auto doctor_search = content::Search::build(std::move(doctors), release->readings());
  return std::make_shared<const Issue>(
      Issue{std::move(release), std::move(price_search), std::move(doctor_search)});
}

std::string_view argument(std::string_view action, std::string_view prefix) {
  return action.starts_with(prefix) ? action.substr(prefix.size()) : std::string_view{};
}

}  // namespace gongshi::kiosk
