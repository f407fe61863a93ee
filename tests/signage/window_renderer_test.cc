// What a renderer puts on a window, read back from it.
#include "signage/screen/window_renderer.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace gongshi;
using namespace gongshi::signage;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 48;

Picture on_window(SDL_Window* window) {
  Picture picture = Picture::filled({kWidth, kHeight}, 0);
  REQUIRE(SDL_RenderReadPixels(SDL_GetRenderer(window), nullptr, SDL_PIXELFORMAT_RGB888,
                               picture.pixels.data(),
                               kWidth * static_cast<int>(sizeof(Color))) == 0);
  for (Color& pixel : picture.pixels) pixel &= 0xFFFFFF;
  return picture;
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("monitor renderer: parts of a picture, on a ground, and only one in the process") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    REQUIRE(::setenv("SDL_RENDER_DRIVER", "software", 1) == 0);
    SDL_SetMainReady();
    REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
    const Handle<SDL_Window, SDL_DestroyWindow> window(
        SDL_CreateWindow("one", 0, 0, kWidth, kHeight, SDL_WINDOW_SHOWN));
    const Handle<SDL_Window, SDL_DestroyWindow> other(
        SDL_CreateWindow("other", 0, 0, kWidth, kHeight, SDL_WINDOW_SHOWN));
    auto renderer = WindowRenderer::on(window.get());
    REQUIRE(renderer != nullptr);
    CHECK(WindowRenderer::on(other.get()) == nullptr);
    CHECK_FALSE(renderer->measure(60).has_value());  // nobody waits on this display

    Picture picture = Picture::filled({kWidth, kHeight}, 0x123456);
    REQUIRE(renderer->present(picture, {{0, 0, kWidth, kHeight}}, 0, 0, {}));
    CHECK(on_window(window.get()) == picture);
    const Picture before = picture;
    for (Color& pixel : picture.pixels) pixel = 0xC02010;
    REQUIRE(renderer->present(picture, {{8, 4, 16, 10}, {40, 30, 5, 5}}, 0, 0, {}));
    const Picture shown = on_window(window.get());
    for (int y = 0; y < kHeight; ++y) {
      for (int x = 0; x < kWidth; ++x) {
        const bool part =
            (x >= 8 && x < 24 && y >= 4 && y < 14) || (x >= 40 && x < 45 && y >= 30 && y < 35);
        REQUIRE(shown.row(y)[x] == (part ? picture : before).row(y)[x]);
      }
    }

    const Picture strip = Picture::filled({kWidth, 8}, 0x00FF00);
    REQUIRE(renderer->present(strip, {{0, 0, kWidth, 8}}, 0, 40, 0xFF00FF));
    REQUIRE(renderer->present(strip, {}, 0, 40, {}));  // the ground stays
    CHECK(on_window(window.get()).row(39)[5] == 0xFF00FF);
    CHECK(on_window(window.get()).row(40)[5] == 0x00FF00);
    renderer.reset();
    CHECK(WindowRenderer::on(other.get()) != nullptr);
    REQUIRE(::unsetenv("SDL_RENDER_DRIVER") == 0);
  }
}
