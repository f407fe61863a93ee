#include "kiosk/draw/screen.h"

#include <string_view>
#include <utility>
#include <vector>

namespace gongshi::kiosk {
namespace {

/// The whole glass. Where no window manager runs (X11 by xinit) nobody else makes a window so
/// large.
Size desktop() {
  SDL_DisplayMode mode{};
  if (SDL_GetDesktopDisplayMode(0, &mode) != 0 || mode.w <= 0 || mode.h <= 0) return {1920, 1080};
  return {mode.w, mode.h};
}

}  // namespace

Result<Screen> Screen::open(std::optional<Size> size) {
  // On X11 SDL waits a tenth of a second for the answer of a window manager, which a kiosk often
  // has not; a window as large as the screen is asked for it when it shows something.
  const bool ask_late = !size && std::string_view(SDL_GetCurrentVideoDriver()) == "x11";
  Uint32 flags = size ? 0U : Uint32{SDL_WINDOW_BORDERLESS};
  if (!size && !ask_late) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  const Size wanted = size ? *size : desktop();
  const int corner = size ? int{SDL_WINDOWPOS_CENTERED} : 0;
  Window window(SDL_CreateWindow("公示 Gongshi", corner, corner, wanted.w, wanted.h, flags));
  if (!window) return sdl_error({"打开窗口", "opening the window"});
  if (!size) {
    SDL_ShowCursor(SDL_DISABLE);
    // Alt+Tab and the like come to this window and end there.
    SDL_SetWindowKeyboardGrab(window.get(), SDL_TRUE);
  }
  return Screen(std::move(window), !size.has_value(), ask_late);
}

Size Screen::size() const {
  Size size;
  SDL_GetWindowSize(window_.get(), &size.w, &size.h);
  return size;
}

Result<SDL_Surface*> Screen::surface() {
  SDL_Surface* const shown = SDL_GetWindowSurface(window_.get());
  if (shown == nullptr) return sdl_error({"取得窗口画面", "getting the window's surface"});
  if (shown->format->format == SDL_PIXELFORMAT_RGB888) {
    own_.reset();
    return shown;
  }
  if (!own_ || size_of(*own_) != size_of(*shown)) {
    GONGSHI_TRY(own_, make_surface(size_of(*shown)));
  }
  return own_.get();
}

Status Screen::present(std::span<const Rect> rects) {
  if (rects.empty()) return {};
  std::vector<SDL_Rect> areas;
  for (const Rect& rect : rects) {
    const Size all = size();
    const Rect seen = rect.intersect({0, 0, all.w, all.h});
    if (!seen.empty()) areas.push_back(sdl_rect(seen));
  }
  if (own_) {
    SDL_Surface* const shown = SDL_GetWindowSurface(window_.get());
    if (shown == nullptr) return sdl_error({"取得窗口画面", "getting the window's surface"});
    for (SDL_Rect area : areas) {
      const SDL_Rect from = area;
      SDL_BlitSurface(own_.get(), &from, shown, &area);
    }
  }
  if (SDL_UpdateWindowSurfaceRects(window_.get(), areas.data(), int(areas.size())) != 0) {
    return sdl_error({"刷新窗口", "updating the window"});
  }
  if (std::exchange(ask_late_, false) &&
      SDL_SetWindowFullscreen(window_.get(), SDL_WINDOW_FULLSCREEN_DESKTOP) != 0) {
    return sdl_error({"切换到全屏", "going to full screen"});
  }
  return {};
}

}  // namespace gongshi::kiosk
