// Witness: sees what the outputs show and prove, and says what has changed as lines of the display
// log.
//
//   outputs, editions ─[witness]─▶ log lines ─▶ log writer
//
// It only reports what an output itself says it knows: a show line is written when the output has
// proved it as well as it can, or when it had some seconds for that and did not. Does no I/O.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "signage/log/log_line.h"
#include "signage/output.h"

namespace gongshi::signage {

class Witness {
 public:
  using Put = std::function<void(LogLine)>;
  explicit Witness(Put put) : put_(std::move(put)) {}

  /// The displays are given `edition` from now on.
  void took(const Edition& edition, const std::vector<std::unique_ptr<Output>>& outputs,
            WallTime now);

  /// Why the card of the next took() begins, or ends: the words of that line.
  void because(bool begins, Sentence why) { (begins ? begins_why_ : ends_why_) = std::move(why); }

  /// Whenever an output may know more, and every few seconds.
  void look(const std::vector<std::unique_ptr<Output>>& outputs, WallTime now, SteadyTime steady);

  /// Something that only the caller knows, such as who started a card.
  void say(LogLine line) { put_(std::move(line)); }

  /// What was seen and not said yet.
  void stop(WallTime now);

 private:
  struct Seat {
    std::string said;     // the key of the show line written last; empty: none that still holds
    std::string picture;  // and its picture
    // Seen, and waiting for a better proof.
    struct Held {
      std::string key;
      Shown shown;
      WallTime since{};
      SteadyTime seen{};
      content::Proof proof = content::Proof::kNone;
    };
    std::optional<Held> held;
    std::string fault;                   // the code told last; empty: none
    std::vector<std::string> withdrawn;  // items that are to go from this display
    std::string withdrawn_for;           // the serial that it shows once they are gone
    bool withdrawing = false;
  };

  void look_at(const Output& output, Seat& seat, WallTime now, SteadyTime steady);
  void look_at_fault(const Output& output, Seat& seat, WallTime now);
  void look_at_withdrawn(const Output& output, const Shown* shown, Seat& seat, WallTime now);
  [[nodiscard]] std::optional<Shown> strip_drawn(const Output& output, WallTime now) const;
  void say_shown(const std::string& display, Seat& seat, WallTime now);
  void mark_withdrawn(const Output& output, const Edition& edition, WallTime now);
  void look_at_time(WallTime now, SteadyTime steady);
  void say_override_began(WallTime now);
  void say_override_ended(WallTime now);

  Put put_;
  std::map<std::string, Seat> seats_;  // by display
  Edition edition_;
  bool took_one_ = false;
  std::optional<Sentence> begins_why_, ends_why_;
  std::optional<Date> day_;
  std::optional<WallTime> last_wall_;
  SteadyTime last_steady_{};
  SteadyTime next_alive_{};
};

/// All `outputs` show `edition` from now on. They hear of it before the witness does: what is
/// logged makes the disk busy, and nobody waits for that when an emergency begins.
void give(const Edition& edition, const std::vector<std::unique_ptr<Output>>& outputs,
          Witness& witness, WallTime now);

}  // namespace gongshi::signage
