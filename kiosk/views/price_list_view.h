// PriceListView: services, drugs and consumables, searched as one types, or leafed through.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "kiosk/page/view.h"
#include "kiosk/touch/entry.h"

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
  void add_nothing_found(Scene& scene, const Frame& frame, const Rect& area,
                         const std::array<std::vector<content::Match>, 3>& found) const;

  content::PriceKind kind_;
  Entry entry_;
};

}  // namespace gongshi::kiosk
