// InputEvents: what SDL reports about fingers, mice and keys, in the kiosk's own words.
#pragma once

#include <optional>
#include <string>

#include "kiosk/draw/sdl.h"
#include "kiosk/stage/stage.h"
#include "kiosk/touch/gesture.h"

namespace gongshi::kiosk {

/// Nothing when the event is no contact, or the mouse that SDL makes of a finger. `size` is the
/// window's, in pixels.
[[nodiscard]] std::optional<Contact> contact_of(const SDL_Event& event, const Size& size,
                                                SteadyTime now);

/// "key:a", "key:7": the key of the on-screen keyboard that this one stands for; else empty.
[[nodiscard]] std::string typed_action(SDL_Keycode code);

/// Nothing when it is no key of the keypad, or one that is only being held down and must not
/// repeat.
[[nodiscard]] std::optional<Keypad> keypad_key(const SDL_KeyboardEvent& key);

/// Forgets the fingers, mouse buttons and keys that wait to be handled.
void drop_queued_input();

}  // namespace gongshi::kiosk
