// SDL: its objects as handles, its errors as ours. Only the kiosk's files that draw or read events
// include this.
#pragma once

#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <SDL2/SDL_ttf.h>

#include <string>

#include "drivers/os/handle.h"
#include "drivers/os/result.h"
#include "kiosk/page/geometry.h"
#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

using Window = Handle<SDL_Window, SDL_DestroyWindow>;
using Surface = Handle<SDL_Surface, SDL_FreeSurface>;
using Font = Handle<TTF_Font, TTF_CloseFont>;

/// SDL_Init … SDL_Quit, once per program.
class Sdl {
 public:
  /// Its events only, in a millisecond; before any thread of the program.
  [[nodiscard]] static Result<Sdl> start();
  Sdl(Sdl&& other) noexcept : running_(std::exchange(other.running_, false)) {}
  Sdl& operator=(Sdl&&) = delete;
  ~Sdl();

  /// Connects to the display.
  [[nodiscard]] Status open_video();

 private:
  Sdl() = default;
  bool running_ = true;
};

/// What SDL says went wrong while `doing`.
[[nodiscard]] Error sdl_error(Sentence doing);

[[nodiscard]] inline SDL_Rect sdl_rect(const Rect& r) {
  return {r.x, r.y, r.w, r.h};
}
[[nodiscard]] inline SDL_Color sdl_color(Rgb c) {
  return {c.r, c.g, c.b, 255};
}
[[nodiscard]] inline Size size_of(const SDL_Surface& surface) {
  return {surface.w, surface.h};
}
[[nodiscard]] inline std::size_t bytes_of(const SDL_Surface& surface) {
  return static_cast<std::size_t>(surface.pitch) * static_cast<std::size_t>(surface.h);
}

/// A 32-bit surface without alpha, in the order that windows use (0x00RRGGBB).
[[nodiscard]] Result<Surface> make_surface(Size size);

/// Writes `surface` as a PNG file.
[[nodiscard]] Status save_picture(SDL_Surface& surface, const std::string& path);

}  // namespace gongshi::kiosk
