// SentView: the number to keep, as figures and as a QR code.
#pragma once

#include <string>
#include <utility>

#include "content/feedback/number.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class SentView final : public View {
 public:
  explicit SentView(content::feedback::OpinionNumber number) : number_(std::move(number)) {}

  [[nodiscard]] std::string_view name() const override { return "sent"; }
  [[nodiscard]] bool personal() const override { return true; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  content::feedback::OpinionNumber number_;
};

}  // namespace gongshi::kiosk
