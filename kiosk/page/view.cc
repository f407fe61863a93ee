#include "kiosk/page/view.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace gongshi::kiosk {

namespace {

IssueNames learn_names(const content::Release& release) {
  std::vector<content::SearchName> prices;
  prices.reserve(release.prices().size());
  for (const content::PriceItem& item : release.prices()) {
    prices.push_back({item.name, item.aliases, item.pinyin, item.code});
  }
  std::vector<std::string> aliases;
  std::vector<content::SearchName> doctors;
  aliases.reserve(release.doctors().size());
  doctors.reserve(release.doctors().size());
  for (const content::Doctor& doctor : release.doctors()) {
    aliases.push_back(doctor_aliases(release, doctor));
    doctors.push_back({doctor.name, aliases.back(), doctor.pinyin, doctor.code});
  }
  IssueNames names{content::Search::build(std::move(prices), release.readings()),
                   content::Search::build(std::move(doctors), release.readings())};
  release.rest();  // what is on screen is a few rows of many
  return names;
}

}  // namespace

std::pair<std::shared_ptr<const Issue>, Issue::Learning> Issue::open(
    std::shared_ptr<const content::Release> release) {
  Learning learning([release] { return learn_names(*release); });
  std::shared_ptr<const Issue> issue(new Issue(std::move(release), learning.get_future().share()));
  return {std::move(issue), std::move(learning)};
}

std::shared_ptr<const Issue> Issue::build(std::shared_ptr<const content::Release> release) {
  auto [issue, learning] = open(std::move(release));
  learning();
  return issue;
}

std::string doctor_aliases(const content::Release& release, const content::Doctor& doctor) {
  const content::Department* department = release.department(doctor.department);
  // The first two always stand, so that a match can tell which it is.
  std::string aliases(department == nullptr ? "-" : department->name);
  aliases += ';';
  aliases += doctor.title.empty() ? "-" : doctor.title;
  constexpr std::string_view kSeparators[] = {"、", "，", "；", "。", ",", ";"};
  std::string_view rest = doctor.specialty;
  aliases += ';';
  while (!rest.empty()) {
    const auto separator =
        std::find_if(std::begin(kSeparators), std::end(kSeparators),
                     [rest](std::string_view one) { return rest.starts_with(one); });
    const bool ends = separator != std::end(kSeparators);
    aliases += ends ? ';' : rest.front();
    rest.remove_prefix(ends ? separator->size() : 1);
  }
  return aliases;
}

std::string_view argument(std::string_view action, std::string_view prefix) {
  return action.starts_with(prefix) ? action.substr(prefix.size()) : std::string_view{};
}

}  // namespace gongshi::kiosk
