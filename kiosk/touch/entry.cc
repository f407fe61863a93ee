#include "kiosk/touch/entry.h"

#include "kiosk/handwriting/release_names.h"
#include "kiosk/touch/keyboard.h"

namespace gongshi::kiosk {

// Full size from the start: growing would leave copies behind that nobody overwrites.
Entry::Entry() : hand_(handwriting::lexicon_of) {
  text_.reserve(kLongestQuery);
}

Entry::~Entry() {
  wipe(text_);
}

bool Entry::on_action(std::string_view action) {
  if (type_key(text_, action)) return true;
  if (action == "input:hand" || action == "input:keys") {
    by_hand_ = action == "input:hand";
    hand_.clear();
    return true;
  }
  const auto character = hand_.on_action(action);
  if (!character) return false;
  if (*character != 0) type_character(text_, *character);
  return true;
}

}  // namespace gongshi::kiosk
