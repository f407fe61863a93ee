// Errand: one thing that a board wants of its JetFile II sign: its files, its serial, its lamps.
//
// Jetfile2Board asks its errands in turn, so that one request is outstanding, and tells the errand
// what became of it.
#pragma once

#include <algorithm>
#include <optional>

#include "drivers/board.h"
#include "drivers/protocol/jetfile2/short_frame.h"

namespace gongshi::drivers::jetfile2 {

/// A packet, or the data of a short frame.
struct Question {
  std::optional<Request> packet{};
  Bytes short_data{};
  ShortFormat format = ShortFormat::kPlain;
};

class Errand {
 public:
  virtual ~Errand() = default;
  /// The next request; empty: nothing to ask before wake().
  [[nodiscard]] virtual std::optional<Question> next(Now now) = 0;
  [[nodiscard]] virtual std::optional<SteadyTime> wake() const = 0;
  /// The sign did it, or told what was asked.
  virtual void done(const Reply& reply, Now now) = 0;
  /// True: a refusal that people should read.
  [[nodiscard]] virtual bool refused(std::uint16_t status, Now now) = 0;
  /// No reply in time: the sign may have done it or not.
  virtual void unanswered(Now now) = 0;
};

/// When something refused may be tried again: soon where the refusal passes by itself, otherwise
/// after a minute.
class Patience {
 public:
  /// True where it is more than a passing refusal.
  bool refused(std::uint16_t status, Now now) {
    using namespace std::chrono_literals;
    const bool soon = status_is_passing(status) && ++passing_ < 4;
    if (!soon) passing_ = 0;
    until_ = now.steady + (soon ? SteadyClock::duration{500ms} : 60s);
    return !soon;
  }
  void forget() { until_.reset(), passing_ = 0; }
  [[nodiscard]] bool over(Now now) const { return !until_ || now.steady >= *until_; }
  [[nodiscard]] std::optional<SteadyTime> until() const { return until_; }

 private:
  std::optional<SteadyTime> until_;
  int passing_ = 0;
};

/// The earlier of two times that may be missing.
[[nodiscard]] inline std::optional<SteadyTime> earlier(std::optional<SteadyTime> a,
                                                       std::optional<SteadyTime> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace gongshi::drivers::jetfile2
