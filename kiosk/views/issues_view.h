// IssuesView: the issues that have been published, newest first, with what each changed.
#pragma once

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class IssuesView final : public View {
 public:
  /// Older ones stand in the office's archive; the page says so.
  static constexpr std::size_t kMostRows = 100;

  [[nodiscard]] std::string_view name() const override { return "issues"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;
};

}  // namespace gongshi::kiosk
