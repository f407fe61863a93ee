// PriceFilter: of which insurance class and which group prices are listed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/release.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

struct PriceFilter {
  std::optional<content::InsuranceClass> insurance{};
  std::string group{};       // 类别; empty: any
  std::string department{};  // 责任部门; empty: any

  [[nodiscard]] bool any() const { return insurance || !group.empty() || !department.empty(); }
  [[nodiscard]] bool passes(const content::Release& release, const content::PriceItem& item) const;
  bool operator==(const PriceFilter&) const = default;
};

/// What there is to choose from among the prices of `kind`, with how many of each; `found` of them
/// pass now. Actions "class:N", "group:NAME", "owner:NAME", "filter:none" and "filter:done". In
/// elder mode six choices at most (kiosk notes 6.28), those of `part` (0 ..), and "filter:more" for
/// the next part.
[[nodiscard]] Scene filter_page(const Frame& frame, content::PriceKind kind,
                                const PriceFilter& filter, int found, std::size_t part = 0);

/// Applies such an action: what is tapped again is taken back. False when it is none of them.
bool change_filter(PriceFilter& filter, std::string_view action);

}  // namespace gongshi::kiosk
