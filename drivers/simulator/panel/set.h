// PanelSet: a display panel itself, whatever language it is spoken to in: standby, a start that
// takes its time, inputs, light.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <utility>

#include "drivers/simulator/card.h"

namespace gongshi::drivers::simulator {

struct PanelSet {
  enum class Phase : std::uint8_t { kOff, kStarting, kOn };

  bool wanted_on = false;
  SteadyTime starts_until{};
  std::chrono::seconds start_time{15};  // both makers' manuals: 8 to 20 s
  int input = 0;
  int brightness = 50;
  bool dark = false;  // the picture only
  bool locked = false;
  bool signal = true;
  int temperature = 38;
  int hours = 4660;
  std::set<std::string> unknown;  // commands that this model refuses

  [[nodiscard]] Phase phase(Now now) const {
    if (!wanted_on) return Phase::kOff;
    return now.steady < starts_until ? Phase::kStarting : Phase::kOn;
  }
  void switch_to(bool on, Now now) {
    if (on && !wanted_on) starts_until = now.steady + start_time;
    wanted_on = on;
    dark = false;
  }
  /// The mains came back: standby, or the last state ("power-on status"); this one is in standby.
  void lose_power() {
    wanted_on = false;
    dark = false;
  }

  [[nodiscard]] nlohmann::ordered_json state(std::string_view kind, const CardOrder& order,
                                             Now now) const;
  /// Lit where the set shows a picture: what is on it is not its own.
  [[nodiscard]] Dots dots(const CardOrder& order, Now now) const;
};

/// What the cards of all makers have in common: the set, and what hangs on the wall.
class PanelCard : public Card {
 public:
  /// `input`: the one that it begins with, by the maker's number.
  PanelCard(std::string_view kind, CardOrder order, PanelSet panel, int input)
      : set(std::move(panel)), order_(std::move(order)), kind_(kind) {
    set.input = input;
  }

  void lose_power(Now /*now*/) final { set.lose_power(); }
  [[nodiscard]] bool shows_something() const final { return set.wanted_on; }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const final;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const final;

  PanelSet set;

 protected:
  CardOrder order_;

 private:
  std::string_view kind_;
};

inline constexpr std::string_view kPanelCardOptions =
    "power=off|on start_s=15 signal=yes|no temperature=38 unknown=dn,dw";

/// The words of kPanelCardOptions. Errc::kUsage, word E2204: one of them is wrong.
[[nodiscard]] Result<PanelSet> panel_set(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
