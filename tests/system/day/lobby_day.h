// LobbyDay: a whole lobby in made-up time: a store, the daemon, simulated boards behind real
// sockets and a screen, all in one loop whose clock is moved in halves of a second.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "device.h"
#include "drivers/simulator/simulator.h"
#include "signage/daemon.h"
#include "signage/screen/screen_output.h"
#include "tests/support/fake_clock.h"

namespace gongshi::test {

/// One message of the day, as the office writes it.
struct DayMessage {
  std::string id;
  std::string text;
  content::MessagePriority priority = content::MessagePriority::kRoutine;
  int from_minute = 0;  // of the day
  int to_minute = 1440;
};

class LobbyDay {
 public:
  /// `start` is local time with zone; no display hangs yet.
  explicit LobbyDay(const std::string& start);

  /// The office issues a release with these messages and it comes in on a stick.
  void bring_stick(std::uint64_t seq, const std::vector<DayMessage>& messages);

  void hang_board(const std::string& kind, int height_px);
  void hang_screen();
  void start_daemon();
  void stop_daemon() { daemon_.reset(); }

  /// Moves time to `minute` of the day (on the wall) and calls `judge` after each second.
  void run_until(int minute, const std::function<void()>& judge);
  void run_for(std::chrono::seconds time, const std::function<void()>& judge);

  /// Somebody sets the clock.
  void step_wall(std::chrono::seconds by) { clock_.step_wall(by); }
  void cut_power(std::size_t board);

  [[nodiscard]] int minute_of_day() const;
  [[nodiscard]] std::size_t boards() const { return boards_.size(); }
  [[nodiscard]] const std::string& kind(std::size_t board) const { return boards_[board].kind; }

  /// The text that hangs on a board now, as the card itself has it, without blanks.
  [[nodiscard]] std::string on_board(std::size_t board) const;
  /// Everything that a card still holds, hanging or not.
  [[nodiscard]] std::string held_by(std::size_t board) const;
  /// The share of the screen's window, as the window system has it, in each part of a hundred that
  /// is of warning red; and whether all of it is of one colour.
  [[nodiscard]] int red_pct_of_screen() const;
  [[nodiscard]] bool screen_is_blank() const;

  [[nodiscard]] signage::Daemon& daemon() { return *daemon_; }
  [[nodiscard]] const Clock& clock() const { return clock_; }

 private:
  struct Board {
    std::string kind;
    std::unique_ptr<drivers::simulator::Simulator> simulator;
  };
  void step();
  void settle_news();

  Office office_;
  Device device_{office_};
  FakeClock clock_;
  Loop loop_ = *Loop::create({});
  fonts::TypeCase type_ = *fonts::TypeCase::open();
  config::Site site_;
  std::vector<Board> boards_;
  std::uint64_t issue_ = 0;
  std::unique_ptr<signage::Daemon> daemon_;
};

}  // namespace gongshi::test
