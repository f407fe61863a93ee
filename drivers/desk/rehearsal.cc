#include "drivers/desk/rehearsal.h"

#include <deque>

#include "drivers/desk/settling.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kReplyAfter = 5ms;
constexpr auto kPatience = 20s;
// A wall of frames, or a board that never settles, must end.
constexpr std::size_t kMostFrames = 20'000;

/// The made-up line between the two.
class Stage {
 public:
  Stage(Board& board, simulator::Card* card, WallTime wall, Rehearsal& told)
      : board_(board), card_(card), told_(told) {
    now_.wall = wall;
    now_.steady = SteadyTime{1s};
  }

  [[nodiscard]] Status play(const Desired& desired) {
    GONGSHI_CHECK(board_.want(desired));
    Settling settling(desired, now_.steady, kPatience);
    moved_ = false;
    give(Tick{});
    while (told_.frames.size() < kMostFrames) {
      if (std::exchange(moved_, false)) settling.moved(now_.steady);
      const auto outcome = settling.look(board_, now_.steady);
      told_.done = outcome == Settling::Outcome::kDone;
      if (outcome != Settling::Outcome::kGoOn) break;
      advance(settling.deadline());
    }
    return {};
  }

 private:
  void advance(SteadyTime at_latest) {
    SteadyTime next = at_latest;
    if (const auto due = board_.deadline()) next = std::min(next, *due);
    const bool reply = !coming_.empty() && coming_.front().first <= next;
    if (reply) next = coming_.front().first;
    next = std::max(next, now_.steady + 1ms);
    now_.wall += std::chrono::ceil<std::chrono::milliseconds>(next - now_.steady);
    now_.steady = next;
    if (!reply) return give(Tick{});
    const auto bytes = std::move(coming_.front().second);
    coming_.pop_front();
    moved_ = true;
    give(Received{bytes});
  }

  void give(const Event& event) {
    std::deque<Event> events{event};
    while (!events.empty()) {
      const Event next = std::move(events.front());
      events.pop_front();
      for (const Action& action : board_.step(next, now_)) {
        if (std::holds_alternative<Open>(action)) {
          events.emplace_back(Opened{});
          events.emplace_back(LinkChanged{true, 1000});  // what has no cable takes no notice
        }
        if (const auto* send = std::get_if<Send>(&action)) take(*send);
      }
    }
  }

  void take(const Send& send) {
    std::vector<std::uint32_t> ends = send.ends;
    if (ends.empty()) ends.push_back(static_cast<std::uint32_t>(send.bytes.size()));
    std::size_t from = 0;
    for (const std::uint32_t end : ends) {
      const auto frame = std::span(send.bytes).subspan(from, end - from);
      from = end;
      told_.frames.emplace_back(frame.begin(), frame.end());
      moved_ = true;
      if (card_ == nullptr) continue;
      for (const simulator::Verdict& verdict : card_->receive(frame, now_)) {
        told_.changed = told_.changed || verdict.changed;
        if (!verdict.accepted) {
          const std::string of = verdict.command.empty() ? "" : verdict.command + ": ";
          told_.refusals.push_back(of + verdict.reason);
        }
        if (!verdict.reply.empty()) coming_.emplace_back(now_.steady + kReplyAfter, verdict.reply);
      }
    }
  }

  Board& board_;
  simulator::Card* card_;
  Rehearsal& told_;
  Now now_;
  bool moved_ = false;
  std::deque<std::pair<SteadyTime, std::vector<std::uint8_t>>> coming_;
};

}  // namespace

Result<Rehearsal> rehearse(Board& board, simulator::Card* card, std::span<const Desired> steps,
                           WallTime wall) {
  Rehearsal told;
  Stage stage(board, card, wall, told);
  for (const Desired& desired : steps) GONGSHI_CHECK(stage.play(desired));
  return told;
}

}  // namespace gongshi::drivers
