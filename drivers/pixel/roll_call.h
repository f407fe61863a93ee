// RollCall: whether something on the network that is asked now and then still answers.
//
// What never answered is not known to be missing; what answered before and is silent now is.
#pragma once

#include "drivers/board.h"

namespace gongshi::drivers {

class RollCall {
 public:
  explicit RollCall(int patience) : patience_(patience) {}

  void asked(Now now, BoardState& state, const Error& silent) {
    if (unanswered_++ < patience_) return;
    state.trouble = silent;
    if (state.last_answer) lost(now, state);
  }

  /// Whatever was shown, nobody knows any more.
  static void lost(Now now, BoardState& state) {
    state.proof = Proof::kNoAnswer;
    state.serial.clear();
    state.shows_all = false;
    if (!state.not_seen_since) {
      state.not_seen_since = state.last_answer ? state.last_answer : state.proved_at;
    }
    if (!state.not_seen_since) state.not_seen_since = now.wall;
  }

  /// It is there; what it shows is known from the next picture on.
  static void found(BoardState& state) {
    state.not_seen_since.reset();
    if (state.proof == Proof::kNoAnswer) state.proof = Proof::kNone;
  }

  void answered(Now now, BoardState& state) {
    unanswered_ = 0;
    state.last_answer = now.wall;
    state.trouble.reset();
    found(state);
  }

  void reset() { unanswered_ = 0; }

 private:
  int patience_;
  int unanswered_ = 0;  // questions since the last answer
};

}  // namespace gongshi::drivers
