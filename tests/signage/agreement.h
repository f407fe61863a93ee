// Agreement: what `show` prints against what a display of the daemon's has and what `render` draws.
#pragma once

#include <cstdlib>
#include <string>

#include "signage/playlist/playlist.h"
#include "tests/signage/random_hospital.h"

namespace gongshi::test {

/// Says what disagrees and ends the program with 1.
[[noreturn]] void disagree(const std::string& what);

template <class T>
T must(Result<T> result) {
  if (!result) disagree(result.error().what.en);
  return *std::move(result);
}
inline void must(const Status& status) {
  if (!status) disagree(status.error().what.en);
}

/// The present item as `show --json` tells it, back in a showing of its own.
[[nodiscard]] signage::Showing told(const signage::Showing& asked, WallTime now);

/// " (2026-11-25 10:00:00, message:m1: …)", for disagree().
[[nodiscard]] std::string where(const signage::Showing& shown, WallTime now);

struct Tally {
  int boards = 0, screens = 0, cards = 0;
  int emergencies = 0;
  int fallbacks = 0;
  int passing = 0;  // boards on which a text passed
};

void count(const signage::Showing& shown, Tally& tally);

}  // namespace gongshi::test
