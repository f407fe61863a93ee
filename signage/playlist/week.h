// Week: what one display shows on each of seven days, and when: the playlist asked through a week.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "signage/playlist/playlist.h"

namespace gongshi::signage {

/// Minutes of a day, the first included, the second not.
struct Span {
  std::chrono::minutes from{};
  std::chrono::minutes to{};
  bool operator==(const Span&) const = default;
};

/// One item with the same words; a page of a table that has others on another day is another row.
struct WeekRow {
  Item item;
  std::array<std::vector<Span>, 7> days;
};

struct DisplayWeek {
  std::string display;
  std::string serial;
  std::vector<WeekRow> rows;  // in the written order, highest first
};

/// The Monday of the week that holds `date`.
[[nodiscard]] Date monday_of(Date date);

/// From `first` on, by at() and no other rule; a running emergency, which nobody planned, left out.
[[nodiscard]] DisplayWeek week_of(const Edition& edition, const config::Display& display,
                                  Date first);

}  // namespace gongshi::signage
