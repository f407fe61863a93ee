// EmergencyPage: the emergency cards on the maintenance page: which there are, which one runs;
// start one, stop it.
//
//   taps ─▶[emergency page]─▶ questions to the display service (content/emergency_control.h)
//
// Starting and stopping take two taps on the same button within kArmed: an alarm in a lobby is not
// for a stray finger. Every button says what the next tap does.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "content/emergency_control.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class EmergencyPage {
 public:
  using Ask =
      std::function<Result<content::EmergencyReply>(const content::EmergencyRequest& request)>;

  static constexpr std::string_view kLeave = "emergency:leave";
  static constexpr std::chrono::seconds kArmed{5};

  explicit EmergencyPage(Ask ask) : ask_(std::move(ask)) {}

  [[nodiscard]] Scene draw(const Metrics& metrics, const TextMeasure& measure, WallTime now) const;

  /// "emergency:start:ID", "emergency:stop".
  void on_action(std::string_view action);

  /// Once a second: asks how things stand, and forgets a first tap that had no second.
  void tick(SteadyTime now);

 private:
  void ask(content::EmergencyRequest request);
  void add_cards(Scene& scene, const Metrics& metrics, const Rect& area) const;
  [[nodiscard]] Node card_button(const Rect& rect, const content::EmergencyChoice& card) const;

  Ask ask_;
  std::optional<content::EmergencyReply> reply_;  // the newest answer; empty: none came
  std::optional<Sentence> trouble_;               // why none came
  Sentence said_;                                 // to the last order
  std::string armed_;                             // the action tapped once
  int armed_ticks_ = 0;
};

}  // namespace gongshi::kiosk
