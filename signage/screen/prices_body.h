// PricesBody: the price tables, page by page or rolling upwards.
#pragma once

#include <optional>

#include "signage/screen/body_pages.h"
#include "signage/screen/price_table.h"
#include "signage/screen/roll.h"

namespace gongshi::signage {

class PricesBody final : public BodyPages {
 public:
  [[nodiscard]] static Result<std::unique_ptr<BodyPages>> make(const BodyContent& content);

  int count() const override { return roll_ ? 1 : static_cast<int>(pages_.size()); }
  std::chrono::seconds dwell() const override { return dwell_; }
  Status paint(int page, const Scene& scene, Painter& painter) override;
  StandingWords words(int page) const override;
  Roll* roll() override { return roll_ ? &*roll_ : nullptr; }

 private:
  explicit PricesBody(const ScreenStyle& style) : style_(style) {}

  /// A line of the roll: a kind's heading, its column heads, or an item.
  struct Row {
    enum class Kind : std::uint8_t { kTitle, kHeads, kItem };
    Kind kind;
    std::size_t table;  // index in tables_
    const content::PriceItem* item = nullptr;
    bool striped = false;
  };
  [[nodiscard]] Status lay_roll(const BodyContent& content);
  [[nodiscard]] Status paint_row(const Row& row, Rect place, Painter& painter);
  [[nodiscard]] Status paint_page(const PricePage& page, const Scene& scene, Painter& painter);

  ScreenStyle style_;
  Languages languages_;
  std::shared_ptr<const content::Release> release_;  // the rows point into it
  std::vector<PricePage> pages_;                     // of the roll: one whole table a kind
  std::vector<PriceTable> tables_;                   // of the roll
  std::vector<Row> rows_;
  std::optional<Roll> roll_;
  std::chrono::seconds dwell_{16};
};

}  // namespace gongshi::signage
