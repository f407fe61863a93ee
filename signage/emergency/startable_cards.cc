#include "signage/emergency/startable_cards.h"

#include <algorithm>

namespace gongshi::signage {

using content::EmergencyCard;

std::vector<const EmergencyCard*> startable_cards(const Edition& edition, WallTime now) {
  std::vector<const EmergencyCard*> cards;
  if (edition.release == nullptr) return cards;
  // The content's own now: a clock that cannot be believed must not hide the fire card.
  const Date today = to_local(edition.age(now).now).date;
  for (const EmergencyCard& card : edition.release->emergency_cards()) {
    if (card.audience != content::Audience::kStaff && card.valid.holds(today)) {
      cards.push_back(&card);
    }
  }
  return cards;
}

const EmergencyCard* startable_card(const Edition& edition, std::string_view id, WallTime now) {
  const auto cards = startable_cards(edition, now);
  const auto found = std::find_if(cards.begin(), cards.end(),
                                  [&](const EmergencyCard* card) { return card->id == id; });
  return found == cards.end() ? nullptr : *found;
}

}  // namespace gongshi::signage
