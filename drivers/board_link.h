// BoardLink: joins one Board with its port in the Loop, alone or as one station of a Bus. Nothing
// here waits, so a board that is dead, slow or unplugged holds up no other.
#pragma once

#include <functional>
#include <memory>

#include "drivers/bus.h"

namespace gongshi::drivers {

class BoardLink {
 public:
  /// A board with a port to itself. Loop and clock are borrowed. `on_change` is called after each
  /// step that changed the board's state().
  BoardLink(Loop& loop, const Clock& clock, std::unique_ptr<Board> board, Port port,
            std::function<void()> on_change);
  /// A board on a port that others may use too (Lines::at).
  BoardLink(std::shared_ptr<Bus> bus, std::unique_ptr<Board> board,
            std::function<void()> on_change);
  ~BoardLink();
  BoardLink(const BoardLink&) = delete;
  BoardLink& operator=(const BoardLink&) = delete;

  /// Sets the desired state and goes on at once.
  [[nodiscard]] Status want(Desired desired);

  /// Begins (or goes on after Board::want was called directly).
  void poke() { bus_->give(station_, Tick{}); }

  [[nodiscard]] const Board& board() const { return *board_; }
  [[nodiscard]] const Port& port() const { return bus_->port(); }

  /// Bytes that this board had sent.
  [[nodiscard]] std::size_t bytes_sent() const { return station_.sent; }
  /// Pictures that were left out because the port was full.
  [[nodiscard]] std::size_t sends_dropped() const { return bus_->outbox().dropped(); }

  /// For `gongshi-board --trace`: called with each frame that goes out and what comes in.
  std::function<void(bool outgoing, std::span<const std::uint8_t>)> on_bytes;

 private:
  void stepped();

  std::unique_ptr<Board> board_;
  std::function<void()> on_change_;
  std::shared_ptr<Bus> bus_;
  Bus::Station station_;
  BoardState told_;  // what on_change was last called for
};

}  // namespace gongshi::drivers
