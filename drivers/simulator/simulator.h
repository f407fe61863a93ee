// Simulator: a Card behind a pty or a loopback TCP port, in a Loop of its owner's.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "drivers/os/file.h"
#include "drivers/os/loop.h"
#include "drivers/simulator/card.h"
#include "drivers/simulator/fault.h"

namespace gongshi::drivers::simulator {

struct SimulatorFiles {
  fs::path log;      // one line a frame: time, hex, verdict, reason
  fs::path state;    // JSON, rewritten on each change
  fs::path picture;  // PNG of the board at dot size, likewise
};

class Simulator {
 public:
  /// `tcp_port`: 0 picks a free one; empty: a pty. Loop and clock are borrowed.
  [[nodiscard]] static Result<std::unique_ptr<Simulator>> open(Loop& loop, const Clock& clock,
                                                               std::unique_ptr<Card> card,
                                                               Fault fault, SimulatorFiles files,
                                                               std::optional<int> tcp_port);
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// "pty:/dev/pts/4" or "tcp:127.0.0.1:40123".
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] Card& card() { return *card_; }

  /// Frames judged so far, and those of them refused.
  [[nodiscard]] std::size_t frames() const { return frames_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }

  /// Rewrites state and picture files. Also done on each change.
  [[nodiscard]] Status write_files();

  /// Called after each change of the card, for a view in the terminal.
  std::function<void()> on_change;

 private:
  Simulator(Loop& loop, const Clock& clock, std::unique_ptr<Card> card, Fault fault,
            SimulatorFiles files);
  [[nodiscard]] Now now() const { return {clock_.wall(), clock_.steady()}; }

  [[nodiscard]] Status listen_pty();
  [[nodiscard]] Status listen_tcp(int port);
  [[nodiscard]] Status watch_line();
  void accept_one();
  void read_line();
  void hang_up();
  void take(std::span<const std::uint8_t> bytes);
  void answer(std::vector<std::uint8_t> reply);
  void put(const std::vector<std::uint8_t>& bytes);
  void changed();
  void note(const Verdict& verdict);

  Loop& loop_;
  const Clock& clock_;
  std::unique_ptr<Card> card_;
  Fault fault_;
  SimulatorFiles files_;
  std::string address_;
  Fd listener_;  // TCP
  Fd line_;      // pty master, or the one accepted connection
  Fd slave_;     // kept open so that the pty does not hang up between two clients
  std::size_t frames_ = 0, refused_ = 0, replies_ = 0;
  std::optional<std::uint64_t> power_timer_;
  bool power_lost_ = false;
  std::vector<std::uint64_t> delayed_;
};

}  // namespace gongshi::drivers::simulator
