// WriteView: a visitor's own words, by the on-screen keys: pinyin with characters to choose from,
// or plain letters where the page is English.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/feedback/mailbox.h"

namespace gongshi::kiosk {

class WriteView final : public View {
 public:
  WriteView(std::shared_ptr<Draft> draft, std::shared_ptr<Mailbox> mailbox)
      : draft_(std::move(draft)), mailbox_(std::move(mailbox)) {}

  [[nodiscard]] std::string_view name() const override { return "write"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  /// What the letters may mean now, as many as the row has room for.
  [[nodiscard]] std::vector<PinyinChoice> choices(const Frame& frame) const;
  void type(std::string_view key, const Frame& frame);
  void add_sheet(Scene& scene, const Frame& frame, const Rect& area) const;
  void add_choices(Scene& scene, const Frame& frame, const Rect& area) const;

  std::shared_ptr<Draft> draft_;
  std::shared_ptr<Mailbox> mailbox_;
  mutable std::unique_ptr<PinyinWords> names_;  // where no dictionary is installed
  Sentence refusal_;
};

}  // namespace gongshi::kiosk
