#include "content/workspace/web/price_shelf.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "content/workspace/web/edition.h"

namespace gongshi::content::web {
namespace {

// A page of a hundred rows is some 130 KB. Rows of unusual length fill one sooner.
constexpr std::size_t kMostRows = 100;
constexpr std::size_t kMostBytes = std::size_t{96} * 1024;
constexpr std::size_t kBytesOfStep = 256;

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

struct Sorted {
  ShelvedPrice price;
  std::string key;
};

std::string sort_key(char letter, const PriceItem& item) {
  // '{' stands after 'z'.
  std::string key(1, letter == '0' ? '{' : letter);
  for (const char c : item.pinyin.empty() ? item.name : item.pinyin) key.push_back(lower(c));
  return key;
}

bool before(const Sorted& a, const Sorted& b) {
  const auto rest = [](const PriceItem& item) {
    return std::tuple(item.name, item.code, item.spec, item.unit, item.maker,
                      std::chrono::sys_days(item.valid.from), item.row);
  };
  if (const int order = a.key.compare(b.key); order != 0) return order < 0;
  return rest(*a.price.item) < rest(*b.price.item);
}

}  // namespace

char first_letter(std::string_view pinyin, std::string_view name) {
  for (const std::string_view text : {pinyin, name}) {
    if (!text.empty()) return is_letter(lower(text.front())) ? lower(text.front()) : '0';
  }
  return '0';
}

std::string letter_words(char letter) {
  return letter == '0' ? "#" : std::string(1, static_cast<char>(letter - 'a' + 'A'));
}

PriceShelf::PriceShelf(const Release& release, Date today) {
  for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
    std::vector<Sorted> sorted;
    for (const PriceItem& item : release.prices(kind)) {
      if (item.valid.to && *item.valid.to < today) continue;
      const char letter = first_letter(item.pinyin, item.name);
      sorted.push_back({{&item, letter, {}}, sort_key(letter, item)});
    }
    std::sort(sorted.begin(), sorted.end(), before);

    Shelf& shelf = shelves_.at(static_cast<std::size_t>(kind));
    shelf.prices.reserve(sorted.size());  // the pages are spans of it
    for (Sorted& each : sorted) shelf.prices.push_back(std::move(each.price));
    std::size_t first = 0;
    std::size_t bytes = 0;
    std::map<std::string, int> taken;  // anchors of the page
    for (std::size_t i = 0; i < shelf.prices.size(); ++i) {
      const PriceItem& item = *shelf.prices[i].item;
      const std::size_t row = item.row.size() + release.steps(item).size() * kBytesOfStep;
      if (i > first && (i - first == kMostRows || bytes + row > kMostBytes)) {
        shelf.pages.push_back(Page(shelf.prices).subspan(first, i - first));
        first = i;
        bytes = 0;
        taken.clear();
      }
      bytes += row;
      const std::string name = slug(item.code);
      const int before_it = taken[name]++;
      shelf.prices[i].anchor =
          "c." + name + (before_it == 0 ? "" : "." + std::to_string(before_it + 1));
    }
    if (first < shelf.prices.size()) shelf.pages.push_back(Page(shelf.prices).subspan(first));
  }
}

std::span<const PriceShelf::Page> PriceShelf::pages(PriceKind kind) const {
  return shelves_.at(static_cast<std::size_t>(kind)).pages;
}

std::size_t PriceShelf::count(PriceKind kind) const {
  return shelves_.at(static_cast<std::size_t>(kind)).prices.size();
}

std::size_t PriceShelf::count() const {
  std::size_t all = 0;
  for (const Shelf& shelf : shelves_) all += shelf.prices.size();
  return all;
}

std::string PriceShelf::file(PriceKind kind, std::size_t page) {
  constexpr std::array<std::string_view, 3> kNames{"services", "drugs", "consumables"};
  std::string name(kNames.at(static_cast<std::size_t>(kind)));
  if (page > 0) name += "-" + std::to_string(page + 1);
  return name + ".html";
}

}  // namespace gongshi::content::web
