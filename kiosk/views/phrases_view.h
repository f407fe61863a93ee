// PhrasesView: a short list to choose up to three phrases from, then send, or go on in one's own
// words.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "kiosk/feedback/mailbox.h"

namespace gongshi::kiosk {

class PhrasesView final : public View {
 public:
  PhrasesView(std::shared_ptr<Draft> draft, std::shared_ptr<Mailbox> mailbox)
      : draft_(std::move(draft)), mailbox_(std::move(mailbox)) {}

  [[nodiscard]] std::string_view name() const override { return "phrases"; }
  [[nodiscard]] bool personal() const override { return true; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  void choose(std::string_view word);
  void add_phrases(Scene& scene, const Frame& frame, const Rect& area) const;

  std::shared_ptr<Draft> draft_;
  std::shared_ptr<Mailbox> mailbox_;
  std::size_t page_ = 0;  // where not all phrases have room
  Sentence refusal_;      // why it was not sent; empty: nothing to say
};

/// Sends the draft: on to its number, or stay with the reason in `refusal`.
[[nodiscard]] Navigation send_draft(Draft& draft, Mailbox& mailbox, const Frame& frame,
                                    Sentence& refusal);

/// How high add_refusal() will be in `area`, without the gap below it; 0 when there is none.
[[nodiscard]] int refusal_height(const Frame& frame, const Rect& area, const Sentence& refusal);

/// The reason, in the visitor's language, on a warm ground at the top of `area`, which it makes
/// smaller.
void add_refusal(Scene& scene, const Frame& frame, Rect& area, const Sentence& refusal);

}  // namespace gongshi::kiosk
