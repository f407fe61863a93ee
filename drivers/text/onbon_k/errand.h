// Errand: one thing that a K board wants of its card: its areas, its lamps, its clock.
//
// OnbonKBoard asks its errands in turn, so that one request is outstanding at a time, and tells the
// errand what became of it. What only a status reply can tell goes through functions of their own.
#pragma once

#include <algorithm>
#include <optional>

#include "drivers/board.h"
#include "drivers/protocol/onbon/k.h"

namespace gongshi::drivers::onbon_k {

class Errand {
 public:
  virtual ~Errand() = default;

  /// The data of the next request; empty: nothing to ask before wake().
  [[nodiscard]] virtual std::optional<onbon::Bytes> next(Now now) = 0;
  [[nodiscard]] virtual std::optional<SteadyTime> wake() const = 0;
  /// The card did it, or told what was asked.
  virtual void done(const onbon::ReplyData& reply, Now now) = 0;
  virtual void refused(const onbon::ReplyData& reply, Now now) = 0;
  /// No reply in time: the card may have done it or not.
  virtual void unanswered(Now now) = 0;

  /// False: a question out of curiosity, whose refusal nobody needs to hear of.
  [[nodiscard]] virtual bool matters() const { return true; }
  /// What stays wrong until somebody acts, for people.
  [[nodiscard]] virtual std::optional<Error> standing() const { return std::nullopt; }
};

/// When something refused may be tried again: after a moment where the refusal passes by itself
/// (busy, check sum), otherwise after a minute.
class Patience {
 public:
  void refused(std::uint8_t error, Now now) {
    using namespace std::chrono_literals;
    const bool soon = onbon::error_is_passing(error) && ++passing_ < 3;
    if (!soon) passing_ = 0;
    until_ = now.steady + (soon ? SteadyClock::duration{300ms} : 60s);
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

}  // namespace gongshi::drivers::onbon_k
