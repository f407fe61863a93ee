// Order: which sheets are asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "content/model.h"
#include "content/workspace/sheets/format.h"
#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::content::sheets {

struct Order {
  Kind kind = Kind::kBoard;
  std::optional<PaperSize> size{};         // the kind's usual one
  std::string place{};                     // notices of this place; empty: of all
  std::vector<std::string> categories{};   // codes, the most important first; empty: see items.h
  std::vector<std::string> groups{};       // 类别 of prices; empty: all
  std::vector<std::string> departments{};  // codes, of doctors and clinics; empty: all
  std::optional<double> area_m2{};         // of the board; what does not fit stays out
  /// Where a page is on the hospital's site, for the code on its poster; without it, or where it
  /// gives nothing, the code leads to the site itself.
  std::function<std::string(const Page&)> address_of{};
  Date day{};             // of which prices, texts and clinics hold
  bool verified = false;  // who ordered has seen both signatures
  Lang lang = Lang::kZh;
};

}  // namespace gongshi::content::sheets
