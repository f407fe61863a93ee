// PriceRows: the rows of a price list: name, specification, class, price, unit. On a wide list in
// columns, on a narrow one or in large letters the price below the name.
#pragma once

#include <memory>
#include <vector>

#include "content/query/search.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

class PriceRows {
 public:
  /// `searched`: room for the reason of each match. The text measure must outlive this.
  PriceRows(const Frame& frame, content::PriceKind kind, bool searched, int width);

  [[nodiscard]] int height() const { return height_; }
  /// At least so high: fewer rows on a page.
  void set_height(int height);

  /// The words above the columns; none where there are no columns.
  [[nodiscard]] int heading_height() const;
  void add_heading(Scene& scene, const Rect& area) const;

  /// Nodes of one row; `match` marks why it was found (nullptr: not searched).
  [[nodiscard]] std::vector<Node> row(const content::PriceItem& item, const content::Match* match,
                                      bool striped) const;

 private:
  /// In a row's own coordinates.
  struct Places {
    Rect words, insurance, whole, fraction, unit;
  };

  void place();
  [[nodiscard]] int insurance_width() const;
  void add_words(std::vector<Node>& nodes, const content::PriceItem& item,
                 const content::Match* match) const;
  void add_columns(std::vector<Node>& nodes, const content::PriceItem& item) const;
  void add_line(std::vector<Node>& nodes, const content::PriceItem& item) const;

  Metrics m_;
  const TextMeasure* text_;
  std::shared_ptr<const content::Release> release_;
  Language language_;
  int width_ = 0;
  int height_ = 0;
  bool stacked_ = false;
  Places places_;
};

}  // namespace gongshi::kiosk
