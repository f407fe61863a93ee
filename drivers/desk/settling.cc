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

Settling::Outcome Settling::look(const Board& board, SteadyTime now) {
  const BoardState& state = board.state();
  const bool answers = board.capabilities().strongest > Proof::kSent;
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
  const SteadyTime last = moved_.value_or(begin_);
  if (now - last < patience_ && now - begin_ < kLongest) return Outcome::kGoOn;
  if (shown) return Outcome::kDone;
  return state.trouble ? Outcome::kRefused : Outcome::kNoAnswer;
}

SteadyTime Settling::deadline() const {
  SteadyTime when = moved_.value_or(begin_) + patience_;
  if (shown_) when = std::min(when, *shown_ + kProofWait);
  if (refused_) when = std::min(when, *refused_ + kRefusalStands);
  return when;
}

}  // namespace gongshi::drivers
