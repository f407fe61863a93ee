// Screen: the kiosk's window and the surface behind it.
#pragma once

#include <optional>
#include <span>

#include "kiosk/draw/sdl.h"

namespace gongshi::kiosk {

class Screen {
 public:
  /// `size` empty: the whole screen, without a pointer.
  [[nodiscard]] static Result<Screen> open(std::optional<Size> size);

  /// Where to draw: 32 bits a pixel. Valid until the next event was taken.
  /// Errc::kIo when the window has no surface (the display went away).
  [[nodiscard]] Result<SDL_Surface*> surface();

  /// Shows what was drawn in `rects`.
  [[nodiscard]] Status present(std::span<const Rect> rects);

  [[nodiscard]] Size size() const;
  [[nodiscard]] bool fullscreen() const { return fullscreen_; }

 private:
  Screen(Window window, bool fullscreen, bool ask_late)
      : window_(std::move(window)), fullscreen_(fullscreen), ask_late_(ask_late) {}

  Window window_;
  Surface own_;  // when the window's own surface has another pixel format
  bool fullscreen_;
  bool ask_late_;  // the window manager is still to be asked for the full screen
};

}  // namespace gongshi::kiosk
