// Standing: what people can read on a screen while nothing turns: the page in its body and the
// items that run below it. What the display log keeps of a screen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "signage/picture.h"

namespace gongshi::signage {

/// The words of one page.
struct StandingWords {
  std::vector<std::string> items;  // ids of the playlist; empty: the page is known by its number
  std::string text;                // word for word, a line each
};

struct Standing {
  std::vector<std::string> items;  // ids of the playlist, "prices:3" for a page
  std::string text;
  std::vector<Rect> moving;  // what changes by itself meanwhile: clock, ticker, rolling table
  std::uint64_t drawn = 0;   // grows whenever something else is drawn
};

}  // namespace gongshi::signage
