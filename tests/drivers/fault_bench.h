// FaultBench: a Board and its Card in made-up time with a FaultPlan between them, and whether the
// board ever claims what does not hang on the wall.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "drivers/board.h"
#include "drivers/simulator/card.h"
#include "drivers/simulator/fault.h"
#include "tests/support/fake_clock.h"

namespace gongshi::test {

class FaultBench {
 public:
  FaultBench(std::unique_ptr<drivers::Board> board, std::unique_ptr<drivers::simulator::Card> card,
             int address)
      : board_(std::move(board)), card_(std::move(card)), address_(address) {}

  [[nodiscard]] drivers::Board& board() { return *board_; }
  [[nodiscard]] const drivers::BoardState& state() const { return board_->state(); }
  [[nodiscard]] drivers::simulator::Card& card() { return *card_; }
  [[nodiscard]] drivers::Now now() const { return {clock.wall(), clock.steady()}; }

  void set_faults(std::vector<drivers::simulator::Fault> faults) {
    plan_ = drivers::simulator::FaultPlan(std::move(faults));
  }
  void swap_card(std::unique_ptr<drivers::simulator::Card>& other) { card_.swap(other); }

  /// The adapter is pulled out, or put in again.
  void unplug() {
    plugged_ = false;
    on_line_.clear();
    give(drivers::Closed{{Errc::kClosed, {"已拔出", "unplugged"}, {}}});
  }
  void plug() {
    plugged_ = true;
    give(drivers::Appeared{});
  }

  /// Lets at most `most` pass, until `done`; calls `each` after every step.
  bool until(const std::function<bool()>& done, std::chrono::milliseconds most) {
    const SteadyTime end = clock.steady() + most;
    give(drivers::Tick{});
    while (!done()) {
      SteadyTime next = end;
      if (const auto due = board_->deadline()) next = std::min(next, *due);
      if (!on_line_.empty()) next = std::min(next, on_line_.begin()->first);
      const auto step = std::chrono::ceil<std::chrono::milliseconds>(next - clock.steady());
      // A deadline in the past is one millisecond away: no board may spin.
      clock.tick(std::max(step, std::chrono::milliseconds{1}));
      if (clock.steady() >= end) return done();
      deliver();
    }
    return true;
  }

  FakeClock clock;
  std::function<void()> each;  // after every step of the board
  std::string refusals;        // what the card would not take and why, the first few

 private:
  struct OnLine {
    bool to_card;
    std::vector<std::uint8_t> bytes;
  };

  void deliver() {
    if (on_line_.empty() || clock.steady() < on_line_.begin()->first) return give(drivers::Tick{});
    const OnLine next = std::move(on_line_.begin()->second);
    on_line_.erase(on_line_.begin());
    if (next.to_card) return hear(next.bytes);
    give(drivers::Received{next.bytes});
  }

  void hear(const std::vector<std::uint8_t>& bytes) {
    for (auto& held : plan_.held_back()) put(false, std::move(held), {});
    for (const auto& verdict : card_->receive(bytes, now())) {
      if (!verdict.accepted && refusals.size() < 500) {
        refusals += verdict.command + ": " + verdict.reason + "\n";
      }
      if (verdict.reply.empty()) continue;
      for (auto& piece : plan_.reply(address_, verdict.reply)) {
        put(false, std::move(piece.bytes), piece.after + kReplyTime);
      }
    }
    if (each) each();
  }

  void put(bool to_card, std::vector<std::uint8_t> bytes, std::chrono::milliseconds after) {
    on_line_.emplace(clock.steady() + after, OnLine{to_card, std::move(bytes)});
  }

  void give(const drivers::Event& event) {
    for (const drivers::Action& action : board_->step(event, now())) {
      if (std::holds_alternative<drivers::Open>(action)) {
        give(plugged_ ? drivers::Event{drivers::Opened{}}
                      : drivers::Event{drivers::Closed{{Errc::kIo, {"没有端口", "no port"}, {}}}});
      } else if (std::holds_alternative<drivers::Close>(action)) {
        on_line_.clear();
      } else {
        send(std::get<drivers::Send>(action));
      }
    }
    if (each) each();
  }

  void send(const drivers::Send& out) {
    std::vector<std::uint32_t> ends = out.ends;
    if (ends.empty()) ends.push_back(static_cast<std::uint32_t>(out.bytes.size()));
    std::size_t from = 0;
    for (const std::uint32_t end : ends) {
      const std::span<const std::uint8_t> frame(out.bytes.data() + from, end - from);
      from = end;
      if (plan_.find(drivers::simulator::Fault::Kind::kDead, address_)) continue;
      for (auto& piece : plan_.request(frame)) put(true, std::move(piece.bytes), piece.after);
    }
  }

  static constexpr std::chrono::milliseconds kReplyTime{10};

  std::unique_ptr<drivers::Board> board_;
  std::unique_ptr<drivers::simulator::Card> card_;
  int address_;
  drivers::simulator::FaultPlan plan_;
  bool plugged_ = true;
  std::multimap<SteadyTime, OnLine> on_line_;  // equal times stay in order
};

}  // namespace gongshi::test
