// SignFiles: the file that a sign plays, and the play list that names it alone.
#pragma once

#include <map>

#include "drivers/flash_ledger.h"
#include "drivers/text/jetfile2/content.h"
#include "drivers/text/jetfile2/errand.h"

namespace gongshi::drivers::jetfile2 {

class SignFiles final : public Errand {
 public:
  explicit SignFiles(const Jetfile2Options& options)
      : options_(options), ledger_({.per_day = options.flash_per_day}, options.flash_record) {}

  /// `pressing`: however often flash was written.
  void want(SignContent content, bool pressing);
  /// Everything wanted is on the sign; false while nothing is wanted.
  [[nodiscard]] bool complete() const;
  /// What the sign holds is unknown: all is sent again.
  void forget();
  /// What its text holds is unknown: that is sent again, and the play list, which may wear, is not.
  void forget_text();
  [[nodiscard]] const std::optional<SignContent>& wanted() const { return wanted_; }
  [[nodiscard]] std::uint64_t flash_writes() const { return ledger_.writes() + list_writes_; }
  /// A text for flash has to wait: it was written too often today.
  [[nodiscard]] std::optional<Error> held_back(Now now);

  [[nodiscard]] std::optional<Question> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override {
    return earlier(patience_.until(), waits_);
  }
  void done(const Reply& reply, Now now) override;
  [[nodiscard]] bool refused(std::uint16_t status, Now now) override;
  void unanswered(Now now) override;

 private:
  [[nodiscard]] bool file_there() const;
  [[nodiscard]] Bytes list() const;
  [[nodiscard]] Question ask_packet(const SignContent& content, Now now);

  const Jetfile2Options& options_;
  std::optional<SignContent> wanted_;
  std::map<std::string, Bytes> held_;  // by path
  Bytes held_list_;
  std::size_t packet_ = 0;            // of the file being written
  std::optional<SignContent> asked_;  // empty: the play list
  Bytes asked_list_;
  FlashLedger ledger_;
  bool pressing_ = false;
  std::optional<SteadyTime> waits_;  // for flash
  std::uint64_t list_writes_ = 0;    // where the sign keeps its play list is not known
  Patience patience_;
};

}  // namespace gongshi::drivers::jetfile2
