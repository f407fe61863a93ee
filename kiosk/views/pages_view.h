// PagesView: the pages of some categories, each category under its name, with the number of its
// pages and the day of the newest. PageView (page_view.h): one page.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class PagesView final : public View {
 public:
  /// `categories` are codes; one that the release does not have is left out.
  PagesView(const Words& title, std::vector<std::string> categories)
      : title_(title), categories_(std::move(categories)) {}

  [[nodiscard]] std::string_view name() const override { return "pages"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  Words title_;
  std::vector<std::string> categories_;
};

}  // namespace gongshi::kiosk
