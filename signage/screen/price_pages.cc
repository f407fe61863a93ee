#include "signage/screen/price_pages.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "signage/screen/text_block.h"

namespace gongshi::signage {
namespace {

using content::PriceItem;
using content::PriceKind;

/// No character is wider than its em, so a short text needs no shaping to know that it is one line.
bool surely_one_line(std::string_view text, Font font, int width_px) {
  return text.find('\n') == std::string_view::npos &&
         static_cast<int>(utf8::decode(text).size()) * font.size_px <= width_px;
}

Result<int> lines_in(std::string_view text, Font font, int width_px, fonts::TypeCase& type) {
  if (width_px == 0 || surely_one_line(text, font, width_px)) return 1;
  GONGSHI_TRY(const auto lines, cell_lines(text, font, width_px, type));
  return static_cast<int>(lines.size());
}

/// One kind's table cut into pages of at most `room` pixels; numbered.
Result<std::vector<PricePage>> cut_table(const PricePage& table, int room, const ScreenSizes& sizes,
                                         fonts::TypeCase& type) {
  const PriceColumns columns = price_columns(sizes, table.kind);
  std::vector<PricePage> pages;
  int used = room + 1;  // the first row opens a page
  for (const PriceItem* item : table.rows) {
    GONGSHI_TRY(const int tall, price_row_px(*item, columns, sizes, type));
    if (used + tall > room) {
      pages.push_back({table.kind, {}, static_cast<int>(pages.size()) + 1, 0, table.items});
      used = 0;
    }
    pages.back().rows.push_back(item);
    used += tall;
  }
  for (PricePage& page : pages) page.count = static_cast<int>(pages.size());
  return pages;
}

}  // namespace

PriceColumns price_columns(const ScreenSizes& sizes, PriceKind kind) {
  const int gap = sizes.px(24, 24, 20);
  const int insurance = sizes.px(110, 84, 90);
  const int price = sizes.px(250, 200, 190);
  const int unit = sizes.px(130, 90, 100);
  const bool has_spec = kind != PriceKind::kService;
  const int spec = has_spec ? sizes.px(400, 220, 290) : 0;
  PriceColumns columns;
  int right = sizes.body().width - sizes.margin();
  const auto take = [&](int width) {
    right -= width;
    const Rect column{right, 0, width, 0};
    right -= gap;
    return column;
  };
  columns.insurance = take(insurance);
  columns.price = take(price);
  columns.unit = take(unit);
  if (has_spec) columns.spec = take(spec);
  columns.name = {sizes.margin(), 0, right - sizes.margin(), 0};
  return columns;
}

Result<int> price_row_px(const PriceItem& item, const PriceColumns& columns,
                         const ScreenSizes& sizes, fonts::TypeCase& type) {
  GONGSHI_TRY(const int name, lines_in(item.name, sizes.row_font(), columns.name.width, type));
  GONGSHI_TRY(const int spec, lines_in(item.spec, sizes.spec_font(), columns.spec.width, type));
  return sizes.row_px(std::max(name, spec));
}

std::vector<PricePage> whole_price_tables(const content::Release& release, Date day) {
  std::vector<PricePage> tables;
  for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
    PricePage table{kind, {}, 1, 1, 0};
    for (const PriceItem& item : release.prices(kind)) {
      if (item.valid.holds(day)) table.rows.push_back(&item);
    }
    table.items = static_cast<int>(table.rows.size());
    if (table.items > 0) tables.push_back(std::move(table));
  }
  return tables;
}

Result<std::vector<PricePage>> price_pages(const content::Release& release, Date day,
                                           const ScreenSizes& sizes, fonts::TypeCase& type) {
  std::vector<PricePage> all;
  for (const PricePage& table : whole_price_tables(release, day)) {
    GONGSHI_TRY(auto pages, cut_table(table, sizes.table().height, sizes, type));
    std::move(pages.begin(), pages.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gongshi::signage
