// NativeEmergency: an emergency card on a board that can lay a message over its content and take it
// down itself (Capabilities::emergency): should the host die in mid-run, the card ends all the
// same.
#pragma once

#include <chrono>
#include <optional>

#include "drivers/board.h"
#include "drivers/os/clock.h"

namespace gongshi::signage {

class NativeEmergency {
 public:
  /// What the board shows otherwise, and what stays below a card.
  void below(drivers::Desired ordinary) { ordinary_ = std::move(ordinary); }
  [[nodiscard]] bool knows_below() const { return ordinary_.has_value(); }
  /// Another issue: what was below a card is out of date.
  void content_changed() { ordinary_.reset(); }
  /// Another card, or the same with another end.
  void run_changed() { told_.reset(); }

  /// The card's text over what is below it, until `ends`: the board counts from when it was first
  /// told of this text. Empty: the card is no text, or nothing is known of what is below.
  [[nodiscard]] std::optional<drivers::Desired> over(const drivers::Desired& card, WallTime now,
                                                     WallTime ends);

 private:
  std::optional<drivers::Desired> ordinary_;
  std::optional<drivers::TextArea> told_;
  std::chrono::seconds lasts_{0};  // of told_
};

}  // namespace gongshi::signage
