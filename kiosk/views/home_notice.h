// HomeNotice: the one line of today above the tiles: the most urgent message that is due.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// Messages that the public may see now, the most urgent first, else in the order. Where
/// the clock is not to be believed, those that hold all day and every day, and the urgent ones.
[[nodiscard]] std::vector<const content::Message*> due_messages(const Frame& frame);

/// The full text.
[[nodiscard]] Words message_words(const content::Message& message);

/// Height that the line takes in a page `width` pixels wide; 0: nothing is due, or nothing fits.
[[nodiscard]] int home_notice_height(const Frame& frame, int width);
void home_notice(Scene& scene, const Frame& frame, const Rect& rect);

}  // namespace gongshi::kiosk
