// Simulator: cards on one line behind a Wire, with faults, in a Loop of its owner's.
//
//   host ─ Wire ─ LinePace ─ FaultPlan ─[Simulator]─ Card, Card …
//
// Every card hears everything, as on RS-485; those that are addressed answer.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "drivers/simulator/card.h"
#include "drivers/simulator/card_files.h"
#include "drivers/simulator/fault.h"
#include "drivers/simulator/line_pace.h"
#include "drivers/simulator/wire.h"

namespace gongshi::drivers::simulator {

struct LineCard {
  std::unique_ptr<Card> card;
  int address = 1;  // the one it was given, for faults and file names
};

struct SimulatorOrder {
  std::vector<LineCard> cards;
  WireOrder wire{};
  int baud = 0;  // bytes take the time that they take at this speed, both ways; 0: none
  std::vector<Fault> faults{};
  SimulatorFiles files{};
};

/// One card of `kind` for each of `addresses`; a card with the fault "wrong-address" listens one
/// higher than it is asked to.
[[nodiscard]] Result<std::vector<LineCard>> make_line_cards(const CardKind& kind, CardOrder order,
                                                            const std::vector<int>& addresses,
                                                            const std::vector<Fault>& faults);

class Simulator {
 public:
  /// Loop and clock are borrowed.
  [[nodiscard]] static Result<std::unique_ptr<Simulator>> open(Loop& loop, const Clock& clock,
                                                               SimulatorOrder order);
  /// One card on a pty that never fails.
  [[nodiscard]] static Result<std::unique_ptr<Simulator>> open(Loop& loop, const Clock& clock,
                                                               std::unique_ptr<Card> card);
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// "pty:/dev/pts/4" or "tcp:127.0.0.1:40123".
  [[nodiscard]] const std::string& address() const { return wire_->address(); }
  [[nodiscard]] Card& card(std::size_t index = 0) { return *cards_[index].line.card; }
  [[nodiscard]] std::size_t cards() const { return cards_.size(); }

  /// Frames judged so far, and those of them that no card took.
  [[nodiscard]] std::size_t frames() const { return frames_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }

  /// Rewrites state and picture files. Also done on each change.
  [[nodiscard]] Status write_files();

  /// Called after each change of a card, for a view in the terminal.
  std::function<void()> on_change;
  /// Called when the port is there again, perhaps under another name.
  std::function<void()> on_replug;

 private:
  struct Seat {
    LineCard line;
    CardFiles files;
  };

  Simulator(Loop& loop, const Clock& clock, SimulatorOrder order);
  [[nodiscard]] Now now() const { return {clock_.wall(), clock_.steady()}; }

  void hear(std::span<const std::uint8_t> bytes);
  void judge(std::span<const std::uint8_t> bytes);
  void answer(const Seat& seat, std::span<const std::uint8_t> reply);
  void put(std::span<const std::uint8_t> bytes, SteadyTime when);
  void changed(Seat& seat);
  void draw_later(Seat& seat);
  void begin_trouble();
  void unplug(std::chrono::seconds away);
  void later(SteadyTime when, std::function<void()> what);
  void forget_timers();

  Loop& loop_;
  const Clock& clock_;
  std::vector<Seat> cards_;
  FaultPlan plan_;
  LinePace inward_, outward_;
  std::unique_ptr<Wire> wire_;
  std::size_t frames_ = 0, refused_ = 0;
  bool trouble_began_ = false;
  std::set<std::uint64_t> timers_;
};

}  // namespace gongshi::drivers::simulator
