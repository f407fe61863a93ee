// PageView: one page of the issue, in the visitor's language where it has a text in that, and where
// it comes from: catalogue, department, basis, dates, number.
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class PageView final : public View {
 public:
  explicit PageView(std::string id) : id_(std::move(id)) {}

  [[nodiscard]] std::string_view name() const override { return "page"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string id_;
};

}  // namespace gongshi::kiosk
