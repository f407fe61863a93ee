// CpowerBoard: a Board that speaks to one Lumen C-Power card.
//
// Windows live in the card's RAM: what the card has acknowledged is compared with what is wanted,
// and only the windows that differ are sent. The protocol reads no text back, so the proof is
// "acknowledged". Nor does a card tell that it was restarted: it is asked every `poll_s`, and two
// answers in a row that fail to come are taken as a restart, after which everything is sent again.
// A restart too short for that is mended by sending everything every `refresh_s`. Nothing here
// writes the card's flash.
//
// Requests carry no number. After a time-out the next request is the question for the clock: when
// its answer has come, the late one to what was asked before has come too and is not believed.
#pragma once

#include "drivers/polled_board.h"
#include "drivers/protocol/cpower/basic.h"
#include "drivers/text/cpower_screen.h"

namespace gongshi::drivers {

class CpowerBoard final : public PolledBoard {
 public:
  explicit CpowerBoard(CpowerOptions options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 protected:
  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request& request, Now now) override;
  void unanswered(const Request& asked, Now now) override;
  void opened(Now now) override;
  void lost(Now now) override;

 private:
  enum Ask : int {
    kPoll,       // the clock, for a sign of life
    kExtraPoll,  // likewise, and an answer is not needed
    kWindows,
    kCall,  // a packet of one window's content
    kPower,
    kAskPower,
    kBrightness,
    kAskBrightness,
    kClock,
    kFact,
  };
  /// A setting that is sent, then asked for.
  struct Setting {
    std::optional<int> held{};  // as the card last told it
    bool blind = false;         // the card does not answer the question
    std::optional<int> told{};  // as it was last set
    SteadyTime not_before{};    // after a refusal
  };

  [[nodiscard]] std::optional<Request> next_content();
  [[nodiscard]] std::optional<Request> next_setting(Now now);
  [[nodiscard]] std::optional<Request> next_setting(Setting& setting, int wanted, Ask set, Ask ask,
                                                    Now now);
  [[nodiscard]] std::optional<Request> next_fact();
  [[nodiscard]] Request basic(Ask what, cpower::Command command, cpower::Bytes data);
  [[nodiscard]] Request external(Ask what, cpower::Bytes data);

  Heard take_result(const Request& asked, std::uint8_t result, Now now);
  /// Of a setting; of the clock where there is none.
  Heard take_done(Setting* setting, bool done, Now now);
  void take_setting(Setting& setting, std::optional<int> held, std::optional<int> wanted, Now now);
  void take_poll(std::span<const std::uint8_t> data, Now now);
  void content_taken(Ask what, Now now);
  void refused(const std::string& zh, const std::string& en);

  [[nodiscard]] bool content_held() const { return wanted_ && held_ == wanted_; }
  [[nodiscard]] std::optional<int> wanted_power() const;
  [[nodiscard]] std::optional<int> wanted_level() const;
  void judge(Now now);
  void doubt_content();

  CpowerOptions options_;
  Capabilities capabilities_;

  Desired desired_;
  bool asked_ = false;  // for anything
  std::optional<CpowerScreen> wanted_;
  std::optional<CpowerScreen> held_;  // an empty call: not acknowledged, or in part only
  std::vector<cpower::Window> sending_windows_;
  cpower::Bytes sending_;   // the call being sent,
  std::size_t window_ = 0;  // its window,
  std::size_t part_ = 0;    // and the packet of it that comes next

  std::uint8_t asked_command_ = 0;
  bool doubt_ = true;        // ask for a sign of life before anything else
  bool extra_poll_ = false;  // and once more
  bool noise_ = false;       // something came that is no answer
  int misses_ = 0;           // times in a row that nothing came
  int content_misses_ = 0;   // acknowledgements that did not come, ever
  Setting power_, level_;
  std::size_t fact_ = 0;  // the next to ask
  std::optional<Date> clock_set_;
  SteadyTime clock_not_before_{};
  SteadyTime content_not_before_{};
  SteadyTime next_poll_{};
  SteadyTime refresh_at_{};
  SteadyTime facts_at_{};
};

/// "cpower" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_cpower_board(const BoardOrder& order);

}  // namespace gongshi::drivers
