// PriceDetailView: everything that is published about one price.
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class PriceDetailView final : public View {
 public:
  /// `key` as of price_key().
  explicit PriceDetailView(std::string key) : key_(std::move(key)) {}

  [[nodiscard]] std::string_view name() const override { return "price-detail"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] bool shows_prices() const override { return true; }
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string key_;
};

}  // namespace gongshi::kiosk
