// CardSettings: power, brightness and clock of a graphic card, compared with what it tells.
//
// What the card's state denies is set again, so a panel that somebody switched off comes back; what
// it keeps denying although it acknowledged is said once (E2124) and tried seldom.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/onbon/common.h"

namespace gongshi::drivers {

class CardSettings {
 public:
  void want(std::optional<bool> power, std::optional<int> brightness_pct, bool keep_clock);
  void card_has(const onbon::common::State& state, Now now);
  /// Nothing is known of the card.
  void forget();

  /// The body of the next request about the lamps; about the clock. Empty: nothing to ask now.
  [[nodiscard]] std::optional<onbon::Bytes> lamps_request(Now now);
  [[nodiscard]] std::optional<onbon::Bytes> clock_request(Now now);
  void done(Now now);
  void refused(Now now);

  /// Power and brightness are as wanted, as far as is known.
  [[nodiscard]] bool complete() const { return power_.settled() && level_.settled(); }
  [[nodiscard]] std::optional<Error> standing() const;
  [[nodiscard]] std::optional<SteadyTime> wake() const;

 private:
  struct Setting {
    std::optional<int> wanted{};
    std::optional<int> card{};  // as it told, or acknowledged
    int denials = 0;            // in a row, of an acknowledged value
    bool acknowledged = false;
    SteadyTime not_before{};

    void want(std::optional<int> value);
    void card_has(int value, Now now);
    void done();
    [[nodiscard]] bool settled() const { return !wanted || wanted == card; }
    [[nodiscard]] bool due(Now now) const { return !settled() && now.steady >= not_before; }
  };
  enum class Asked : std::uint8_t { kNothing, kPower, kLevel, kClock };

  Setting power_;            // 1 on, 0 off
  Setting level_;            // 0 .. 15
  bool keep_clock_ = false;  // nobody has wanted anything yet
  bool clock_off_ = false;
  SteadyTime clock_not_before_{};
  Asked asked_ = Asked::kNothing;
};

}  // namespace gongshi::drivers
