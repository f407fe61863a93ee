// OnbonKBoard: a Board that speaks the K dialect to one BX font card.
//
// What the card shall show and be is split into errands (onbon_k/), each of which compares what is
// wanted with what the card has acknowledged and asks for the difference only. A status request
// every few seconds notices a power loss (areas missing). Requests carry no number, so after a
// time-out the next one is always a status request: its reply cannot be taken for the late
// acknowledgement of something else.
//
// Proof. The text of an area cannot be read back. After the card has acknowledged all areas, the
// serial is stored as client information (A1 09), and a status reply whose custom id field equals
// the serial while it lists all our areas is "read back". That the client information appears as
// the custom id is inferred from the vendor's field lists, not stated there; `serial_field: none`
// does without, and the proof then stays "acknowledged".
#pragma once

#include <array>

#include "drivers/catalogue.h"
#include "drivers/polled_board.h"
#include "drivers/text/onbon_k/card_clock.h"
#include "drivers/text/onbon_k/card_serial.h"
#include "drivers/text/onbon_k/fallback.h"
#include "drivers/text/onbon_k/lamps.h"
#include "drivers/text/onbon_k/live_text.h"
#include "drivers/text/onbon_k/questions.h"
#include "drivers/text/onbon_k/special_dots.h"
#include "drivers/text/onbon_k_options.h"

namespace gongshi::drivers {

class OnbonKBoard final : public PolledBoard {
 public:
  /// `fallback`: of onbon_k_fallback().
  explicit OnbonKBoard(OnbonKOptions options, onbon_k::FallbackOrder fallback = {});

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 protected:
  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return wake_at_; }
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request&, Now) override {}  // everything is answered
  void unanswered(const Request& asked, Now now) override;
  void opened(Now now) override;
  void lost(Now now) override;

 private:
  /// Request::what: who asked. The order is the order of asking; the status stands apart.
  enum What : int {
    kStatus,
    kLamps,
    kSpecialAway,
    kLive,
    kSpecial,
    kSerial,
    kClock,
    kQuestions,
    kFallback,
    kWhats
  };

  [[nodiscard]] onbon_k::Errand& errand(int what);
  [[nodiscard]] Request request(int what, const onbon::Bytes& data);
  [[nodiscard]] bool hear_reply(const Request& asked, const onbon::ReplyData& reply, Now now);
  void on_done(int what, const onbon::ReplyData& reply, Now now);
  void on_refused(int what, const onbon::ReplyData& reply, Now now);
  void on_status(const onbon::CardStatus& status, Now now);
  void learn_from(const onbon::CardStatus& status);
  void learn_from_questions();
  void say_what_stands();
  void prove(Proof proof, Now now);
  [[nodiscard]] Status check_font(const TextArea& text) const;
  [[nodiscard]] bool complete() const { return live_.complete() && special_.complete(); }
  /// All of Desired is at least acknowledged; what is not wanted is not missed.
  [[nodiscard]] bool settled() const;
  [[nodiscard]] bool may_ask(int what) const;
  struct Wanted {
    onbon_k::LiveText::Areas areas{};
    std::optional<onbon_k::SpecialPicture> special{};
  };
  void want_standing(const std::string& text);
  [[nodiscard]] Status place(const TextArea& text, Wanted& wanted) const;
  [[nodiscard]] Status check_overlaps(const Wanted& wanted) const;

  OnbonKOptions options_;
  Capabilities capabilities_;
  std::string serial_;

  onbon_k::LiveText live_;
  onbon_k::SpecialDots special_;
  onbon_k::Lamps lamps_;
  onbon_k::CardSerial card_serial_;
  onbon_k::CardClock clock_;
  onbon_k::Questions questions_;
  onbon_k::Fallback fallback_;

  std::optional<onbon_k::LiveText::Areas> proved_;  // the texts that the proof was about
  onbon::Bytes asked_;                              // the data of the request that is out
  bool doubt_ = true;                               // ask for the status before anything else
  bool extra_status_ = false;                       // once more, but an answer is not needed
  bool late_ = false;  // the last request had no reply: what comes now may be its
  int misses_ = 0;     // acknowledgements in a row that did not come
  SteadyTime next_poll_{};
  std::optional<SteadyTime> wake_at_;
};

/// "onbon-k" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_onbon_k_board(const BoardOrder& order);

}  // namespace gongshi::drivers
