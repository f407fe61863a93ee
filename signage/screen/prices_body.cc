#include "signage/screen/prices_body.h"

#include <algorithm>

#include "content/currency.h"
#include "signage/screen/title_band.h"

namespace gongshi::signage {
namespace {

using std::chrono::seconds;

/// A rolling table leaves the screen to what follows it after so long, and goes on there later.
constexpr seconds kLongestRoll{90};

std::string remark_of(int items, Word title, const Languages& languages) {
  std::string remark = items_words(items, languages);
  const std::string_view second = say_second(title, languages);
  return second.empty() ? remark : std::string(second) + "  " + remark;
}

}  // namespace

Result<std::unique_ptr<BodyPages>> PricesBody::make(const BodyContent& content) {
  const Scene& scene = content.scene;
  std::unique_ptr<PricesBody> body(new PricesBody(content.style));
  body->languages_ = scene.display.languages;
  if (scene.release() == nullptr) return std::unique_ptr<BodyPages>(std::move(body));
  body->release_ = scene.edition.release;
  body->dwell_ = price_page_dwell(content.style.sizes);
  if (scene.display.look.rolls) GONGSHI_CHECK(body->lay_roll(content));
  if (!body->roll_) {
    GONGSHI_TRY(body->pages_,
                price_pages(*body->release_, scene.day(), content.style.sizes, content.type));
  }
  return std::unique_ptr<BodyPages>(std::move(body));
}

/// A table that fits the screen stands.
Status PricesBody::lay_roll(const BodyContent& content) {
  const ScreenSizes& sizes = style_.sizes;
  pages_ = whole_price_tables(*release_, content.scene.day());
  std::vector<int> heights;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    GONGSHI_TRY(PriceTable table, PriceTable::make(pages_[i], style_, languages_, content.type));
    tables_.push_back(std::move(table));
    rows_.push_back({Row::Kind::kTitle, i});
    heights.push_back(sizes.title().height);
    rows_.push_back({Row::Kind::kHeads, i});
    heights.push_back(sizes.column_head().height);
    bool striped = false;
    for (const content::PriceItem* item : pages_[i].rows) {
      GONGSHI_TRY(const int tall, price_row_px(*item, tables_[i].columns(), sizes, content.type));
      rows_.push_back({Row::Kind::kItem, i, item, striped});
      heights.push_back(tall);
      striped = !striped;
    }
  }
  std::int64_t all = 0;
  for (const int tall : heights) all += tall;
  if (all <= sizes.page().height) return {};
  const int speed = std::max(content.scene.display.speed_px_s, 1);
  dwell_ = std::clamp(seconds{all / speed}, dwell_, kLongestRoll);
  roll_.emplace(std::move(heights), [this](std::size_t row, Rect place, Painter& painter) {
    return paint_row(rows_[row], place, painter);
  });
  return {};
}

Status PricesBody::paint_row(const Row& row, Rect place, Painter& painter) {
  const PricePage& page = pages_[row.table];
  if (row.kind == Row::Kind::kHeads) return tables_[row.table].draw_heads(place, painter);
  if (row.kind == Row::Kind::kItem) {
    return tables_[row.table].draw_row(*row.item, place, row.striped, painter);
  }
  const ScreenSizes& sizes = style_.sizes;
  painter.fill(place, style_.theme.ground);
  const Word title = price_kind_title(page.kind);
  const std::string_view words = say(title, languages_);
  const Font font{sizes.px(38, 38, 28), fonts::Weight::kBold};
  const int middle = place.y + place.height / 2;
  const int left = place.x + sizes.margin();
  GONGSHI_CHECK(painter.text(font, left, middle, Align::kLeft, style_.theme.title_text, words));
  GONGSHI_TRY(const int width, painter.measure(font, words));
  return painter.text({sizes.px(26, 26, 20), fonts::Weight::kRegular}, left + width + sizes.px(24),
                      middle + sizes.px(4), Align::kLeft, style_.theme.dim,
                      remark_of(page.items, title, languages_));
}

/// "血常规  次  20.00  甲", a line for each row.
StandingWords PricesBody::words(int page) const {
  StandingWords words;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) words.text += "  " + std::string(part);
  };
  if (roll_) {
    for (const PricePage& table : pages_) {
      if (!words.text.empty()) words.text += '\n';
      const Word title = price_kind_title(table.kind);
      words.text += say(title, languages_);
      add(remark_of(table.items, title, languages_));
    }
    return words;
  }
  const PricePage& shown = pages_[static_cast<std::size_t>(page)];
  words.text = say(price_kind_title(shown.kind), languages_);
  for (const content::PriceItem* item : shown.rows) {
    words.text += '\n' + std::string(item->name);
    add(item->spec);
    add(content::priced_unit(item->unit).unit);
    add(item->price.amount ? item->price.amount->text()
                           : std::string(price_form_words(item->price.form, languages_)));
  }
  return words;
}

Status PricesBody::paint(int page, const Scene& scene, Painter& painter) {
  if (!roll_) return paint_page(pages_[static_cast<std::size_t>(page)], scene, painter);
  painter.fill(style_.sizes.body(), style_.theme.ground);
  return draw_title(title_of(Word::kPrices, languages_), languages_, style_, painter);
}

Status PricesBody::paint_page(const PricePage& page, const Scene& scene, Painter& painter) {
  const ScreenSizes& sizes = style_.sizes;
  const Languages& languages = scene.display.languages;
  painter.fill(sizes.body(), style_.theme.ground);
  const Word title = price_kind_title(page.kind);
  GONGSHI_CHECK(draw_title({std::string(say(title, languages)),
                            remark_of(page.items, title, languages), page.number, page.count},
                           languages, style_, painter));
  GONGSHI_TRY(const PriceTable table, PriceTable::make(page, style_, languages, painter.type()));
  GONGSHI_CHECK(table.draw_heads(sizes.column_head(), painter));
  const Rect place = sizes.table();
  int top = place.y;
  bool striped = false;
  for (const content::PriceItem* item : page.rows) {
    GONGSHI_TRY(const int tall, price_row_px(*item, table.columns(), sizes, painter.type()));
    GONGSHI_CHECK(table.draw_row(*item, {place.x, top, place.width, tall}, striped, painter));
    top += tall;
    striped = !striped;
  }
  return {};
}

}  // namespace gongshi::signage
