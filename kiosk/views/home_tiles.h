// HomeTiles: what can be chosen on the home page, as a table.
//
// Every public category is at most three taps from here, and the four things that must hang on a
// hospital's wall (规章制度、办事程序、收费标准、办事时限) are tiles of their own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"
#include "kiosk/page/icon.h"
#include "kiosk/page/manner.h"
#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

/// A tile of pages: which categories lie behind it.
struct HomeTile {
  Icon icon;
  Words name, detail;
  std::string_view categories;  // codes, separated by spaces
  Color color;
};

[[nodiscard]] std::span<const HomeTile> home_tiles();

/// The codes behind `tile`; 信息公开 also takes every category that no tile names.
[[nodiscard]] std::vector<std::string> categories_of(const HomeTile& tile,
                                                     const content::Release& release);

}  // namespace gongshi::kiosk
