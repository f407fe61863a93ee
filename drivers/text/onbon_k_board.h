// OnbonKBoard: a Board that speaks the K dialect to one BX font card.
//
// The card keeps dynamic areas in RAM, so the desired state is compared with what the card has
// acknowledged and only the difference travels; a status request every few seconds notices a power
// loss (areas missing), and the lost areas are sent again. Requests carry no number, so at most one
// is outstanding, and after a time-out the next one is always a status request: its reply cannot be
// taken for the late acknowledgement of something else.
//
// Proof. The text of an area cannot be read back. After the card has acknowledged all areas, the
// serial is stored as client information (A1 09), and a status reply whose custom id field equals
// the serial while it lists all our areas is "read back". That the client information appears as
// the custom id is inferred from the vendor's field lists, not stated there; `serial_field: none`
// does without, and the proof then stays "acknowledged".
#pragma once

#include <map>
#include <set>

#include "drivers/catalogue.h"
#include "drivers/protocol/onbon/k.h"
#include "drivers/text/onbon_k_options.h"

namespace gongshi::drivers {

class OnbonKBoard final : public Board {
 public:
  explicit OnbonKBoard(OnbonKOptions options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;
  [[nodiscard]] std::vector<Action> step(const Event& event, Now now) override;
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return wake_; }
  [[nodiscard]] bool awaiting() const override { return pending_.has_value(); }
  [[nodiscard]] const BoardState& state() const override { return state_; }

 private:
  enum class Phase : std::uint8_t { kClosed, kOpening, kReady };
  enum class Ask : std::uint8_t { kStatus, kAreas, kSerial, kClock };

  using Areas = std::map<std::uint8_t, onbon::Area>;

  struct Update {
    std::vector<std::uint8_t> gone{};
    std::vector<onbon::Area> areas{};
    [[nodiscard]] bool empty() const { return gone.empty() && areas.empty(); }
  };

  struct Pending {
    Ask ask;
    Update update{};       // kAreas
    std::string serial{};  // kSerial
    Date date{};           // kClock
    SteadyTime deadline{};
  };

  void on_closed(const Closed& event, Now now);
  void on_packet(const onbon::Bytes& packet, Now now);
  void on_ack(const Pending& done, Now now);
  void on_nak(const Pending& refused, std::uint8_t error, Now now);
  void on_status(const onbon::CardStatus& status, Now now);
  void on_timeout(const Pending& late, Now now, std::vector<Action>& actions);
  void start_next(Now now, std::vector<Action>& actions);
  void ask(Pending pending, const onbon::Bytes& data, Now now, std::vector<Action>& actions);

  [[nodiscard]] Update difference() const;
  [[nodiscard]] bool complete() const { return wanted_ && difference().empty(); }
  void unseen(Now now);

  OnbonKOptions options_;
  Capabilities capabilities_;
  BoardState state_;

  std::optional<Areas> wanted_;
  std::string serial_;

  Areas held_;                       // acknowledged by the card and not known to be lost
  std::set<std::uint8_t> leftover_;  // on the card, or perhaps on it, and not in held_
  std::string written_serial_;
  bool custom_id_seen_ = false;  // this card has shown a serial of ours in its custom id

  Phase phase_ = Phase::kClosed;
  bool doubt_ = true;          // ask for the status before anything else
  bool extra_status_ = false;  // once more, but an answer is not needed
  int misses_ = 0;             // acknowledgements in a row that did not come
  onbon::FrameReader reader_;
  std::optional<Pending> pending_;
  int failures_ = 0;  // requests in a row without an answer
  int closures_ = 0;  // openings in a row without an answer
  std::optional<Date> clock_set_;
  SteadyTime reopen_at_{};
  SteadyTime quiet_until_{};
  SteadyTime areas_not_before_{};
  SteadyTime next_poll_{};
  SteadyTime clock_not_before_{};
  std::optional<SteadyTime> refused_until_;
  std::optional<SteadyTime> wake_{SteadyTime{}};
};

/// "onbon-k" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_onbon_k_board(const BoardOrder& order);

}  // namespace gongshi::drivers
