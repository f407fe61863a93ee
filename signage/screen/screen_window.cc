#include "signage/screen/screen_window.h"

#include <SDL.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "drivers/os/handle.h"

namespace gongshi::signage {
namespace {

using Window = Handle<SDL_Window, SDL_DestroyWindow>;

/// More frames a second show no more than a 60 Hz monitor does.
constexpr int kFramesPerSecond = 60;

// Marks on SDL windows.
constexpr const char* kClosed = "closed";
constexpr const char* kUncovered = "uncovered";

Error sdl_error(const Sentence& doing, Errc code = Errc::kIo) {
  const std::string words = SDL_GetError();
  return Error{code, {doing.zh + "：" + words, doing.en + ": " + words}, {}};
}

int px_per_frame(int speed_px_s) {
  return std::max(1, (speed_px_s + kFramesPerSecond - 1) / kFramesPerSecond);
}

}  // namespace

struct ScreenWindow::Sdl {
  Window window;

  static Status start() {
    if (SDL_WasInit(SDL_INIT_VIDEO) != 0) return {};
    SDL_SetMainReady();
    // The daemon's loop owns SIGINT and SIGTERM.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
      return sdl_error({"显示窗口无法打开", "the screen's window cannot be opened"});
    }
    return {};
  }
};

Result<std::unique_ptr<ScreenWindow>> ScreenWindow::open(const config::Display& display,
                                                         std::optional<drivers::Geometry> size,
                                                         fonts::TypeCase& type, WallTime now,
                                                         SteadyTime steady) {
  GONGSHI_CHECK(Sdl::start());
  SDL_Rect monitor{};
  if (SDL_GetDisplayBounds(display.monitor, &monitor) != 0) {
    return sdl_error({display.name + "：没有第 " + std::to_string(display.monitor) + " 号显示器",
                      display.name + ": there is no monitor " + std::to_string(display.monitor)},
                     Errc::kConfig);
  }
  const Uint32 flags = size ? SDL_WINDOW_SHOWN : SDL_WINDOW_BORDERLESS | SDL_WINDOW_SHOWN;
  auto sdl = std::make_unique<Sdl>();
  sdl->window.reset(SDL_CreateWindow(display.name.c_str(), monitor.x, monitor.y,
                                     size ? size->width_px : monitor.w,
                                     size ? size->height_px : monitor.h, flags));
  if (sdl->window == nullptr) {
    return sdl_error({display.name + "：窗口无法打开", display.name + ": no window"});
  }
  if (!size) SDL_ShowCursor(SDL_DISABLE);
  return std::unique_ptr<ScreenWindow>(
      new ScreenWindow(display, std::move(sdl), type, now, steady));
}

ScreenWindow::ScreenWindow(const config::Display& display, std::unique_ptr<Sdl> sdl,
                           fonts::TypeCase& type, WallTime now, SteadyTime steady)
    : display_(display),
      sdl_(std::move(sdl)),
      type_(type),
      first_position_px_(ticker_position_px(display, now)),
      scroller_(std::max(display.speed_px_s, 1), steady) {}

ScreenWindow::~ScreenWindow() = default;

void ScreenWindow::take(const Edition& edition, WallTime now) {
  if (present_.release == nullptr || edition.release == nullptr ||
      present_.release == edition.release) {
    present_ = edition;
    waiting_.reset();
    return;
  }
  waiting_ = edition;
  take_at_ = screen_ == nullptr ? now : screen_->turns_at(now);
}

void ScreenWindow::handle_events() {
  // SDL has one queue for all windows: whoever empties it leaves each window its own marks.
  SDL_PumpEvents();
  SDL_Event event;
  while (SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1) {
    if (event.type == SDL_QUIT) closed_ = true;
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
  if (SDL_GetWindowData(own, kClosed) != nullptr) closed_ = true;
  if (SDL_SetWindowData(own, kUncovered, nullptr) != nullptr) whole_ = true;
}

Result<SteadyTime> ScreenWindow::turn(WallTime now, SteadyTime steady) {
  handle_events();
  if (waiting_ && now >= take_at_) {
    present_ = *std::move(waiting_);
    waiting_.reset();
  }

  int width = 0;
  int height = 0;
  SDL_GetWindowSize(sdl_->window.get(), &width, &height);
  const drivers::Geometry size{std::max(width, 1), std::max(height, 1)};
  if (screen_ == nullptr || !(screen_->picture().size == size)) {
    screen_ = std::make_unique<Screen>(size, type_);
    whole_ = true;
  }
  const auto step = scroller_.step(steady, px_per_frame(display_.speed_px_s));
  GONGSHI_TRY(const auto changed,
              screen_->draw(present_, display_, now, first_position_px_ + step.position_px));
  GONGSHI_CHECK(present(changed));
  drawn_at_ = now;
  shown_ = present_.release;
  return step.next;
}

Status ScreenWindow::present(const std::vector<Rect>& changed) {
  SDL_Surface* surface = SDL_GetWindowSurface(sdl_->window.get());
  if (surface == nullptr) {
    return sdl_error({display_.name + "：窗口没有画面", display_.name + ": no window surface"});
  }
  const Picture& picture = screen_->picture();
  std::vector<SDL_Rect> rects;
  if (whole_) {
    rects.push_back({0, 0, picture.size.width_px, picture.size.height_px});
  } else {
    for (const Rect& rect : changed) rects.push_back({rect.x, rect.y, rect.width, rect.height});
  }
  whole_ = false;
  for (const SDL_Rect& rect : rects) {
    const auto offset = static_cast<std::ptrdiff_t>(rect.x);
    auto* target = static_cast<std::uint8_t*>(surface->pixels) +
                   static_cast<std::ptrdiff_t>(rect.y) * surface->pitch +
                   offset * surface->format->BytesPerPixel;
    if (SDL_ConvertPixels(rect.w, rect.h, SDL_PIXELFORMAT_RGB888, picture.row(rect.y) + offset,
                          picture.size.width_px * static_cast<int>(sizeof(Color)),
                          surface->format->format, target, surface->pitch) != 0) {
      return sdl_error({display_.name + "：画面无法送出", display_.name + ": cannot present"});
    }
  }
  if (SDL_UpdateWindowSurfaceRects(sdl_->window.get(), rects.data(),
                                   static_cast<int>(rects.size())) != 0) {
    return sdl_error({display_.name + "：画面无法送出", display_.name + ": cannot present"});
  }
  return {};
}

}  // namespace gongshi::signage
