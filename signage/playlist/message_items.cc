#include "signage/playlist/message_items.h"

#include <algorithm>

#include "signage/playlist/dwell.h"

namespace gongshi::signage {
namespace {

using content::Message;
using content::MessagePriority;

/// A floor plan is not read at a glance.
constexpr std::chrono::seconds kPictureDwell{12};

ItemKind kind_of(MessagePriority priority) {
  switch (priority) {
    case MessagePriority::kUrgent:
      return ItemKind::kUrgent;
    case MessagePriority::kDayPart:
      return ItemKind::kDayPart;
    case MessagePriority::kRoutine:
      break;
  }
  return ItemKind::kRoutine;
}

std::vector<std::string> languages_of(const Message& message, const config::Display& display) {
  std::vector<std::string> languages = display.languages;
  std::erase_if(languages,
                [&](const std::string& language) { return text_in(message, language).empty(); });
  if (languages.empty()) languages.emplace_back("zh");
  return languages;
}

Item item_in(const Message& message, const std::string& language, const config::Display& display) {
  const bool board = !is_screen(display);
  const bool chinese = language == "zh";
  content::Text words = text_in(message, language);
  if (board && chinese && !message.short_zh.empty()) words = message.short_zh;
  DwellLimits limits{message.min_dwell, message.max_dwell};
  Item item;
  item.kind = kind_of(message.priority);
  item.id = "message:" + std::string(message.id) + (chinese ? "" : "." + language);
  item.text = words;
  item.language = language;
  item.per_hour = std::max(message.per_hour, 0);
  if (!board && !message.picture.empty()) {
    item.picture = message.picture;
    if (limits.min.count() == 0) limits.min = kPictureDwell;
  }
  item.dwell = dwell_of(words, display, limits);
  return item;
}

}  // namespace

content::Text text_in(const Message& message, std::string_view language) {
  if (language == "zh") return message.text_zh;
  if (language == "en") return message.text_en;
  if (language == "ug") return message.text_ug;
  if (language == "bo") return message.text_bo;
  if (language == "mn") return message.text_mn;
  return {};
}

std::vector<Item> message_items(const Message& message, const config::Display& display) {
  std::vector<Item> items;
  for (const std::string& language : languages_of(message, display)) {
    Item item = item_in(message, language, display);
    if (!item.text.empty() || !item.picture.empty()) items.push_back(std::move(item));
  }
  return items;
}

}  // namespace gongshi::signage
