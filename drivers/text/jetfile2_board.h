// Jetfile2Board: a Board that speaks JetFile II to one Chainzone or Texcellent sign.
//
// The sign plays one text file from its RAM disk, named alone in the play list. Replies carry the
// request's serial number, so a late one is never taken for another. The release's serial is stored
// as a string file beside the text and read back with each poll: the same serial is "read back", no
// such file is a power loss, after which everything is sent again. That strings are read back this
// way comes from a public encoder, not from the vendor's pages at hand: `serial_field: none` does
// without, and a sign that does not know the command is treated so from then on; then the proof
// stays "acknowledged" and all is repeated every `refresh_s`. A text cannot be read back: one in
// RAM that has stood for `refresh_s` is written again, in case somebody else has changed it.
#pragma once

#include <array>

#include "drivers/polled_board.h"
#include "drivers/text/jetfile2/clock.h"
#include "drivers/text/jetfile2/emergency.h"
#include "drivers/text/jetfile2/files.h"
#include "drivers/text/jetfile2/lamps.h"
#include "drivers/text/jetfile2/serial_string.h"

namespace gongshi::drivers {

class Jetfile2Board final : public PolledBoard {
 public:
  explicit Jetfile2Board(const Jetfile2Options& options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 private:
  /// Request::what: who asked. Errands in the order of asking, then the questions of the board
  /// itself.
  enum What : int { kEmergency, kFiles, kSerial, kLamps, kClock, kErrands, kStatus, kHello };

  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return wake_at_; }
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request& request, Now now) override;
  void unanswered(const Request& asked, Now now) override;
  void opened(Now now) override;
  void lost(Now now) override;

  [[nodiscard]] Status check(const Desired& desired) const;
  [[nodiscard]] jetfile2::Errand& errand(int what);
  [[nodiscard]] bool may_ask(int what) const;
  [[nodiscard]] Request ask(int what, const jetfile2::Question& question);
  [[nodiscard]] Request ask_status();
  void on_done(int what, const jetfile2::Reply& reply, Now now);
  void on_refused(int what, std::uint16_t status, Now now);
  void on_status(const jetfile2::SignStatus& status, Now now);
  void on_lost_content();
  void settle_proof(Now now);
  [[nodiscard]] bool content_held() const;
  [[nodiscard]] bool complete() const;
  [[nodiscard]] bool repeats() const;
  [[nodiscard]] bool rewrites() const;

  Jetfile2Options options_;
  Capabilities capabilities_;
  std::string serial_;
  jetfile2::SignFiles files_{options_};
  jetfile2::SerialString serial_string_{options_};
  jetfile2::SignLamps lamps_{options_.poll};
  jetfile2::SignClockKeeper clock_;
  jetfile2::SignEmergency emergency_{options_.buzzer};

  std::uint16_t number_;  // of the last packet
  jetfile2::Command command_ = 0;
  bool hello_due_ = true;
  bool wanted_ = false;      // want() was called
  bool proof_due_ = false;   // acknowledged content that is not yet proved
  bool obstructed_ = false;  // the sign says that it shows something else
  SteadyTime status_at_{}, refresh_at_{};
  std::optional<SteadyTime> rewrite_at_;  // of the text alone
  std::optional<SteadyTime> wake_at_;
};

/// "jetfile2" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_jetfile2_board(const BoardOrder& order);

}  // namespace gongshi::drivers
