#include "signage/playlist/emergency_items.h"

#include <string_view>

#include "signage/playlist/dwell.h"

namespace gongshi::signage {
namespace {

content::Text words_in(const content::EmergencyCard& card, std::string_view language, bool board) {
  if (language == "zh") return board && !card.short_zh.empty() ? card.short_zh : card.text_zh;
  if (language == "en") return card.text_en;
  if (language == "ug") return card.text_ug;
  return {};
}

Item item_in(const content::EmergencyCard& card, const std::string& language,
             const config::Display& display) {
  Item item;
  item.kind = ItemKind::kEmergency;
  item.id = "emergency:" + std::string(card.id) + (language == "zh" ? "" : "." + language);
  item.text = words_in(card, language, !is_screen(display));
  item.language = language;
  item.dwell = dwell_of(item.text, display);
  return item;
}

}  // namespace

std::vector<Item> emergency_items(const content::EmergencyCard& card,
                                  const config::Display& display) {
  std::vector<Item> items;
  for (const std::string& language : display.languages) {
    Item item = item_in(card, language, display);
    if (!item.text.empty()) items.push_back(std::move(item));
  }
  if (items.empty()) items.push_back(item_in(card, "zh", display));
  return items;
}

}  // namespace gongshi::signage
