// SignEmergency: a message over everything else, which the sign itself takes down when its time is
// over. One that is not wanted any more is replaced by the ordinary text for one second: the
// protocol has no other end for it.
#pragma once

#include "drivers/text/jetfile2/content.h"
#include "drivers/text/jetfile2/errand.h"

namespace gongshi::drivers::jetfile2 {

class SignEmergency final : public Errand {
 public:
  explicit SignEmergency(bool buzzer) : buzzer_(buzzer) {}

  /// `ordinary` is what the sign shows otherwise.
  void want(std::optional<Bytes> file, std::chrono::seconds lasts, Bytes ordinary);
  [[nodiscard]] bool complete() const { return sent_ == wanted_; }
  /// Wanted, acknowledged, and its time is not over.
  [[nodiscard]] bool running(Now now) const { return sent_ && wanted_ && now.steady < until_; }
  /// The sign says that it shows none. True: before its time, so it has lost it.
  [[nodiscard]] bool sign_shows_none(Now now);
  void forget();

  [[nodiscard]] std::optional<Question> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return patience_.until(); }
  void done(const Reply& reply, Now now) override;
  [[nodiscard]] bool refused(std::uint16_t status, Now now) override {
    return patience_.refused(status, now);
  }
  void unanswered(Now) override {}

 private:
  bool buzzer_;
  std::optional<Bytes> wanted_, sent_, asked_;
  std::chrono::seconds lasts_{0};
  int asked_s_ = 0;
  Bytes ordinary_;
  std::optional<SteadyTime> first_;  // of this message: its time runs from here, lost or not
  SteadyTime until_{};
  Patience patience_;
};

}  // namespace gongshi::drivers::jetfile2
