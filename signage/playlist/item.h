// Item: one thing that a display shows for a while: its words, or a picture with a caption.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/site.h"

namespace gongshi::signage {

enum class ItemKind : std::uint8_t {
  kEmergency,  // an emergency card
  kWarning,    // "内容可能已过时，请到窗口核实"
  kUrgent,
  kDayPart,
  kRoutine,
  kComplaint,  // complaint line
  kSerial,     // "公示 1-42 …"
  kFallback,   // hospital name, date; the built-in notice
};

[[nodiscard]] std::string_view item_kind_word(ItemKind kind);  // "urgent"

/// Said in red where there is red: emergency cards, warnings and urgent notices.
[[nodiscard]] bool is_alert(ItemKind kind);

struct Item {
  ItemKind kind = ItemKind::kFallback;
  /// "message:welcome", "message:welcome.en", "stop:d001:morning", "emergency:fire", "stale",
  /// "complaint", "serial", "name"
  std::string id;
  std::string text;              // word for word what this display shows
  std::chrono::seconds dwell{};  // long enough to read, or to scroll by once
  std::string language = "zh";   // of `text`: "zh", "en", "ug", "bo", "mn"
  std::string picture{};         // object path of an image that `text` is the caption of, or empty
  std::vector<std::string> wholes{};  // words of `text` that no line should part: names, titles
  int per_hour = 0;                   // shown so often in each hour; 0: as the rotation gives
  bool operator==(const Item&) const = default;
};

/// True for a display that draws pixels on a monitor, not dots on a board.
[[nodiscard]] bool is_screen(const config::Display& display);

}  // namespace gongshi::signage
