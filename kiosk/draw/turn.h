// Turn: pictures turned over, for pages whose lines run from top to bottom (page/vertical.h).
#pragma once

#include "kiosk/draw/sdl.h"

namespace gongshi::kiosk {

/// What lies at x, y comes to y, x. Null: no memory.
[[nodiscard]] Surface transposed(const SDL_Surface& picture);

/// The top line comes to the bottom. Null: no memory.
[[nodiscard]] Surface upside_down(const SDL_Surface& picture);

/// What of `from` lies in `area` comes to `to`, x and y exchanged; both have 32 bits a pixel.
void copy_transposed(const SDL_Surface& from, const Rect& area, SDL_Surface& to);

}  // namespace gongshi::kiosk
