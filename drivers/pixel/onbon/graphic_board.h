// OnbonGraphicBoard: what the boards of all graphic cards share: who the card is, how it is, its
// power, brightness and clock, in the common ("C") commands. What it shows is the derived board's.
//
// Replies carry no number, so after a time-out the next question is always the card's state: its
// reply cannot be taken for the late acknowledgement of something else.
#pragma once

#include "drivers/pixel/onbon/card_settings.h"
#include "drivers/pixel/onbon/graphic_options.h"
#include "drivers/polled_board.h"

namespace gongshi::drivers {

class OnbonGraphicBoard : public PolledBoard {
 public:
  [[nodiscard]] const Capabilities& capabilities() const final { return capabilities_; }

 protected:
  explicit OnbonGraphicBoard(const GraphicOptions& options);

  [[nodiscard]] std::optional<Request> next(Now now) final;
  [[nodiscard]] std::optional<SteadyTime> wake() const final { return wake_at_; }
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) final;
  void sent(const Request&, Now) final {}  // everything is answered
  void unanswered(const Request& asked, Now now) final;
  void opened(Now now) final;
  void lost(Now now) final;

  /// Request::what. Derived boards number theirs from kContent on.
  enum What : int { kIdentity, kState, kSettings, kContent };

  // ---- of the derived board ---------------------------------------------------------------------

  /// Whether this card can show what the board is made for, now that it said who it is. Its
  /// settings are kept either way.
  [[nodiscard]] virtual Status met(const onbon::common::Identity& card) = 0;
  /// What to ask next about the content; only when the card's state is known.
  [[nodiscard]] virtual std::optional<Request> next_content(Now now) = 0;
  [[nodiscard]] virtual std::optional<SteadyTime> content_wake() const = 0;
  /// Whether `packet` answers `asked`, and what it says.
  [[nodiscard]] virtual Result<onbon::GraphicReply> read_content(
      const Request& asked, std::span<const std::uint8_t> packet) const = 0;
  virtual void content_done(const Request& asked, const onbon::GraphicReply& reply, Now now) = 0;
  virtual void content_refused(const Request& asked, Now now) = 0;
  /// The card may have lost what it held, or not.
  virtual void doubt_content() = 0;
  /// A picture is wanted; otherwise power, brightness and clock are all there is to prove.
  [[nodiscard]] virtual bool content_wanted() const = 0;
  /// All that is wanted is held; false also where nothing is wanted.
  [[nodiscard]] virtual bool content_complete() const = 0;

  // ---- for the derived board --------------------------------------------------------------------

  void want_settings(const Desired& desired);
  /// After content_done(): the serial is shown, if all is.
  void prove(Proof proof, Now now);
  [[nodiscard]] Request common_request(int what, const onbon::Bytes& body);
  [[nodiscard]] Result<onbon::GraphicReply> read_common(std::span<const std::uint8_t> packet) const;
  [[nodiscard]] int generation() const { return generation_; }
  [[nodiscard]] onbon::GraphicHeader header() const;
  [[nodiscard]] bool from_our_card(const onbon::GraphicHeader& header) const;
  [[nodiscard]] const std::string& serial() const { return serial_; }
  [[nodiscard]] const CardSettings& settings() const { return settings_; }
  [[nodiscard]] const std::optional<onbon::common::Identity>& identity() const { return identity_; }

  GraphicOptions options_;
  Capabilities capabilities_;

 private:
  [[nodiscard]] Request identity_request();
  [[nodiscard]] bool take(const Request& asked, const onbon::GraphicReply& reply, Now now);
  void on_identity(const onbon::common::Identity& card, Now now);
  void on_state(const onbon::common::State& state, Now now);
  void learn_state(const onbon::common::State& state);
  void on_refused(const Request& asked, const onbon::GraphicReply& reply, Now now);

  bool wanted_ = false;  // somebody wants something
  std::string serial_;
  CardSettings settings_;
  int generation_ = 6;
  std::uint16_t sequence_ = 0;
  std::optional<onbon::common::Identity> identity_;
  std::optional<Error> unusable_;  // why this card cannot show what is wanted
  SteadyTime ask_again_{};
  bool doubt_ = true;         // ask for the state before anything else
  bool extra_state_ = false;  // once more, but an answer is not needed
  bool late_ = false;         // the last request had no reply: what comes now may be its
  bool again_ = false;        // the refusal that was just heard passes by itself
  int passing_ = 0;           // such refusals in a row
  int misses_ = 0;            // acknowledgements in a row that did not come
  SteadyTime next_poll_{};
  std::optional<SteadyTime> wake_at_;
};

}  // namespace gongshi::drivers
