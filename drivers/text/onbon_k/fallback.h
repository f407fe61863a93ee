// Fallback: a program in the card's flash, shown when there is power and no host.
//
// Written only when the bytes that the card reads back differ, at most `per_day` times a day
// (FlashLedger), and never again when what was just written cannot be read back: then the reading
// is not understood. Between the blocks of one file nothing else is asked of the card.
#pragma once

#include "drivers/flash_ledger.h"
#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

/// How a card is asked for its files: where the question has its length, or not at all.
enum class FileReading : std::uint8_t { kReserved, kPayload, kNone };

struct FallbackOrder {
  std::string name = "P000";
  onbon::Bytes file;  // empty: no fallback
  FileReading reading = FileReading::kReserved;
  std::size_t block_bytes = 256;  // with what is around it, below every card's buffer
  int per_day = 4;
  std::shared_ptr<FlashRecord> flash{};
};

class Fallback final : public Errand {
 public:
  explicit Fallback(FallbackOrder order);

  /// Another file from now on: looked for, and written where it is not.
  void want(onbon::Bytes file);
  /// There is none that the card could show.
  void cannot(Error why) { standing_ = std::move(why); }
  /// The line was opened: the file is looked at again.
  void look_again();
  void card_has(const onbon::CardStatus& status);
  /// In the middle of a file.
  [[nodiscard]] bool holds_floor() const { return step_ == Step::kBlocks; }
  [[nodiscard]] std::uint64_t flash_writes() const { return ledger_.writes(); }
  /// The card has it, as far as it can be read back.
  [[nodiscard]] bool in_place() const { return step_ == Step::kDone; }

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  void done(const onbon::ReplyData& reply, Now now) override;
  void refused(const onbon::ReplyData& reply, Now now) override;
  void unanswered(Now now) override;
  [[nodiscard]] bool matters() const override { return matters_; }
  [[nodiscard]] std::optional<Error> standing() const override { return standing_; }

 private:
  enum class Step : std::uint8_t { kNothing, kLook, kRead, kStart, kBlocks, kDone, kGivenUp };

  [[nodiscard]] std::span<const std::uint8_t> rest() const;
  [[nodiscard]] onbon::Block block() const;
  void compare(const onbon::ReplyData& reply);
  void took_block(const onbon::ReplyData& reply);
  void block_refused(const onbon::ReplyData& reply, Now now);
  void go_to(std::size_t address);
  void give_up(Sentence why);

  FallbackOrder order_;
  std::optional<onbon::Bytes> wanted_;  // from the next request on
  FlashLedger ledger_;
  Step step_ = Step::kNothing;
  bool just_written_ = false;  // what is read now is what we wrote
  bool matters_ = true;        // of the last refusal
  std::size_t at_ = 0;         // bytes read or written
  int resumes_ = 0, restarts_ = 0, silences_ = 0;
  std::optional<SteadyTime> allowed_at_;
  std::optional<Error> standing_;
  Patience patience_;
};

}  // namespace gongshi::drivers::onbon_k
