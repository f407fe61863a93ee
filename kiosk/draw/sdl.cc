#include "kiosk/draw/sdl.h"

#include <cstdlib>
#include <string_view>
#include <utility>

namespace gongshi::kiosk {

Result<Sdl> Sdl::start() {
  // Xlib would read half a megabyte of compose sequences for a keyboard that has none.
  ::setenv("XCOMPOSEFILE", "/dev/null", 0);
  // One finger must not arrive twice, and SDL's own X11 driver must not switch the screen saver on.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  // Full screen stays full screen when something else takes the focus.
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
  SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
  SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetMainReady();
  if (SDL_Init(SDL_INIT_EVENTS) != 0) return sdl_error({"启动 SDL", "starting SDL"});
  return Sdl();
}

Status Sdl::open_video() {
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    return sdl_error({"打开显示设备", "opening the display"});
  }
  // A window's plain surface needs no driver and is not copied twice; these two have none, and SDL
  // puts it on the glass by OpenGL ES.
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if (driver != "wayland" && driver != "KMSDRM") {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  }
  return {};
}

Sdl::~Sdl() {
  if (running_) SDL_Quit();
}

Error sdl_error(Sentence doing) {
  const std::string why = SDL_GetError();
  return {Errc::kIo, {doing.zh + "失败：" + why, doing.en + " failed: " + why}, {}};
}

Result<Surface> make_surface(Size size) {
  Surface surface(SDL_CreateRGBSurfaceWithFormat(0, size.w, size.h, 32, SDL_PIXELFORMAT_RGB888));
  if (!surface) return sdl_error({"分配画面", "allocating a surface"});
  SDL_SetSurfaceBlendMode(surface.get(), SDL_BLENDMODE_NONE);
  return surface;
}

Status save_picture(SDL_Surface& surface, const std::string& path) {
  if (IMG_SavePNG(&surface, path.c_str()) != 0) {
    return sdl_error({"写图片 " + path, "writing picture " + path});
  }
  return {};
}

}  // namespace gongshi::kiosk
