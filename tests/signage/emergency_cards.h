// EmergencyCards: the sample release with cards to start: fire (30 min), water (10 min), one that
// is not valid yet.
#pragma once

#include "content/schema.h"
#include "tests/signage/editions.h"

namespace gongshi::test {

inline content::EmergencyCard emergency_card(const char* id, const char* title, const char* text,
                                             int max_run_min) {
  content::EmergencyCard card;
  card.id = id;
  card.title_zh = title;
  card.text_zh = text;
  card.max_run_min = max_run_min;
  card.valid.from = *parse_date("2026-01-01");
  return card;
}

inline const char* const kFireText = "火警！请听从工作人员指挥，沿疏散指示撤离";

/// `with_fire`: false for an issue that no longer has that card.
inline std::shared_ptr<const content::Release> release_with_cards(bool with_fire = true) {
  std::vector<content::EmergencyCard> cards;
  if (with_fire) cards.push_back(emergency_card("fire", "火警", kFireText, 30));
  auto later = emergency_card("later", "以后", "明年起用", 10);
  later.valid.from = *parse_date("2027-06-01");
  cards.push_back(later);
  cards.push_back(emergency_card("water", "停水", "本院临时停水，请到一楼取用饮用水", 10));
  auto objects = sample_objects();
  objects[std::string(content::kEmergencyTable)] = *content::write_emergency_cards(cards);
  auto release = load_release(std::move(objects));
  if (!release) std::abort();  // the sample is ours: this is a broken test
  return *std::move(release);
}

}  // namespace gongshi::test
