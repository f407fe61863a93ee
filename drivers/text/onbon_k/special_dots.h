// SpecialDots: one text whose characters the card's fonts lack, drawn as dots in the special area.
//
// The special area (5K2, 5MK, 6K) takes a bitmap of up to 16 KB; a text wider than its place is
// shown page by page. The order of the dots is inferred (protocol/onbon/k_special.h), so an option
// switches all of this on. Another picture means deleting the old one first: overlapping areas
// garble a panel.
#pragma once

#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

struct SpecialPicture {
  int id = 0;  // of the text area that it stands for
  onbon::SpecialArea area;
  onbon::Bytes dots;  // all pages, 0 lit
  bool operator==(const SpecialPicture&) const = default;
};

/// `area.dots` cut into pages of the area's size. Errc::kRejected, word E2102: off the grid of
/// eights, dots of another height, or more than the area's memory.
[[nodiscard]] Result<SpecialPicture> special_picture(const TextArea& area);

class SpecialDots final : public Errand {
 public:
  /// `frame_data`: what the card takes in one frame.
  explicit SpecialDots(std::size_t frame_data)
      : piece_(frame_data - onbon::kSpecialDotsFixedBytes) {}

  void want(std::optional<SpecialPicture> picture);
  [[nodiscard]] bool complete() const { return on_card_ ? right() : !wanted_; }
  /// What is on the card has to go before other areas are drawn in its place.
  [[nodiscard]] bool must_go() const { return on_card_ && !right(); }
  [[nodiscard]] bool shows_something() const { return on_card_ && right(); }
  /// True: the card had our picture and has none now.
  [[nodiscard]] bool card_has(const onbon::CardStatus& status);
  /// What the card shows is unknown.
  void doubt();

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return patience_.until(); }
  void done(const onbon::ReplyData& reply, Now now) override;
  void refused(const onbon::ReplyData& reply, Now now) override;
  void unanswered(Now now) override;

 private:
  enum class Step : std::uint8_t { kDelete, kDeletePages, kSetUp, kDots };

  [[nodiscard]] bool right() const { return held_ && held_ == wanted_; }
  [[nodiscard]] bool last_piece() const;

  std::size_t piece_;
  std::optional<SpecialPicture> wanted_;
  std::optional<SpecialPicture> held_;  // acknowledged; empty while on_card_: somebody else's
  bool on_card_ = false;                // the card shows a special area, or perhaps does
  bool deletes_whole_ = true;           // A4 04 is known to 5MK cards only
  std::uint8_t page_ = 0;               // the next to delete
  Step step_ = Step::kSetUp;
  Step asked_ = Step::kSetUp;
  std::size_t at_ = 0;
  Patience patience_;
};

}  // namespace gongshi::drivers::onbon_k
