// SignClockKeeper: reads the sign's clock when it has opened and, where it is to be kept, once a
// day, and sets it where it is more than a minute wrong. The zone that the sign keeps is left as it
// is: its codes are not certain.
#pragma once

#include "drivers/protocol/jetfile2/command.h"
#include "drivers/text/jetfile2/errand.h"

namespace gongshi::drivers::jetfile2 {

class SignClockKeeper final : public Errand {
 public:
  void want(bool keep) { keep_ = keep; }
  void forget() { right_on_.reset(), told_.reset(); }
  /// As the sign told it last.
  [[nodiscard]] const std::optional<SignClock>& told() const { return told_; }

  [[nodiscard]] std::optional<Question> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return patience_.until(); }
  void done(const Reply& reply, Now now) override;
  [[nodiscard]] bool refused(std::uint16_t status, Now now) override {
    return patience_.refused(status, now);
  }
  void unanswered(Now) override {}

 private:
  bool keep_ = false;
  bool asked_set_ = false;
  int sets_ = 0;  // in a row that the next reading denied
  std::optional<Date> right_on_;
  std::optional<SignClock> told_;
  std::optional<std::uint8_t> wrong_zone_;  // the clock is wrong, and this is its zone
  Patience patience_;
};

}  // namespace gongshi::drivers::jetfile2
