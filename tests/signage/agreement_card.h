// AgreementCard: a font card on a simulated line: the daemon sends it texts, the card says which of
// them people read.
#pragma once

#include "drivers/simulator/simulator.h"
#include "signage/board/board_output.h"
#include "tests/signage/agreement.h"

namespace gongshi::test {

/// One card, on a line that the daemon comes to again and again.
class AgreementCard {
 public:
  explicit AgreementCard(fonts::TypeCase& type);

  /// The card gets what is due at `now`, and nothing else stays on it.
  void compare(const signage::Edition& edition, WallTime now, Tally& tally);

 private:
  [[nodiscard]] std::string on_card() const;

  fonts::TypeCase& type_;
  Loop loop_;
  OffsetClock clock_;
  drivers::Lines lines_{loop_, clock_};
  config::Display display_;
  std::unique_ptr<drivers::simulator::Simulator> simulator_;
  std::shared_ptr<drivers::Bus> bus_;  // stays open while the daemon starts anew
  std::unique_ptr<signage::BoardOutput> output_;
};

}  // namespace gongshi::test
