#include "signage/screen/monitor_window.h"

#include <SDL.h>

#include <algorithm>
#include <string_view>

#include "drivers/os/handle.h"
#include "signage/screen/window_renderer.h"

namespace gongshi::signage {
namespace {

// Marks on SDL windows.
constexpr const char* kClosed = "closed";
constexpr const char* kUncovered = "uncovered";

Error sdl_error(const Sentence& doing, Errc code = Errc::kIo) {
  const std::string words = SDL_GetError();
  return Error{code, {doing.zh + "：" + words, doing.en + ": " + words}, {}};
}

Status start_video() {
  if (SDL_WasInit(SDL_INIT_VIDEO) != 0) return {};
  SDL_SetMainReady();
  // The daemon's loop owns SIGINT and SIGTERM.
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) {
    return sdl_error({"显示窗口无法打开", "the screen's window cannot be opened"});
  }
  // Where a card can wait for the monitor we ask it ourselves. Elsewhere SDL would put a surface on
  // the window by OpenGL, which without a card costs thirty times as much as copying it. On Wayland
  // and without a window system there is no other way.
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if (driver != "wayland" && driver != "KMSDRM") {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  }
  return {};
}

}  // namespace

struct MonitorWindow::Sdl {
  std::string name;
  int monitor = 0;
  Handle<SDL_Window, SDL_DestroyWindow> window;
  std::unique_ptr<WindowRenderer> renderer;  // null: the window's surface is presented
  std::chrono::microseconds period{};        // the renderer's

  [[nodiscard]] bool make_window(const SDL_Rect& place, Uint32 flags) {
    window.reset(SDL_CreateWindow(name.c_str(), place.x, place.y, place.w, place.h, flags));
    return window != nullptr;
  }
  void find_renderer();
  [[nodiscard]] Status present_surface(const Picture& picture, const std::vector<Rect>& parts,
                                       int x, int y, std::optional<Color> ground);
  [[nodiscard]] Error cannot_open() const {
    return sdl_error({name + "：窗口无法打开", name + ": no window"});
  }
  [[nodiscard]] Error cannot_present() const {
    return sdl_error({name + "：画面无法送出", name + ": cannot present"});
  }
};

/// One that keeps the monitor's pace, or none.
void MonitorWindow::Sdl::find_renderer() {
  renderer = WindowRenderer::on(window.get());
  if (renderer == nullptr) return;
  SDL_DisplayMode mode{};
  const bool says = SDL_GetCurrentDisplayMode(monitor, &mode) == 0;
  if (const auto measured = renderer->measure(says ? mode.refresh_rate : 0)) {
    period = *measured;
  } else {
    renderer.reset();
  }
}

Result<std::unique_ptr<MonitorWindow>> MonitorWindow::open(const config::Display& display,
                                                           const Place& place) {
  GONGSHI_CHECK(start_video());
  SDL_Rect monitor{};
  if (SDL_GetDisplayBounds(display.monitor, &monitor) != 0) {
    return sdl_error({display.name + "：没有第 " + std::to_string(display.monitor) + " 号显示器",
                      display.name + ": there is no monitor " + std::to_string(display.monitor)},
                     Errc::kConfig);
  }
  const Rect rect = place.rect.value_or(Rect{0, 0, monitor.w, monitor.h});
  Uint32 flags = SDL_WINDOW_SHOWN;
  if (!place.frame) flags |= SDL_WINDOW_BORDERLESS;
  if (place.on_top) flags |= SDL_WINDOW_ALWAYS_ON_TOP | SDL_WINDOW_SKIP_TASKBAR;
  auto sdl = std::make_unique<Sdl>();
  sdl->name = display.name;
  sdl->monitor = display.monitor;
  const SDL_Rect window{monitor.x + rect.x, monitor.y + rect.y, rect.width, rect.height};
  if (!sdl->make_window(window, flags)) return sdl->cannot_open();
  if (place.moves) {
    sdl->find_renderer();
    // The attempt may have left a window that takes no surface.
    if (sdl->renderer == nullptr && !sdl->make_window(window, flags)) return sdl->cannot_open();
  }
  if (!place.frame) SDL_ShowCursor(SDL_DISABLE);
  return std::unique_ptr<MonitorWindow>(new MonitorWindow(std::move(sdl)));
}

MonitorWindow::MonitorWindow(std::unique_ptr<Sdl> sdl) : sdl_(std::move(sdl)) {}
MonitorWindow::~MonitorWindow() = default;

drivers::Geometry MonitorWindow::size() const {
  drivers::Geometry size{1, 1};
  SDL_GetWindowSize(sdl_->window.get(), &size.width_px, &size.height_px);
  return {std::max(size.width_px, 1), std::max(size.height_px, 1)};
}

int MonitorWindow::refresh_hz() const {
  constexpr int kUsual = 60;
  SDL_DisplayMode mode{};
  if (SDL_GetCurrentDisplayMode(sdl_->monitor, &mode) != 0) return kUsual;
  // Half as often as a monitor of 100 Hz and more, which shows no more of a text.
  const int hz = mode.refresh_rate > 75 ? mode.refresh_rate / 2 : mode.refresh_rate;
  return hz >= 20 ? hz : kUsual;
}

std::optional<std::chrono::microseconds> MonitorWindow::picture_period() const {
  if (sdl_->renderer == nullptr) return std::nullopt;
  return sdl_->period;
}

bool MonitorWindow::has_monitor() const {
  return SDL_GetNumVideoDisplays() > sdl_->monitor;
}

MonitorWindow::News MonitorWindow::hear() {
  // SDL has one queue for all windows: whoever empties it leaves each window its own marks.
  News news;
  SDL_PumpEvents();
  SDL_Event event;
  while (SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1) {
    if (event.type == SDL_QUIT) news.closed = true;
    if (event.type != SDL_WINDOWEVENT) continue;
    SDL_Window* window = SDL_GetWindowFromID(event.window.windowID);
    if (window == nullptr) continue;
    if (event.window.event == SDL_WINDOWEVENT_CLOSE) SDL_SetWindowData(window, kClosed, window);
    if (event.window.event == SDL_WINDOWEVENT_EXPOSED ||
        event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
      SDL_SetWindowData(window, kUncovered, window);
    }
  }
  SDL_Window* own = sdl_->window.get();
  if (SDL_GetWindowData(own, kClosed) != nullptr) news.closed = true;
  news.uncovered = SDL_SetWindowData(own, kUncovered, nullptr) != nullptr;
  return news;
}

Status MonitorWindow::present(const Picture& picture, const std::vector<Rect>& parts, int x, int y,
                              std::optional<Color> ground) {
  if (sdl_->renderer == nullptr) return sdl_->present_surface(picture, parts, x, y, ground);
  if (!sdl_->renderer->present(picture, parts, x, y, ground)) return sdl_->cannot_present();
  return {};
}

Status MonitorWindow::Sdl::present_surface(const Picture& picture, const std::vector<Rect>& parts,
                                           int x, int y, std::optional<Color> ground) {
  SDL_Surface* surface = SDL_GetWindowSurface(window.get());
  if (surface == nullptr || surface->w < x + picture.size.width_px ||
      surface->h < y + picture.size.height_px) {
    return cannot_present();
  }
  std::vector<SDL_Rect> changed;
  if (ground) {
    const auto part = [&](unsigned shift) { return static_cast<Uint8>(*ground >> shift & 0xFFU); };
    const Uint32 fill = SDL_MapRGB(surface->format, part(16), part(8), part(0));
    if (SDL_FillRect(surface, nullptr, fill) != 0) return cannot_present();
    changed.push_back({0, 0, surface->w, surface->h});
  }
  for (const Rect& part : parts) {
    const auto offset = static_cast<std::ptrdiff_t>(part.x);
    auto* target = static_cast<std::uint8_t*>(surface->pixels) +
                   static_cast<std::ptrdiff_t>(y + part.y) * surface->pitch +
                   (x + offset) * surface->format->BytesPerPixel;
    if (SDL_ConvertPixels(part.width, part.height, SDL_PIXELFORMAT_RGB888,
                          picture.row(part.y) + offset,
                          picture.size.width_px * static_cast<int>(sizeof(Color)),
                          surface->format->format, target, surface->pitch) != 0) {
      return cannot_present();
    }
    if (!ground) changed.push_back({x + part.x, y + part.y, part.width, part.height});
  }
  if (SDL_UpdateWindowSurfaceRects(window.get(), changed.data(),
                                   static_cast<int>(changed.size())) != 0) {
    return cannot_present();
  }
  return {};
}

}  // namespace gongshi::signage
