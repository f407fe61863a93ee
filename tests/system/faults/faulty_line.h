// FaultyLine: a Board and a Card on a line that fails as a FaultPlan says, in made-up time.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "drivers/board.h"
#include "drivers/simulator/card.h"
#include "drivers/simulator/fault.h"
#include "drivers/simulator/line_pace.h"
#include "tests/support/fake_clock.h"

namespace gongshi::test {

class FaultyLine {
 public:
  /// `baud` paces the bytes both ways; 0: a network.
  FaultyLine(std::unique_ptr<drivers::Board> board, std::unique_ptr<drivers::simulator::Card> card,
             int baud);

  void fail_with(std::vector<drivers::simulator::Fault> faults);
  /// The port fails; every opening does until plug_in().
  void unplug();
  void plug_in();
  void lose_power() { card_->lose_power(now()); }

  /// Lets `most` pass, or less when `done` comes true; false when it did not.
  [[nodiscard]] bool until(const std::function<bool()>& done, std::chrono::milliseconds most);

  [[nodiscard]] Status want(const drivers::Desired& desired) { return board_->want(desired); }
  [[nodiscard]] const drivers::Board& board() const { return *board_; }
  [[nodiscard]] const drivers::BoardState& state() const { return board_->state(); }
  [[nodiscard]] drivers::simulator::Card& card() { return *card_; }
  [[nodiscard]] drivers::Now now() const { return {clock_.wall(), clock_.steady()}; }

  /// Called after each step of the board.
  std::function<void()> on_step;
  /// The frames that the card changed by: its state is another one than before.
  std::size_t changes = 0;
  std::size_t steps = 0;

 private:
  void give(const drivers::Event& event);
  void send(const drivers::Send& out);
  void hear(std::span<const std::uint8_t> bytes);
  void answer(std::span<const std::uint8_t> reply);
  void arrive(SteadyTime when, std::function<void()> what) { coming_.emplace(when, what); }

  FakeClock clock_;
  std::unique_ptr<drivers::Board> board_;
  std::unique_ptr<drivers::simulator::Card> card_;
  drivers::simulator::FaultPlan plan_;
  drivers::simulator::LinePace inward_, outward_;
  bool there_ = true;
  int opening_ = 0;  // what was sent before the port failed arrives nowhere
  std::multimap<SteadyTime, std::function<void()>> coming_;
};

}  // namespace gongshi::test
