#include "signage/screen/price_pages.h"

#include <utility>

#include "drivers/os/utf8.h"

namespace gongshi::signage {
namespace {

using content::PriceItem;
using content::PriceKind;
using std::chrono::seconds;

/// No character is wider than its em, so a short text needs no shaping to know that it is one line.
bool surely_one_line(std::string_view text, Font font, int width_px) {
  return text.find('\n') == std::string_view::npos &&
         static_cast<int>(utf8::decode(text).size()) * font.size_px <= width_px;
}

Result<int> lines_of(const PriceItem& item, const PriceColumns& columns, const ScreenSizes& sizes,
                     fonts::TypeCase& type) {
  int lines = 1;
  if (!surely_one_line(item.name, sizes.row_font(), columns.name.width)) {
    GONGSHI_TRY(const auto name, cell_lines(item.name, sizes.row_font(), columns.name.width, type));
    lines = std::max(lines, static_cast<int>(name.size()));
  }
  if (columns.spec.width > 0 &&
      !surely_one_line(item.spec, sizes.spec_font(), columns.spec.width)) {
    GONGSHI_TRY(const auto spec,
                cell_lines(item.spec, sizes.spec_font(), columns.spec.width, type));
    lines = std::max(lines, static_cast<int>(spec.size()));
  }
  return lines;
}

}  // namespace

PriceColumns price_columns(const ScreenSizes& sizes, PriceKind kind) {
  const int gap = sizes.px(24);
  const int insurance = sizes.px(sizes.portrait ? 84 : 110);
  const int price = sizes.px(sizes.portrait ? 200 : 250);
  const int unit = sizes.px(sizes.portrait ? 90 : 130);
  const bool has_spec = kind != PriceKind::kService;
  const int spec = has_spec ? sizes.px(sizes.portrait ? 220 : 430) : 0;
  PriceColumns columns;
  int right = sizes.width - sizes.margin();
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

Result<std::vector<std::string>> cell_lines(std::string_view text, Font font, int width_px,
                                            fonts::TypeCase& type) {
  GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.screen(font.size_px, font.weight));
  return type.breaker.wrap(*chain, text, width_px);
}

Result<PricePages> PricePages::make(std::shared_ptr<const content::Release> release, Date day,
                                    const ScreenSizes& sizes, fonts::TypeCase& type) {
  PricePages made;
  made.day_ = day;
  made.dwell_ = seconds{4 + sizes.rows_that_fit()};
  const int room = sizes.table().height;
  for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
    const PriceColumns columns = price_columns(sizes, kind);
    const std::size_t first_page = made.pages_.size();
    int used = room + 1;  // the first row opens a page
    int items = 0;
    for (const PriceItem& item : release->prices(kind)) {
      if (!item.valid.holds(day)) continue;
      GONGSHI_TRY(const int lines, lines_of(item, columns, sizes, type));
      const int tall = sizes.row_px(lines);
      if (used + tall > room) {
        made.pages_.push_back({kind, {}, 0, 0, 0});
        used = 0;
      }
      made.pages_.back().rows.push_back(&item);
      used += tall;
      ++items;
    }
    const int count = static_cast<int>(made.pages_.size() - first_page);
    for (int i = 0; i < count; ++i) {
      PricePage& page = made.pages_[first_page + static_cast<std::size_t>(i)];
      page.number = i + 1;
      page.count = count;
      page.items = items;
    }
  }
  made.release_ = std::move(release);
  return made;
}

/// Turns are counted over the days, so that a table of more pages than a day has turns goes on
/// where it was at midnight.
std::size_t PricePages::turn_at(WallTime now) const {
  const Date day = to_local(now).date;
  const auto days = static_cast<std::size_t>(std::chrono::sys_days(day).time_since_epoch().count());
  const auto a_day = static_cast<std::size_t>((seconds{86'400} + dwell_ - seconds{1}) / dwell_);
  const auto slot =
      static_cast<std::size_t>((now - from_local(day, std::chrono::minutes{0})) / dwell_);
  return days * a_day + slot;
}

std::size_t PricePages::index_at(WallTime now) const {
  return pages_.empty() ? 0 : turn_at(now) % pages_.size();
}

std::optional<std::size_t> PricePages::index_between_warnings(WallTime now) const {
  const std::size_t turn = turn_at(now);
  if (turn % 3 == 0 || pages_.empty()) return std::nullopt;
  return (turn - turn / 3 - 1) % pages_.size();
}

WallTime PricePages::turns_at(WallTime now) const {
  const WallTime midnight = from_local(to_local(now).date, std::chrono::minutes{0});
  return midnight + ((now - midnight) / dwell_ + 1) * dwell_;
}

}  // namespace gongshi::signage
