// PriceListView: services, drugs and consumables, searched as one types, or leafed through.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/page/view.h"
#include "kiosk/touch/entry.h"
#include "kiosk/views/price_filter.h"
#include "kiosk/views/search_page.h"

namespace gongshi::kiosk {

class PriceListView final : public View {
 public:
  explicit PriceListView(content::PriceKind kind = content::PriceKind::kService) : kind_(kind) {}

  [[nodiscard]] std::string_view name() const override { return "price-list"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] bool shows_prices() const override { return true; }
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
  bool on_pen(const PenTouch& touch) override { return entry_.on_pen(touch); }
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return entry_.deadline(); }
  bool on_tick(SteadyTime now, const Frame& frame) override { return entry_.on_tick(now, frame); }

 private:
  using Matches = std::vector<content::Match>;
  using Found = std::array<Matches, 3>;  // by kind

  [[nodiscard]] Found find(const Frame& frame) const;
  [[nodiscard]] std::vector<SearchTab> tabs(const Frame& frame, const Found& found) const;
  [[nodiscard]] std::vector<Node> tools(const Frame& frame) const;
  void add_rows(Scene& scene, const Frame& frame, const Rect& area, Matches matches) const;
  void add_nothing_found(Scene& scene, const Frame& frame, const Rect& area,
                         const Found& found) const;

  content::PriceKind kind_;
  Entry entry_;
  PriceFilter filter_;
  bool alike_ = false;           // what sounds alike is found too
  bool typing_ = true;           // where keys and list take turns: the keys
  bool filtering_ = false;       // the filter is on screen
  std::size_t filter_part_ = 0;  // of it, in elder mode
};

}  // namespace gongshi::kiosk
