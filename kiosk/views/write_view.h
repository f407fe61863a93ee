// WriteView: a visitor's own words, by the on-screen keys (pinyin with characters to choose from,
// plain letters where the page is English) or written by hand.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/feedback/mailbox.h"
#include "kiosk/touch/hand.h"

namespace gongshi::kiosk {

struct WritePage;

class WriteView final : public View {
 public:
  WriteView(std::shared_ptr<Draft> draft, std::shared_ptr<Mailbox> mailbox);

  [[nodiscard]] std::string_view name() const override { return "write"; }
  [[nodiscard]] bool personal() const override { return true; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

  bool on_pen(const PenTouch& touch) override { return hand_.on_pen(touch); }
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return hand_.deadline(); }
  bool on_tick(SteadyTime now, const Frame& frame) override;

 private:
  [[nodiscard]] bool by_hand(const Frame& frame) const;
  /// What the letters may mean now, as many as the row has room for.
  [[nodiscard]] std::vector<PinyinChoice> choices(const Frame& frame) const;
  void type(std::string_view key, const Frame& frame);
  /// A key, a choice, a sign, a character written by hand.
  void write(std::string_view action, const Frame& frame);
  /// The reason why nothing was sent; it takes its room from `page`.
  [[nodiscard]] bool add_refused(Scene& scene, const Frame& frame, WritePage& page) const;
  [[nodiscard]] Scene draw_refused(const Frame& frame) const;
  void add_sheet(Scene& scene, const Frame& frame, const Rect& area) const;
  void add_choices(Scene& scene, const Frame& frame, const WritePage& page) const;
  void add_buttons(Scene& scene, const Frame& frame, const WritePage& page) const;

  std::shared_ptr<Draft> draft_;
  std::shared_ptr<Mailbox> mailbox_;
  bool by_hand_ = false;
  Hand hand_;
  mutable std::unique_ptr<PinyinWords> names_;  // where no dictionary is installed
  Sentence refusal_;
};

}  // namespace gongshi::kiosk
