// SignLamps: power, read with each poll and set where it is not as wanted, and brightness, which
// cannot be read back.
#pragma once

#include "drivers/protocol/jetfile2/command.h"
#include "drivers/text/jetfile2/errand.h"

namespace gongshi::drivers::jetfile2 {

class SignLamps final : public Errand {
 public:
  explicit SignLamps(std::chrono::seconds poll) : poll_(poll) {}

  void want(std::optional<bool> power, std::optional<int> brightness_pct);
  [[nodiscard]] bool complete() const;
  void forget();
  [[nodiscard]] std::optional<bool> power() const { return power_; }
  [[nodiscard]] bool wants_off() const { return wanted_power_ == false; }

  [[nodiscard]] std::optional<Question> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  void done(const Reply& reply, Now now) override;
  [[nodiscard]] bool refused(std::uint16_t status, Now now) override;
  void unanswered(Now) override {}

 private:
  enum class Ask : std::uint8_t { kRead, kSet, kBrightness };

  std::chrono::seconds poll_;
  std::optional<bool> wanted_power_, power_;
  std::optional<int> wanted_pct_, pct_;
  Ask asked_ = Ask::kRead;
  int asked_pct_ = 0;
  SteadyTime read_at_{};
  Patience patience_;
};

}  // namespace gongshi::drivers::jetfile2
