// BoardVisit: one board at its port, for a person who waits for what it says.
#pragma once

#include "drivers/board_link.h"
#include "drivers/desk/settling.h"

namespace gongshi::drivers {

/// Called with each frame that goes out and whatever comes in.
using Trace = std::function<void(bool outgoing, std::span<const std::uint8_t>)>;

class BoardVisit {
 public:
  /// Ends early at SIGINT and SIGTERM.
  /// `clock` is borrowed.
  [[nodiscard]] static Result<std::unique_ptr<BoardVisit>> open(const Clock& clock,
                                                                std::unique_ptr<Board> board,
                                                                const Port& port, Trace trace);

  /// Asks for `desired` and waits until the board has settled.
  /// Errors: those of Board::want; the board's refusal; Errc::kTimeout, no answer for `patience`;
  /// Errc::kRejected, word E2208: it answers and does not confirm.
  [[nodiscard]] Status show(const Desired& desired, std::chrono::milliseconds patience);
  /// Asks for no change and waits until the board has answered and has nothing more to say.
  [[nodiscard]] Status listen(std::chrono::milliseconds patience);
  /// Goes on for that long, for content that moves.
  [[nodiscard]] Status go_on(std::chrono::milliseconds time);

  [[nodiscard]] const Board& board() const { return link_->board(); }
  [[nodiscard]] std::size_t bytes_sent() const { return link_->bytes_sent(); }
  [[nodiscard]] bool interrupted() const { return loop_.stopped(); }

 private:
  BoardVisit(const Clock& clock, Loop loop) : clock_(clock), loop_(std::move(loop)) {}
  [[nodiscard]] Status settle(Settling settling);
  [[nodiscard]] Status failure() const;
  [[nodiscard]] Status unsettled() const;

  const Clock& clock_;
  Loop loop_;
  std::unique_ptr<BoardLink> link_;
  Trace trace_;
  bool moved_ = false;
};

}  // namespace gongshi::drivers
