#include "drivers/desk/settling.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// Longer than any protocol's pause between two requests, shorter than any poll.
constexpr auto kQuiet = 700ms;
// A busy card is asked again by itself; what it still refuses then, it refuses.
constexpr auto kRefusalStands = 2500ms;
// After the last acknowledgement, for what can be read back only by the next poll.
constexpr auto kProofWait = 12s;
// Of a board that answers its polls and never confirms: above the pauses of any protocol's start.
constexpr auto kStuck = 60s;
// A wall that is sent frames all the time is never quiet.
constexpr auto kLongest = 600s;

}  // namespace

Settling::Settling(const Desired& desired, SteadyTime begin, std::chrono::milliseconds patience)
    : must_show_(!desired.areas.empty() || desired.frame || desired.marquee || desired.power ||
                 desired.brightness_pct || !desired.input.empty()),
      has_serial_(!desired.serial.empty()),
      plays_(desired.frame || desired.marquee),
      begin_(begin),
      patience_(patience) {}

bool Settling::quiet(const Board& board, SteadyTime now) const {
  const auto next = board.deadline();
  return !board.awaiting() && (!next || *next > now + kQuiet);
}

bool Settling::too_long(const Board& board, bool shown, SteadyTime now) {
  if (!shown && !stuck_ && quiet(board, now)) stuck_ = now;
  if (shown) stuck_.reset();
  if (stuck_ && now - *stuck_ >= std::max<std::chrono::milliseconds>(kStuck, patience_))
    return true;
  const SteadyTime last = moved_.value_or(begin_);
  return now - last >= patience_ || now - begin_ >= kLongest;
}

Settling::Outcome Settling::look(const Board& board, SteadyTime now) {
  const BoardState& state = board.state();
  if (!first_answer_) first_answer_ = state.last_answer;
  // A wall that can be asked confirms no picture: only who asks nothing else waits for its answer.
  const Capabilities& can = board.capabilities();
  const bool answers = can.strongest > Proof::kSent || (can.tells && !must_show_);
  if (state.proof == Proof::kNoAnswer) return Outcome::kNoAnswer;
  if (state.trouble && !state.shows_all && state.trouble->code == Errc::kRejected) {
    if (!refused_) refused_ = now;
    if (now - *refused_ >= kRefusalStands) return Outcome::kRefused;
  } else {
    refused_.reset();
  }

  const bool spoken = answers ? state.last_answer.has_value() : moved_.has_value();
  const bool shown = spoken && (state.shows_all || !must_show_);
  const bool strongest = state.proof == board.capabilities().strongest;
  if (shown && (quiet(board, now) || (plays_ && strongest))) {
    if (!shown_) shown_ = now;
    if (strongest || !has_serial_ || now - *shown_ >= kProofWait) return Outcome::kDone;
  }
  if (!too_long(board, shown, now)) return Outcome::kGoOn;
  if (shown) return Outcome::kDone;
  if (state.last_answer != *first_answer_) return Outcome::kUnsettled;
  return state.trouble ? Outcome::kRefused : Outcome::kNoAnswer;
}

SteadyTime Settling::deadline() const {
  SteadyTime when = moved_.value_or(begin_) + patience_;
  if (shown_) when = std::min(when, *shown_ + kProofWait);
  if (refused_) when = std::min(when, *refused_ + kRefusalStands);
  if (stuck_) {
    when = std::min(when, *stuck_ + std::max<std::chrono::milliseconds>(kStuck, patience_));
  }
  return when;
}

}  // namespace gongshi::drivers
