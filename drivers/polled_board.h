// PolledBoard: the half of a Board that every request-and-reply protocol shares.
//
// One request is outstanding; a reply that comes after its deadline is nobody's. A board that stays
// silent for `tries` requests is closed and opened again with a growing pause, and while it is dead
// each opening costs one request only, so that on a shared line the living boards hardly notice it.
//
// A protocol says what to ask next, hears what came back, and learns of silence. It does no I/O.
#pragma once

#include <span>

#include "drivers/board.h"

namespace gongshi::drivers {

class PolledBoard : public Board {
 public:
  /// What differs from line to line.
  struct Line {
    std::chrono::milliseconds reply_wait{1000};  // after the last byte has left
    std::chrono::milliseconds gap{0};            // between a reply and the next request
    std::chrono::milliseconds settle{100};       // after silence, noise or a passing refusal
    int tries = 3;             // without a reply before it is dead, refused before a pause
    int bytes_per_second = 0;  // 0: faster than matters
    std::size_t most_heard = 64UL * 1024;  // kept for one request; above any reply
  };

  [[nodiscard]] std::vector<Action> step(const Event& event, Now now) final;
  [[nodiscard]] std::optional<SteadyTime> deadline() const final { return wake_; }
  [[nodiscard]] bool awaiting() const final { return pending_.has_value(); }
  [[nodiscard]] bool overdue() const final { return overdue_; }
  [[nodiscard]] const BoardState& state() const final { return state_; }
  void share_line() final { shared_ = true; }

 protected:
  explicit PolledBoard(Line line) : line_(line) {}

  struct Request {
    std::vector<std::uint8_t> frame;
    int what = 0;                       // the protocol's own word for what is asked
    bool answered = true;               // false: nothing ever comes back
    std::chrono::milliseconds wait{0};  // for the reply; 0: the line's
    std::chrono::milliseconds rest{0};  // afterwards; 0: the line's gap
    /// Of what nothing answers: the next request belongs to the same packet. Until then the line
    /// stays ours, during `rest` too.
    bool more = false;
    bool silence_is_fine = false;  // not a sign that the board is dead: it is starting
  };

  enum class Heard : std::uint8_t {
    kMore,   // no whole reply yet, or only noise
    kDone,   // this request has its reply, whatever it said
    kAgain,  // a passing refusal (busy, bad checksum): asked for anew, in the end ever more rarely
  };

  /// The next request; empty: nothing to say before wake().
  [[nodiscard]] virtual std::optional<Request> next(Now now) = 0;
  /// When next() may have something that it had not; empty: only after want() or a reply.
  [[nodiscard]] virtual std::optional<SteadyTime> wake() const = 0;
  /// `heard` is everything that came since `asked` went out, at most Line::most_heard.
  [[nodiscard]] virtual Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                                   Now now) = 0;
  /// A request with `answered` false has left the line.
  virtual void sent(const Request& request, Now now) = 0;
  /// No reply in time: what the request was to change may have changed or not.
  virtual void unanswered(const Request& asked, Now now) = 0;
  /// The line is open; nothing is known of the board.
  virtual void opened(Now now) = 0;
  /// It does not answer any more, or its port failed: what it holds is unknown until it is asked.
  virtual void lost(Now now) = 0;

  /// After want(): next() is called at once.
  void wake_up() { wake_ = SteadyTime{}; }
  /// Replaces the fact of that key; its value is made harmless.
  void learn(Fact fact);
  /// All of Desired has the proof `proof` now; forgets trouble.
  void proved(Proof proof, const std::string& serial, Now now);
  /// What was proved holds no longer, or cannot be known; the board itself answers.
  void disproved();

  BoardState state_;

 private:
  enum class Phase : std::uint8_t { kClosed, kOpening, kReady };
  struct Pending {
    Request request;
    SteadyTime deadline;
  };

  void take(const Received& received, Now now);
  void time_out(Now now, std::vector<Action>& actions);
  void answered(Now now);
  void failed_try(Now now);
  void refused(Now now);
  void close(const Error& trouble, Now now);
  void ask(Request request, Now now, std::vector<Action>& actions);

  Line line_;
  Phase phase_ = Phase::kClosed;
  std::optional<Pending> pending_;
  std::vector<std::uint8_t> heard_;
  bool shared_ = false;   // others wait for the line: one request a step
  bool more_ = false;     // the next request belongs to the packet that has just left
  bool overdue_ = false;  // the last request had no reply in time
  bool gone_ = false;     // trouble is that it was closed
  bool give_up_ = false;  // too many tries: close at the end of this step
  int failures_ = 0;      // tries in a row without a reply
  int refusals_ = 0;      // passing refusals since something was done
  int closures_ = 0;      // openings in a row without a reply
  SteadyTime reopen_at_{};
  SteadyTime quiet_until_{};
  std::optional<SteadyTime> wake_{SteadyTime{}};
};

/// The pause before opening number `closures` + 1: 1 s, doubling to a minute.
[[nodiscard]] std::chrono::milliseconds back_off(int closures);

}  // namespace gongshi::drivers
