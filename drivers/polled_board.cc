#include "drivers/polled_board.h"

#include <algorithm>

#include "drivers/board_words.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstPause = 1000ms;
constexpr auto kLongestPause = 60'000ms;

Error silence() {
  return {Errc::kTimeout, {"屏没有应答", "the board does not answer"}, "E2106"};
}

constexpr const char* kRefusing = "E2108";

Error refusing() {
  return {Errc::kRejected,
          {"屏有应答，但一再拒收：它忙，或者线路上的数据有错",
           "the board answers, but refuses again and again: it is busy, or the line damages data"},
          kRefusing};
}

}  // namespace

std::chrono::milliseconds back_off(int closures) {
  const int doublings = std::min(closures, 6);
  return std::min<std::chrono::milliseconds>(kFirstPause * (1 << doublings), kLongestPause);
}

void PolledBoard::learn(Fact fact) {
  fact.value = harmless(fact.value);
  const auto same = std::find_if(state_.facts.begin(), state_.facts.end(),
                                 [&](const Fact& old) { return old.key == fact.key; });
  if (same == state_.facts.end()) {
    state_.facts.push_back(std::move(fact));
  } else {
    *same = std::move(fact);
  }
}

void PolledBoard::proved(Proof proof, const std::string& serial, Now now) {
  state_.proof = proof;
  state_.serial = serial;
  state_.proved_at = now.wall;
  state_.shows_all = true;
  state_.trouble.reset();
}

void PolledBoard::disproved() {
  if (state_.proof != Proof::kNoAnswer) state_.proof = Proof::kNone;
  state_.serial.clear();
  state_.shows_all = false;
}

std::vector<Action> PolledBoard::step(const Event& event, Now now) {
  std::vector<Action> actions;
  const bool had_line = pending_.has_value();
  if (const auto* closed = std::get_if<Closed>(&event)) {
    close(closed->error, now);
  } else if (std::holds_alternative<Opened>(event)) {
    phase_ = Phase::kReady;
    pending_.reset();
    quiet_until_ = now.steady;
    opened(now);
  } else if (const auto* received = std::get_if<Received>(&event)) {
    take(*received, now);
  } else if (std::holds_alternative<Appeared>(event) && phase_ == Phase::kClosed) {
    closures_ = 0;
    reopen_at_ = now.steady;
  }
  if (pending_ && now.steady >= pending_->deadline) time_out(now, actions);
  if (std::exchange(give_up_, false)) {
    close(silence(), now);
    actions.emplace_back(Close{});
  }
  if (phase_ == Phase::kClosed && now.steady >= reopen_at_) {
    phase_ = Phase::kOpening;
    actions.emplace_back(Open{});
  }

  const bool spoke = had_line && shared_ && !std::exchange(more_, false);
  if (phase_ == Phase::kReady && !pending_) {
    wake_ = quiet_until_;
    if (now.steady >= quiet_until_ && !spoke) {
      if (auto request = next(now)) {
        ask(std::move(*request), now, actions);
      } else {
        wake_ = wake();
      }
    }
  }
  if (phase_ == Phase::kClosed) wake_ = reopen_at_;
  if (phase_ == Phase::kOpening) wake_.reset();
  if (pending_) wake_ = pending_->deadline;
  return actions;
}

void PolledBoard::take(const Received& received, Now now) {
  // What comes unasked is the late answer to an earlier request, or noise.
  if (!pending_ || !pending_->request.answered) return;
  // A line that never falls silent fills neither the memory nor, heard again and again, the time.
  const std::size_t room = line_.most_heard - heard_.size();
  if (room == 0) return;
  const std::size_t count = std::min(room, received.bytes.size());
  heard_.insert(heard_.end(), received.bytes.begin(),
                received.bytes.begin() + static_cast<std::ptrdiff_t>(count));
  switch (hear(pending_->request, heard_, now)) {
    case Heard::kMore:
      return;
    case Heard::kDone: {
      const auto rest = pending_->request.rest;
      quiet_until_ = now.steady + (rest.count() > 0 ? rest : line_.gap);
      pending_.reset();
      refusals_ = 0;
      if (state_.trouble && state_.trouble->word == kRefusing) state_.trouble.reset();
      answered(now);
      return;
    }
    case Heard::kAgain:
      pending_.reset();
      answered(now);
      refused(now);
      return;
  }
}

void PolledBoard::answered(Now now) {
  failures_ = closures_ = 0;
  state_.last_answer = now.wall;
  state_.not_seen_since.reset();
  if (state_.proof == Proof::kNoAnswer) state_.proof = Proof::kNone;
  // Silence, or the port's failure, is over; what the board itself refused is not.
  if (std::exchange(gone_, false)) state_.trouble.reset();
}

void PolledBoard::time_out(Now now, std::vector<Action>&) {
  const Request late = std::exchange(pending_, std::nullopt)->request;
  if (!late.answered) {
    more_ = late.more;
    const auto rest = late.rest.count() > 0 ? late.rest : line_.gap;
    quiet_until_ = late.more ? now.steady : now.steady + rest;
    sent(late, now);
    return;
  }
  overdue_ = true;
  unanswered(late, now);
  quiet_until_ = now.steady + line_.settle;
  if (!late.silence_is_fine) failed_try(now);
}

void PolledBoard::failed_try(Now now) {
  quiet_until_ = now.steady + line_.settle;
  // A board known to be dead gets one request an opening.
  give_up_ = ++failures_ >= (closures_ > 0 ? 1 : line_.tries);
}

/// It lives: after `tries` of them it is left alone for a while, but neither closed nor called
/// dead.
void PolledBoard::refused(Now now) {
  quiet_until_ = now.steady + line_.settle;
  if (++refusals_ < line_.tries) return;
  quiet_until_ = now.steady + std::max(line_.settle, back_off(refusals_ - line_.tries));
  state_.trouble = refusing();
}

void PolledBoard::close(const Error& trouble, Now now) {
  phase_ = Phase::kClosed;
  pending_.reset();
  more_ = false;
  failures_ = refusals_ = 0;
  state_.trouble = trouble;
  gone_ = true;
  state_.proof = Proof::kNoAnswer;
  state_.serial.clear();
  state_.shows_all = false;
  if (!state_.not_seen_since) state_.not_seen_since = state_.last_answer.value_or(now.wall);
  lost(now);
  reopen_at_ = now.steady + back_off(closures_++);
}

void PolledBoard::ask(Request request, Now now, std::vector<Action>& actions) {
  std::chrono::microseconds line{0};
  if (line_.bytes_per_second > 0) {
    const auto bytes = static_cast<std::int64_t>(request.frame.size());
    line = std::chrono::microseconds{bytes * 1'000'000 / line_.bytes_per_second};
  }
  const auto reply = request.wait.count() > 0 ? request.wait : line_.reply_wait;
  const SteadyClock::duration held = request.answered ? reply : request.more ? request.rest : 0ms;
  const SteadyTime deadline = now.steady + line + held;
  actions.emplace_back(Send{request.frame});
  heard_.clear();
  overdue_ = false;
  pending_ = Pending{std::move(request), deadline};
}

}  // namespace gongshi::drivers
