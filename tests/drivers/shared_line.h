// SharedLine: one half-duplex line with several cards on it, the cards' end: every card hears every
// byte, bytes take their time, and it is noticed when the host speaks while something is still on
// its way.
#pragma once

#include <sys/socket.h>

#include <array>
#include <memory>
#include <set>
#include <vector>

#include "drivers/os/fd.h"
#include "drivers/os/loop.h"
#include "drivers/simulator/card.h"
#include "drivers/simulator/line_pace.h"
#include "drivers/transport/fd_transport.h"
#include "drivers/wire.h"

namespace gongshi::test {

class SharedLine {
 public:
  /// `baud` 0: faster than matters. Loop and clock are borrowed.
  SharedLine(Loop& loop, const Clock& clock, int baud) : loop_(loop), clock_(clock), pace_(baud) {}
  ~SharedLine() {
    hang_up();
    for (const std::uint64_t timer : timers_) loop_.cancel(timer);
  }
  SharedLine(const SharedLine&) = delete;
  SharedLine& operator=(const SharedLine&) = delete;

  /// The card's number on the line.
  std::size_t add(std::unique_ptr<drivers::simulator::Card> card) {
    cards_.push_back(std::move(card));
    return cards_.size() - 1;
  }
  drivers::simulator::Card& card(std::size_t number) { return *cards_[number]; }

  /// For a Bus: each opening gives the host a fresh line, and the former one hangs up.
  [[nodiscard]] std::function<drivers::Wire::Opener> opener() {
    return [this](const drivers::Port& port) -> Result<std::unique_ptr<drivers::Transport>> {
      if (unplugged) return Error{Errc::kNotFound, {"没有", "gone"}, {}};
      std::array<int, 2> ends{};
      if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) {
        return os_error(errno, {"线", "line"});
      }
      ++openings;
      use(Fd(ends[0]));
      return std::unique_ptr<drivers::Transport>(new drivers::FdTransport(Fd(ends[1]), port.text));
    };
  }

  /// The cards' end of a line made elsewhere (a pty).
  void use(Fd fd) {
    hang_up();
    line_ = std::move(fd);
    const Status watched =
        loop_.watch(line_.get(), Loop::kReadable, [this](std::uint32_t) { hear(); });
    if (!watched) hang_up();
  }
  void hang_up() {
    if (line_) loop_.forget(line_.get());
    line_.reset();
  }

  std::set<std::size_t> dead;  // cards that hear and say nothing
  std::set<std::size_t> late;  // cards that answer `late_by` late
  std::chrono::milliseconds late_by{500};
  bool unplugged = false;               // opening fails
  std::size_t openings = 0;             // of the port
  std::size_t collisions = 0;           // host bytes while others were on their way
  std::vector<std::size_t> heard_by{};  // one entry a frame: whose it was
  [[nodiscard]] SteadyClock::duration busy() const { return pace_.busy(); }

  /// Something on the line that no card said.
  void noise(const std::vector<std::uint8_t>& bytes) { put(bytes); }

 private:
  void after(SteadyTime when, std::function<void()> what) {
    timers_.insert(loop_.at(when, std::move(what)));
  }

  void hear() {
    std::array<std::uint8_t, 4096> room{};
    const ssize_t count = ::read(line_.get(), room.data(), room.size());
    if (count == 0 || (count < 0 && errno != EAGAIN)) return hang_up();
    if (count < 0) return;
    if (clock_.steady() < pace_.free_at()) ++collisions;
    std::vector<std::uint8_t> bytes(room.begin(), room.begin() + count);
    after(pace_.pass(bytes.size(), clock_.steady()), [this, bytes] { judge(bytes); });
  }

  void judge(const std::vector<std::uint8_t>& bytes) {
    const drivers::Now now{clock_.wall(), clock_.steady()};
    std::size_t frames = 0;
    for (std::size_t number = 0; number < cards_.size(); ++number) {
      for (const auto& verdict : cards_[number]->receive(bytes, now)) {
        if (!verdict.accepted) continue;
        if (++frames > 1) ++collisions;  // two requests at once
        heard_by.push_back(number);
        if (verdict.reply.empty() || dead.contains(number)) continue;
        if (late.contains(number)) {
          after(now.steady + late_by, [this, reply = verdict.reply] { put(reply); });
          continue;
        }
        after(pace_.pass(verdict.reply.size(), now.steady),
              [this, reply = verdict.reply] { put(reply); });
      }
    }
  }

  void put(const std::vector<std::uint8_t>& bytes) {
    if (!line_) return;
    [[maybe_unused]] const ssize_t count = ::write(line_.get(), bytes.data(), bytes.size());
  }

  Loop& loop_;
  const Clock& clock_;
  drivers::simulator::LinePace pace_;
  std::vector<std::unique_ptr<drivers::simulator::Card>> cards_;
  Fd line_;
  std::set<std::uint64_t> timers_;
};

}  // namespace gongshi::test
