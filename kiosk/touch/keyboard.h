// Keyboard: the on-screen keys of the search pages. 26 letters, ten digits, 删除, 清空.
//
//   in draw():       keyboard(scene, frame.metrics, area, frame.manner.language);
//   in on_action():  if (type_key(query_, action)) return stay();
#pragma once

#include <string>
#include <string_view>

#include "kiosk/page/manner.h"
#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

/// Bytes of a query; a name of 13 Chinese characters.
inline constexpr std::size_t kLongestQuery = 40;

/// Height that the keys want: 4 rows on a wide area (letters as on a computer keyboard, digits in
/// the first row), keys at least 12 mm each way, 3 mm apart.
[[nodiscard]] int keyboard_height(const Metrics& metrics);

/// Adds the keys, centred in `area`, lower where it is lower than they want; actions are "key:a",
/// "key:7", "key:delete", "key:clear". Where the words are too wide for their keys, 清空 is left
/// out.
void keyboard(Scene& scene, const Metrics& metrics, const Rect& area,
              Language language = Language::kZh);

/// Applies a key's action to `typed` (at most kLongestQuery bytes); false when `action` is no key.
bool type_key(std::string& typed, std::string_view action);

/// Puts a character chosen elsewhere at the end, if there is room.
void type_character(std::string& typed, char32_t character);

/// Overwrites the bytes before releasing them: nothing a patient typed stays in memory.
void wipe(std::string& typed);

}  // namespace gongshi::kiosk
