// PriceItems: the price tables as items of a board (`content: prices`), page by page.
#pragma once

#include "config/site.h"
#include "content/release.h"
#include "drivers/os/clock.h"
#include "signage/playlist/due.h"

namespace gongshi::signage {

/// Prices that one hour of a board holds; a longer table goes on in the next hour.
inline constexpr std::size_t kPricesAnHour = 240;

/// Of `count` prices those from `first` up to `last` stand on the boards in this hour.
struct HourPart {
  std::size_t first;
  std::size_t last;
};
[[nodiscard]] HourPart part_of_hour(std::size_t count, const LocalTime& now);

/// Adds what is valid on the day, services, then drugs, then consumables, each in the release's
/// order. Of a table longer than kPricesAnHour the part of this hour: in the course of the hours,
/// counted through the days, none is left out. Those hours are the machine's `clock`: content's own
/// `now` stands still while that cannot be believed. Nothing where the board is too small for
/// columns.
void add_prices(const content::Release& release, const config::Display& display,
                const LocalTime& now, const LocalTime& clock, Due& due);

}  // namespace gongshi::signage
