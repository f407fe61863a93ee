// "window:TITLE": each write is one binary PPM (P6), shown in a window of its size; a write without
// one only looks after the window's events.
#include <SDL.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>
#include <vector>

#include "drivers/os/handle.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {
namespace {

using Window = Handle<SDL_Window, SDL_DestroyWindow>;

constexpr int kLargest = 8192;

// Marks on SDL windows, as the rolling screens leave them: SDL has one queue of events for all
// windows, and whoever empties it leaves each window its own.
constexpr const char* kClosed = "closed";
constexpr const char* kUncovered = "uncovered";

Error sdl_error(const Sentence& doing) {
  const std::string words = SDL_GetError();
  return {Errc::kIo, {doing.zh + "：" + words, doing.en + ": " + words}, "E2164"};
}

struct Picture {
  int width = 0, height = 0;
  std::span<const std::uint8_t> pixels;
};

/// Of "P6\n<width> <height>\n255\n" and the pixels. False: it is none.
bool read_ppm(std::span<const std::uint8_t> bytes, Picture& picture) {
  const auto* begin = reinterpret_cast<const char*>(bytes.data());
  const char* const end = begin + bytes.size();
  const auto word = [&](std::string_view expected) {
    if (static_cast<std::size_t>(end - begin) < expected.size() ||
        std::string_view(begin, expected.size()) != expected) {
      return false;
    }
    begin += expected.size();
    return true;
  };
  const auto number = [&](int& value) {
    const auto [stop, failure] = std::from_chars(begin, end, value);
    begin = stop;
    return failure == std::errc{} && value > 0 && value <= kLargest;
  };
  if (!word("P6\n") || !number(picture.width) || !word(" ") || !number(picture.height) ||
      !word("\n255\n")) {
    return false;
  }
  picture.pixels = bytes.last(static_cast<std::size_t>(end - begin));
  return picture.pixels.size() ==
         static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
}

class WindowTransport final : public Transport {
 public:
  explicit WindowTransport(std::string title) : title_(std::move(title)) {}

  [[nodiscard]] int fd() const override { return -1; }
  [[nodiscard]] bool connecting() const override { return false; }
  [[nodiscard]] Status finish_connecting() override { return {}; }
  [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> /*bytes*/) override {
    return std::size_t{0};
  }

  [[nodiscard]] Result<std::size_t> write(std::span<const std::uint8_t> bytes) override {
    Picture picture;
    if (read_ppm(bytes, picture)) {
      last_.assign(bytes.begin(), bytes.end());
      GONGSHI_CHECK(show(picture));
    }
    GONGSHI_CHECK(handle_events());
    return bytes.size();
  }

 private:
  Status show(const Picture& picture) {
    if (window_ == nullptr) {
      window_.reset(SDL_CreateWindow(title_.c_str(), SDL_WINDOWPOS_UNDEFINED,
                                     SDL_WINDOWPOS_UNDEFINED, picture.width, picture.height,
                                     SDL_WINDOW_SHOWN));
      if (window_ == nullptr) return sdl_error({"窗口无法打开", "the window cannot be opened"});
    }
    SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
    if (surface == nullptr) return sdl_error({"窗口没有画面", "the window has no surface"});
    const int width = std::min(picture.width, surface->w);
    const int height = std::min(picture.height, surface->h);
    if (SDL_ConvertPixels(width, height, SDL_PIXELFORMAT_RGB24, picture.pixels.data(),
                          picture.width * 3, surface->format->format, surface->pixels,
                          surface->pitch) != 0 ||
        SDL_UpdateWindowSurface(window_.get()) != 0) {
      return sdl_error({"画面无法送出", "the picture cannot be shown"});
    }
    return {};
  }

  Status handle_events() {
    SDL_PumpEvents();
    SDL_Event event;
    while (SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1) {
      if (event.type != SDL_WINDOWEVENT) continue;
      SDL_Window* window = SDL_GetWindowFromID(event.window.windowID);
      if (window == nullptr) continue;
      if (event.window.event == SDL_WINDOWEVENT_CLOSE) SDL_SetWindowData(window, kClosed, window);
      if (event.window.event == SDL_WINDOWEVENT_EXPOSED) {
        SDL_SetWindowData(window, kUncovered, window);
      }
    }
    if (window_ == nullptr) return {};
    if (SDL_GetWindowData(window_.get(), kClosed) != nullptr) {
      return Error{Errc::kClosed, {"窗口被人关闭", "somebody closed the window"}, "E2165"};
    }
    Picture picture;
    if (SDL_SetWindowData(window_.get(), kUncovered, nullptr) != nullptr &&
        read_ppm(last_, picture)) {
      return show(picture);
    }
    return {};
  }

  std::string title_;
  Window window_;
  std::vector<std::uint8_t> last_;  // for when it is uncovered
};

}  // namespace

Result<std::unique_ptr<Transport>> open_window(const Port& port) {
  if (SDL_WasInit(SDL_INIT_VIDEO) == 0) {
    SDL_SetMainReady();
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // the loop owns SIGINT and SIGTERM
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
      return sdl_error({"没有图形界面可以打开窗口", "there is no display for a window"});
    }
  }
  const std::string title = port.path.empty() ? "Gongshi" : port.path;
  return std::unique_ptr<Transport>(new WindowTransport(title));
}

}  // namespace gongshi::drivers
