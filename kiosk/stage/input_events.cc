#include "kiosk/stage/input_events.h"

#include <algorithm>

namespace gongshi::kiosk {

std::optional<Contact> contact_of(const SDL_Event& event, const Size& size, SteadyTime now) {
  Contact contact;
  contact.time = now;
  switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
      contact.source = Contact::Source::kFinger;
      contact.id = event.tfinger.fingerId;
      // Some panels report slightly outside 0 .. 1.
      contact.at = {std::clamp(int(event.tfinger.x * float(size.w)), 0, size.w - 1),
                    std::clamp(int(event.tfinger.y * float(size.h)), 0, size.h - 1)};
      contact.phase = event.type == SDL_FINGERDOWN ? Contact::Phase::kDown
                      : event.type == SDL_FINGERUP ? Contact::Phase::kUp
                                                   : Contact::Phase::kMove;
      return contact;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) {
        return std::nullopt;
      }
      contact.source = Contact::Source::kMouse;
      contact.at = {event.button.x, event.button.y};
      contact.phase =
          event.type == SDL_MOUSEBUTTONDOWN ? Contact::Phase::kDown : Contact::Phase::kUp;
      return contact;
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID) return std::nullopt;
      contact.source = Contact::Source::kMouse;
      contact.at = {event.motion.x, event.motion.y};
      contact.phase = Contact::Phase::kMove;
      return contact;
    default:
      return std::nullopt;
  }
}

std::string typed_action(SDL_Keycode code) {
  if ((code >= SDLK_a && code <= SDLK_z) || (code >= SDLK_0 && code <= SDLK_9)) {
    return std::string("key:") + char(code);
  }
  if (code == SDLK_KP_0) return "key:0";
  if (code >= SDLK_KP_1 && code <= SDLK_KP_9) {
    return std::string("key:") + char('1' + (code - SDLK_KP_1));
  }
  return code == SDLK_BACKSPACE ? "key:delete" : "";
}

std::optional<Keypad> keypad_key(const SDL_KeyboardEvent& key) {
  switch (key.keysym.sym) {
    case SDLK_TAB:
      return (key.keysym.mod & KMOD_SHIFT) != 0 ? Keypad::kPrevious : Keypad::kNext;
    case SDLK_LEFT:
      return Keypad::kLeft;
    case SDLK_RIGHT:
      return Keypad::kRight;
    case SDLK_UP:
      return Keypad::kUp;
    case SDLK_DOWN:
      return Keypad::kDown;
    case SDLK_PAGEUP:
      return Keypad::kPageUp;
    case SDLK_PAGEDOWN:
      return Keypad::kPageDown;
    default:
      break;
  }
  if (key.repeat != 0) return std::nullopt;
  switch (key.keysym.sym) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
    case SDLK_SELECT:
      return Keypad::kEnter;
    case SDLK_ESCAPE:
    case SDLK_AC_BACK:
    case SDLK_BACKSPACE:  // where there is nothing to delete
      return Keypad::kBack;
    case SDLK_HOME:
    case SDLK_AC_HOME:
      return Keypad::kHome;
    default:
      return std::nullopt;
  }
}

void drop_queued_input() {
  SDL_FlushEvents(SDL_FINGERDOWN, SDL_FINGERMOTION);
  SDL_FlushEvents(SDL_MOUSEMOTION, SDL_MOUSEBUTTONUP);
  SDL_FlushEvents(SDL_KEYDOWN, SDL_KEYUP);
}

}  // namespace gongshi::kiosk
