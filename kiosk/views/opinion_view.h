// OpinionView: the opinion box's first page: rate, ask, or look an answer up.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "kiosk/feedback/mailbox.h"

namespace gongshi::kiosk {

class OpinionView final : public View {
 public:
  OpinionView(content::feedback::About about, std::shared_ptr<Mailbox> mailbox)
      : about_(std::move(about)), mailbox_(std::move(mailbox)) {}

  [[nodiscard]] std::string_view name() const override { return "opinion"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  content::feedback::About about_;
  std::shared_ptr<Mailbox> mailbox_;
};

/// The five faces, worst first; choosing one, or none, leads to the phrases.
class FacesView final : public View {
 public:
  FacesView(std::shared_ptr<Draft> draft, std::shared_ptr<Mailbox> mailbox)
      : draft_(std::move(draft)), mailbox_(std::move(mailbox)) {}

  [[nodiscard]] std::string_view name() const override { return "faces"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::shared_ptr<Draft> draft_;
  std::shared_ptr<Mailbox> mailbox_;
};

/// Height of a button for one line, in the visitor's size.
[[nodiscard]] int feedback_button_height(const Frame& frame);

}  // namespace gongshi::kiosk
