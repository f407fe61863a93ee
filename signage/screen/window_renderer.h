// WindowRenderer: pictures on a window by the graphics card, each shown with the monitor's next
// one. A part of MonitorWindow, which alone is to include it: it speaks SDL.
#pragma once

#include <SDL.h>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/os/handle.h"
#include "signage/picture.h"

namespace gongshi::signage {

class WindowRenderer {
 public:
  /// Null where the platform has none that may wait for the monitor, and while another window has
  /// one: two that wait in one thread for two monitors would halve each other's pictures.
  [[nodiscard]] static std::unique_ptr<WindowRenderer> on(SDL_Window* window);
  ~WindowRenderer();
  WindowRenderer(const WindowRenderer&) = delete;
  WindowRenderer& operator=(const WindowRenderer&) = delete;

  /// From one picture of the monitor to the next, measured by presenting some black ones. Empty
  /// where presents do not wait for the monitor (a virtual display, a driver set otherwise) or
  /// whole pictures are too slow for it. `refresh_hz`: what the monitor says; 0: nothing.
  [[nodiscard]] std::optional<std::chrono::microseconds> measure(int refresh_hz);

  /// Copies `parts` of `picture` to the card and shows it, with its next picture, at `x`, `y`.
  /// Returns when that is there. False: SDL_GetError() says why.
  [[nodiscard]] bool present(const Picture& picture, const std::vector<Rect>& parts, int x, int y,
                             std::optional<Color> ground);

 private:
  explicit WindowRenderer(Handle<SDL_Renderer, SDL_DestroyRenderer> renderer);
  [[nodiscard]] bool make_texture(drivers::Geometry size);

  Handle<SDL_Renderer, SDL_DestroyRenderer> renderer_;
  Handle<SDL_Texture, SDL_DestroyTexture> texture_;  // the picture as it was last presented
  drivers::Geometry size_{};                         // of the texture
  Color ground_ = 0;                                 // around it
};

}  // namespace gongshi::signage
