// HomeTiles: what can be chosen on the home page: the topics of content/topics.h, each with its
// icon and colour.
//
// Every public category is at most three taps from here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "content/topics.h"
#include "kiosk/page/icon.h"
#include "kiosk/page/manner.h"
#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

/// A tile of pages: which categories lie behind it.
struct HomeTile {
  Icon icon;
  Words name, detail;
  Color color;
  const content::Topic* topic;
};

[[nodiscard]] std::span<const HomeTile> home_tiles();

/// The codes behind `tile`.
[[nodiscard]] std::vector<std::string> categories_of(const HomeTile& tile,
                                                     const content::Release& release);

}  // namespace gongshi::kiosk
