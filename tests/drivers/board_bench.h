// BoardBench: any Board against any Card in made-up time: no port, no thread, no sleeping.
//
// Each Send reaches the card at once (datagram by datagram) and its replies come back
// `reply_delay` later. `on_reply` may change a reply or swallow it; `on_frame` likewise what goes
// out.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "drivers/board.h"
#include "drivers/simulator/card.h"
#include "tests/support/fake_clock.h"

namespace gongshi::test {

class BoardBench {
 public:
  BoardBench(std::unique_ptr<drivers::Board> board, std::unique_ptr<drivers::simulator::Card> card)
      : board_(std::move(board)), card_(std::move(card)) {}

  [[nodiscard]] drivers::Board& board() { return *board_; }
  [[nodiscard]] const drivers::BoardState& state() const { return board_->state(); }
  [[nodiscard]] drivers::simulator::Card& card() { return *card_; }
  [[nodiscard]] drivers::Now now() const { return {clock.wall(), clock.steady()}; }

  /// Lets `most` pass, or less when `done` comes true; false when it did not.
  bool until(const std::function<bool()>& done, std::chrono::milliseconds most) {
    const SteadyTime end = clock.steady() + most;
    give(drivers::Tick{});
    while (!done()) {
      SteadyTime next = end;
      if (const auto due = board_->deadline()) next = std::min(next, *due);
      if (!coming_.empty()) next = std::min(next, coming_.front().first);
      if (next >= end) {
        clock.tick(std::chrono::ceil<std::chrono::milliseconds>(end - clock.steady()));
        return false;
      }
      const auto step = std::chrono::ceil<std::chrono::milliseconds>(next - clock.steady());
      clock.tick(std::max(step, std::chrono::milliseconds{1}));
      if (!coming_.empty() && clock.steady() >= coming_.front().first) {
        const auto bytes = std::move(coming_.front().second);
        coming_.pop_front();
        give(drivers::Received{bytes});
      } else {
        give(drivers::Tick{});
      }
    }
    return true;
  }
  void run(std::chrono::milliseconds time) {
    (void)until([] { return false; }, time);
  }
  bool proves(const std::string& serial, drivers::Proof proof,
              std::chrono::milliseconds most = std::chrono::seconds{60}) {
    return until([&] { return state().proof == proof && state().serial == serial; }, most);
  }

  /// The frames that the card refused, with its reasons: for REQUIRE(bench.refusals() == "").
  [[nodiscard]] std::string refusals() const {
    std::string text;
    for (const auto& verdict : verdicts) {
      if (!verdict.accepted) text += verdict.command + ": " + verdict.reason + "\n";
    }
    return text;
  }

  /// How many frames the card took or refused as that command.
  [[nodiscard]] std::size_t count(std::string_view command) const {
    std::size_t found = 0;
    for (const auto& verdict : verdicts) found += verdict.command == command ? 1U : 0U;
    return found;
  }

  /// What the board tells of itself under that key; empty: nothing.
  [[nodiscard]] std::string fact(std::string_view key) const {
    for (const drivers::Fact& one : state().facts) {
      if (one.key == key) return one.value;
    }
    return {};
  }

  FakeClock clock;
  std::chrono::milliseconds reply_delay{10};
  std::function<bool(std::vector<std::uint8_t>&)> on_reply;  // false: it never comes
  std::function<bool(std::vector<std::uint8_t>&)> on_frame;  // false: it is lost on the way
  std::vector<drivers::simulator::Verdict> verdicts;
  std::vector<std::vector<std::uint8_t>> frames;  // everything that was sent
  int opened = 0, closed = 0;

 private:
  void give(const drivers::Event& event) {
    std::deque<drivers::Event> events{event};
    while (!events.empty()) {
      const drivers::Event next = std::move(events.front());
      events.pop_front();
      for (const drivers::Action& action : board_->step(next, now())) {
        if (std::holds_alternative<drivers::Open>(action)) {
          ++opened;
          events.emplace_back(drivers::Opened{});
        } else if (std::holds_alternative<drivers::Close>(action)) {
          ++closed;
          coming_.clear();
        } else {
          send(std::get<drivers::Send>(action));
        }
      }
    }
  }

  void send(const drivers::Send& out) {
    std::vector<std::uint32_t> ends = out.ends;
    if (ends.empty()) ends.push_back(static_cast<std::uint32_t>(out.bytes.size()));
    std::size_t from = 0;
    for (const std::uint32_t end : ends) {
      std::vector<std::uint8_t> frame(out.bytes.begin() + static_cast<std::ptrdiff_t>(from),
                                      out.bytes.begin() + static_cast<std::ptrdiff_t>(end));
      from = end;
      frames.push_back(frame);
      if (on_frame && !on_frame(frame)) continue;
      for (auto& verdict : card_->receive(frame, now())) {
        auto reply = verdict.reply;
        if (!reply.empty() && (!on_reply || on_reply(reply))) {
          coming_.emplace_back(clock.steady() + reply_delay, std::move(reply));
        }
        verdicts.push_back(std::move(verdict));
      }
    }
  }

  std::unique_ptr<drivers::Board> board_;
  std::unique_ptr<drivers::simulator::Card> card_;
  std::deque<std::pair<SteadyTime, std::vector<std::uint8_t>>> coming_;
};

}  // namespace gongshi::test
