// IssueView: what one issue changed against the one before: prices, pages, people, notices.
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class IssueView final : public View {
 public:
  static constexpr std::size_t kMostPrices = 200;

  explicit IssueView(std::string serial) : serial_(std::move(serial)) {}

  [[nodiscard]] std::string_view name() const override { return "issue"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] bool shows_prices() const override { return true; }
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string serial_;
};

}  // namespace gongshi::kiosk
