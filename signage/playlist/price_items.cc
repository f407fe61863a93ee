#include "signage/playlist/price_items.h"

#include <algorithm>

#include "content/currency.h"
#include "signage/playlist/table_pages.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

using content::PriceItem;
using content::PriceKind;

struct Kind {
  PriceKind kind;
  Wording title;
  std::string_view id;
};

constexpr Kind kKinds[] = {
    {PriceKind::kService, {"服务项目", "Services", "مۇلازىمەت تۈرى"}, "service"},
    {PriceKind::kDrug, {"药品", "Drugs", "دورا"}, "drug"},
    {PriceKind::kConsumable, {"医用耗材", "Consumables", "داۋالاش ماتېرىيالى"}, "consumable"}};

constexpr Wording kUnit{"单位", "Unit", "بىرلىكى"};
constexpr Wording kPrice{"价格", "Price", "باھاسى"};

std::vector<const PriceItem*> valid_on(const content::Release& release, Date date) {
  std::vector<const PriceItem*> valid;
  for (const Kind& kind : kKinds) {
    for (const PriceItem& item : release.prices()) {
      if (item.kind == kind.kind && item.valid.holds(date)) valid.push_back(&item);
    }
  }
  return valid;
}

/// "阿莫西林胶囊 0.25g×24粒 | 盒 | ¥12.50"; a price without a number in words, never a zero.
TableRow row_of(const PriceItem& item, const Languages& languages) {
  std::string name(item.name);
  if (!item.spec.empty()) name += " " + std::string(item.spec);
  const content::PricedUnit priced = content::priced_unit(item.unit);
  const std::string currency = priced.dollars ? "$" : "¥";
  const std::string price = item.price.amount
                                ? currency + item.price.amount->text()
                                : std::string(price_form_words(item.price.form, languages));
  return {name, std::string(priced.unit), price};
}

}  // namespace

HourPart part_of_hour(std::size_t count, const LocalTime& now) {
  const std::size_t parts = std::max<std::size_t>(1, (count + kPricesAnHour - 1) / kPricesAnHour);
  const auto days = std::chrono::sys_days(now.date).time_since_epoch().count();
  const auto hours = static_cast<std::size_t>(days) * 24 +
                     static_cast<std::size_t>(now.minute_of_day.count() / 60);
  const std::size_t first = hours % parts * kPricesAnHour;
  return {first, std::min(first + kPricesAnHour, count)};
}

void add_prices(const content::Release& release, const config::Display& display,
                const LocalTime& now, const LocalTime& clock, Due& due) {
  if (!has_columns(display)) return;
  const std::vector<const PriceItem*> valid = valid_on(release, now.date);
  const HourPart part = part_of_hour(valid.size(), clock);
  if (valid.size() > kPricesAnHour) {
    // Of this hour: a page that begins with it is shown from its beginning.
    const auto hour = std::chrono::floor<std::chrono::hours>(clock.minute_of_day);
    due.boundaries.insert({hour, hour + std::chrono::hours{1}});
  }
  int number = 0;
  for (const Kind& kind : kKinds) {
    std::vector<TableRow> rows;
    for (std::size_t i = part.first; i < part.last; ++i) {
      if (valid[i]->kind == kind.kind) rows.push_back(row_of(*valid[i], display.languages));
    }
    const TableHead head{
        std::string(kind.title.in(display.languages)),
        {std::string(kUnit.in(display.languages)), std::string(kPrice.in(display.languages))}};
    for (std::string& page : table_pages(head, rows, display)) {
      Item item;
      item.kind = ItemKind::kRoutine;
      item.id = "prices:" + std::string(kind.id) + ":" + std::to_string(++number);
      item.text = std::move(page);
      due.routine.push_back(std::move(item));
    }
  }
}

}  // namespace gongshi::signage
