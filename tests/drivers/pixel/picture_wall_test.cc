// The kinds window and png through their ports: SDL's dummy display, and a file.
#include <SDL.h>
#include <doctest/doctest.h>
#include <png.h>

#include <cstdlib>
#include <cstring>

#include "drivers/board_link.h"
#include "drivers/os/file.h"
#include "drivers/pixel/walls.h"
#include "drivers/transport/open.h"
#include "tests/drivers/pixel/pictures.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

struct Desk {
  Desk() {
    auto made = Loop::create({});
    REQUIRE(made);
    loop = std::make_unique<Loop>(std::move(*made));
  }

  void link_to(const std::string& where, Result<std::unique_ptr<Board>> board) {
    REQUIRE(board);
    auto port = parse_port(where);
    REQUIRE(port);
    link = std::make_unique<BoardLink>(*loop, clock, std::move(*board), std::move(*port), nullptr);
  }
  bool until(const std::function<bool()>& done) {
    const SteadyTime end = clock.steady() + 5s;
    while (!done() && clock.steady() < end) {
      if (!loop->turn(clock, clock.steady() + 20ms)) return false;
    }
    return done();
  }
  [[nodiscard]] const BoardState& state() const { return link->board().state(); }

  SystemClock clock;
  std::unique_ptr<Loop> loop;
  std::unique_ptr<BoardLink> link;
};

Desired still(const std::string& serial, Frame frame) {
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

BoardOrder order_of(Geometry size, const char* pitch) {
  BoardOrder order;
  order.geometry = size;
  order.words = {{"pitch", pitch}};
  return order;
}

/// The pixels of a PNG file as a frame.
Frame read_png(const fs::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_file(&image, path.c_str()) != 0);
  image.format = PNG_FORMAT_RGB;
  Frame frame = Frame::blank({static_cast<int>(image.width), static_cast<int>(image.height)},
                             PixelFormat::kRgb8);
  REQUIRE(png_image_finish_read(&image, nullptr, frame.bytes.data(), 0, nullptr) != 0);
  return frame;
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("png wall: the file holds the picture, then the next, each whole") {
    const TempDir folder;
    const fs::path path = folder.path() / "wall.png";
    Desk desk;
    desk.link_to("file:" + path.string(), make_png_board(order_of({20, 10}, "1")));
    CHECK(desk.link->board().capabilities().strongest == Proof::kDrawn);
    REQUIRE(desk.link->want(still("1-1", counting(20, 10))));
    REQUIRE(desk.until([&] { return desk.state().proof == Proof::kDrawn; }));
    CHECK(desk.state().serial == "1-1");
    CHECK(desk.state().last_answer);  // so displays drawn here count as seen
    CHECK(read_png(path) == counting(20, 10));
    REQUIRE(desk.link->want(still("1-2", filled({20, 10}, 90))));
    REQUIRE(desk.until([&] { return desk.state().serial == "1-2"; }));
    CHECK(read_png(path) == filled({20, 10}, 90));
    // The same picture under another serial: still a PNG.
    REQUIRE(desk.link->want(still("1-3", filled({20, 10}, 90))));
    REQUIRE(desk.until([&] { return desk.state().serial == "1-3"; }));
    CHECK(read_png(path) == filled({20, 10}, 90));
    CHECK_FALSE(fs::exists(path.string() + ".new"));
  }

  TEST_CASE("png wall: a place that cannot be written is no proof, and says why") {
    const TempDir folder;
    Desk desk;
    desk.link_to("file:" + (folder.path() / "none" / "wall.png").string(),
                 make_png_board(order_of({20, 10}, "1")));
    REQUIRE(desk.link->want(still("1-1", counting(20, 10))));
    REQUIRE(desk.until([&] { return desk.state().trouble.has_value(); }));
    CHECK(desk.state().proof == Proof::kNoAnswer);
    CHECK(desk.state().serial == "");
  }

  TEST_CASE("window wall: lamps in a window, drawn, and a closed window is said") {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    Desk desk;
    desk.link_to("window:lobby", make_window_board(order_of({20, 10}, "4")));
    REQUIRE(desk.link->want(still("1-1", filled({20, 10}, 200))));
    REQUIRE(desk.until([&] { return desk.state().proof == Proof::kDrawn; }));
    SDL_Window* window = SDL_GetWindowFromID(1);
    REQUIRE(window != nullptr);
    CHECK(std::string(SDL_GetWindowTitle(window)) == "lobby");
    SDL_Surface* surface = SDL_GetWindowSurface(window);
    REQUIRE(surface != nullptr);
    CHECK(surface->w == 80);
    CHECK(surface->h == 40);
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, static_cast<std::uint8_t*>(surface->pixels) + 2 * surface->pitch + 8, 4);
    Uint8 red = 0;
    Uint8 green = 0;
    Uint8 blue = 0;
    SDL_GetRGB(pixel, surface->format, &red, &green, &blue);
    CHECK(int{red} == 200);
    CHECK(int{blue} == 200);

    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.windowID = 1;
    event.window.event = SDL_WINDOWEVENT_CLOSE;
    REQUIRE(SDL_PushEvent(&event) == 1);
    REQUIRE(desk.until([&] { return desk.state().trouble.has_value(); }));
    CHECK(desk.state().trouble->word == "E2165");
    CHECK(desk.state().proof == Proof::kNoAnswer);
    // It opens again by itself: a display is not put out by a stray click.
    REQUIRE(desk.until([&] { return desk.state().proof == Proof::kDrawn; }));
  }

  TEST_CASE("window port: what is no picture is not drawn") {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    const auto port = parse_port("window:");
    REQUIRE(port);
    auto opened = open_transport(*port);
    REQUIRE(opened);
    for (const std::string_view text :
         {"P6\n2 1\n255\n12345", "P6\n2 1\n255\n1234567", "P6\n0 1\n255\n", "P6\n9999 9999\n255\n",
          "P6\n-2 1\n255\n123456", "P5\n2 1\n255\n12", "", "\n"}) {
      const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
      const auto count = (*opened)->write({bytes, text.size()});
      REQUIRE(count);
      CHECK(*count == text.size());
    }
    CHECK((*opened)->fd() == -1);
  }
}
