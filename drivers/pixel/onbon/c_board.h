// OnbonCBoard: a BX graphic card in the common commands alone, for cards without dynamic areas (A,
// M and others): power, brightness, clock and state.
//
// What such a card shows lies in its flash, which wears. With `programs=yes` a 5th-generation card
// gets one program file: only when the picture has been wanted for `settle_s` without a change, at
// most `flash_per_day` times a day, and never when the card lists it already. Files of the 6th
// generation are refused: the one that was captured contradicts itself.
#pragma once

#include "drivers/flash_ledger.h"
#include "drivers/pixel/onbon/f0_areas.h"
#include "drivers/pixel/onbon/graphic_board.h"
#include "drivers/pixel/onbon/program_upload.h"

namespace gongshi::drivers {

class OnbonCBoard final : public OnbonGraphicBoard {
 public:
  explicit OnbonCBoard(OnbonCOptions options);

  [[nodiscard]] Status want(Desired desired) override;

 protected:
  [[nodiscard]] Status met(const onbon::common::Identity& card) override;
  [[nodiscard]] std::optional<Request> next_content(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> content_wake() const override { return content_wake_; }
  [[nodiscard]] Result<onbon::GraphicReply> read_content(
      const Request& asked, std::span<const std::uint8_t> packet) const override;
  void content_done(const Request& asked, const onbon::GraphicReply& reply, Now now) override;
  void content_refused(const Request& asked, Now now) override;
  void doubt_content() override;
  [[nodiscard]] bool content_complete() const override;
  [[nodiscard]] bool content_wanted() const override { return frame_ || marquee_; }

 private:
  void draw();
  void begin(onbon::program::File file);
  void conclude(ProgramUpload& upload, Now now);
  [[nodiscard]] bool may_write(Now now);

  OnbonCOptions program_;
  std::optional<Frame> frame_;
  std::optional<Marquee> marquee_;
  std::optional<onbon::BitmapLayout> layout_;  // when the card is known
  std::optional<ProgramUpload> upload_;
  std::optional<onbon::program::File> queued_;  // wanted while another was on its way
  std::optional<SteadyTime> wanted_since_;
  onbon::Bytes asked_;  // the body of the request that is out
  FlashLedger ledger_;
  std::optional<SteadyTime> refused_until_;
  std::optional<SteadyTime> content_wake_;
};

/// "onbon-c" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_onbon_c_board(const BoardOrder& order);

}  // namespace gongshi::drivers
