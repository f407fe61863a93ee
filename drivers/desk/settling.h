// Settling: whether a board has done what it was asked to, as far as can be known. Pure; the same
// for a real line (BoardVisit) and for made-up time (Rehearsal).
#pragma once

#include "drivers/board.h"

namespace gongshi::drivers {

class Settling {
 public:
  enum class Outcome : std::uint8_t {
    kGoOn,
    kDone,       // everything has the strongest proof that came
    kRefused,    // state().trouble says why
    kNoAnswer,   // likewise, where it says anything
    kUnsettled,  // it answers, and has not confirmed everything; trouble may say why
  };

  /// Watches for `desired` from `begin` on; gives up when nothing has moved on the line for
  /// `patience`.
  Settling(const Desired& desired, SteadyTime begin, std::chrono::milliseconds patience);

  /// Something went out or came in.
  void moved(SteadyTime now) { moved_ = now; }
  [[nodiscard]] Outcome look(const Board& board, SteadyTime now);
  /// When look() wants to be called at the latest.
  [[nodiscard]] SteadyTime deadline() const;

 private:
  [[nodiscard]] bool quiet(const Board& board, SteadyTime now) const;
  [[nodiscard]] bool too_long(const Board& board, bool shown, SteadyTime now);

  bool must_show_;   // something is to be shown or set, not only the clock or nothing
  bool has_serial_;  // there is something to read back
  bool plays_;       // a picture that is sent again and again
  SteadyTime begin_;
  std::optional<SteadyTime> moved_;
  std::optional<SteadyTime> shown_;    // shows_all, and quiet
  std::optional<SteadyTime> refused_;  // since when there is trouble
  std::optional<SteadyTime> stuck_;    // when it first had nothing to send, and not all was shown
  std::optional<std::optional<WallTime>> first_answer_;  // last_answer at the first look
  std::chrono::milliseconds patience_;
};

}  // namespace gongshi::drivers
