// Am03127Board: a Board that keeps the pages of one AM03127 as they should be.
//
// The board answers ACK and nothing else: nothing can be read back, so the strongest proof is
// "acknowledged", and the whole is repeated once in `refresh_s`. Whether its memory wears is not
// documented: a page is written only when it differs from what the board has acknowledged, another
// content only as often as a FlashLedger allows, and after an outage the same content is not
// repeated more often than every ten minutes. Whether it lives is asked by a frame with a wrong
// check sum, which it answers NACK without doing anything.
#pragma once

#include "drivers/flash_ledger.h"
#include "drivers/polled_board.h"
#include "drivers/text/am03127_plan.h"

namespace gongshi::drivers {

class Am03127Board final : public PolledBoard {
 public:
  explicit Am03127Board(const Am03127Options& options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 private:
  enum What : int { kSlot, kBrightness, kClock, kPing, kBegin, kEnd };

  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request& request, Now now) override;
  void unanswered(const Request& asked, Now now) override;
  void opened(Now now) override;
  void lost(Now now) override;

  [[nodiscard]] Request ask(What what, const std::string& packet);
  [[nodiscard]] const Am03127Slot* due_slot(Now now) const;
  [[nodiscard]] bool may_write(Now now);
  [[nodiscard]] bool content_held() const;
  [[nodiscard]] bool complete() const;
  [[nodiscard]] Proof proof() const;
  void taken(What what, Now now);
  void missed(What what, Now now);

  Am03127Options options_;
  Capabilities capabilities_;
  bool wanted_content_ = false;
  std::vector<TextArea> areas_;
  std::vector<Am03127Slot> wanted_;  // the content
  std::vector<Am03127Slot> target_;  // that, or darkness
  std::optional<bool> power_;
  std::string serial_;
  std::optional<char> wanted_level_;
  bool keep_clock_ = false;
  bool pressing_ = false;

  FlashLedger ledger_;
  std::vector<Am03127Slot> begun_;  // counted there
  std::optional<SteadyTime> write_at_;

  Am03127Held held_;     // acknowledged, and not known to be lost
  Am03127Held doubted_;  // acknowledged before an outage
  std::optional<char> held_level_;
  std::optional<Date> clock_set_;
  bool updating_ = false;   // between <BE> and <BF>
  Am03127Slot asked_;       // kSlot
  Date asked_date_{};       // kClock
  char asked_level_ = 'A';  // kBrightness
  bool proof_due_ = false;  // something is wanted, and not proved since
  bool doubt_ = false;      // a request was not answered: its answer may still come
  bool extra_ping_ = false;
  unsigned silences_ = 0;  // requests that were not answered, or with NACK
  int misses_ = 0;         // of one slot, by a board that lives
  SteadyTime poll_at_{}, refresh_at_{}, repeat_at_{};
  std::optional<SteadyTime> refused_until_;
  SteadyTime asked_at_{};  // when next() was called last
};

/// "am03127" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_am03127_board(const BoardOrder& order);

}  // namespace gongshi::drivers
