// BoardLink: joins one Board with its port in the Loop. Nothing here waits, so a board that is
// dead, slow or unplugged holds up no other.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "drivers/board.h"
#include "drivers/os/loop.h"
#include "drivers/outbox.h"
#include "drivers/transport/transport.h"

namespace gongshi::drivers {

class BoardLink {
 public:
  /// Loop, clock and board are borrowed. `on_change` is called after each step that changed the
  /// board's state().
  BoardLink(Loop& loop, const Clock& clock, std::unique_ptr<Board> board, Port port,
            std::function<void()> on_change);
  ~BoardLink();
  BoardLink(const BoardLink&) = delete;
  BoardLink& operator=(const BoardLink&) = delete;

  /// Sets the desired state and goes on at once.
  [[nodiscard]] Status want(Desired desired);

  /// Begins (or goes on after Board::want was called directly).
  void poke() { give(Tick{}); }

  [[nodiscard]] const Board& board() const { return *board_; }
  [[nodiscard]] const Port& port() const { return port_; }

  /// Bytes written to and read from the port.
  [[nodiscard]] std::size_t bytes_sent() const { return outbox_.sent(); }
  /// Pictures that were left out because the port was full.
  [[nodiscard]] std::size_t sends_dropped() const { return outbox_.dropped(); }

  /// For `gongshi-board --trace`: called with each frame that goes out and what comes in.
  std::function<void(bool outgoing, std::span<const std::uint8_t>)> on_bytes;

 private:
  void give(Event event);
  void act(Action& action);
  void open();
  void begin();
  void ask_link();
  void close();
  void fail(Error error);
  void watch();
  void on_ready(std::uint32_t ready);
  void read_all();
  void write_some();
  void arm();

  Loop& loop_;
  const Clock& clock_;
  std::unique_ptr<Board> board_;
  Port port_;
  std::function<void()> on_change_;
  std::unique_ptr<Transport> transport_;
  Outbox outbox_;
  std::vector<std::uint8_t> chunk_;
  std::deque<Event> events_;
  bool stepping_ = false;
  std::optional<std::uint64_t> timer_;
  std::optional<std::uint64_t> connect_timer_;
  std::optional<std::uint64_t> link_timer_;
  std::optional<std::uint64_t> send_timer_;
  std::optional<LinkState> told_link_;
};

}  // namespace gongshi::drivers
