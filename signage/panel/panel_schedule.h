// PanelSchedule: when a display panel is on.
//
//   site ─ edition ─[panel_schedule]─▶ PanelOutput ─▶ the panel's serial line
//
// A pure function of (edition, display, clock). While an emergency card runs every panel is on; one
// without hours is left as it is, else. While nobody knows what time it is (CLOCK_UNSURE) it is on:
// a panel that is lit at night does less harm than a dark one by day.
#pragma once

#include <optional>

#include "config/site.h"
#include "signage/edition.h"

namespace gongshi::signage {

struct PanelWish {
  std::optional<bool> on;  // empty: left as it is
  /// No later than this it may be another one; empty: only with another edition.
  std::optional<WallTime> changes_at;
};

[[nodiscard]] PanelWish panel_at(const Edition& edition, const config::Display& display,
                                 WallTime clock);

/// Kinds of display that are switched, and show what comes by another cable.
[[nodiscard]] bool is_panel(const config::Display& display);

}  // namespace gongshi::signage
