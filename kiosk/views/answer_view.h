// AnswerView: type the number that was given, read the answer.
#pragma once

#include <string>

#include "content/feedback/wiped_text.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class AnswerView final : public View {
 public:
  [[nodiscard]] std::string_view name() const override { return "answer"; }
  [[nodiscard]] bool personal() const override { return !typed_.view().empty(); }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  void add_result(Scene& scene, const Frame& frame, const Rect& area) const;

  content::feedback::WipedText<10> typed_;
};

}  // namespace gongshi::kiosk
