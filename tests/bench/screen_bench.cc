// How evenly a rolling screen moves: a real window that runs for a while, its frames counted.
//
//   screen_bench [SECONDS] [WIDTHxHEIGHT] [page|roll]    10 s, 1920x1080, roll
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "drivers/os/loop.h"
#include "signage/screen/screen_output.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

using namespace gongshi;

namespace {

signage::Edition edition() {
  signage::Edition edition{test::sample_release(), {}, false, {}};
  edition.facts.network_time = true;
  edition.facts.active = edition.release->id();
  edition.facts.active->fresh_until = SystemClock().wall() + std::chrono::hours{24};
  return edition;
}

double cpu_seconds() {
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) != 0) return 0;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  const int seconds = argc > 1 ? std::atoi(argv[1]) : 10;
  drivers::Geometry size{1920, 1080};
  if (argc > 2 && std::sscanf(argv[2], "%5dx%5d", &size.width_px, &size.height_px) != 2) return 2;
  config::Display display;
  display.name = "bench";
  display.kind = "screen";
  display.content = "prices";
  display.look.bodies = {"prices"};
  display.look.rolls = argc <= 3 || std::string(argv[3]) == "roll";
  display.speed_px_s = 60;

  const SystemClock clock;
  auto type = fonts::TypeCase::open();
  auto loop = Loop::create({});
  if (!type || !loop) return 3;
  const auto screen = signage::ScreenOutput::open(display, {size}, *loop, clock, *type, [] {});
  if (const auto trouble = screen->trouble()) {
    std::fprintf(stderr, "%s\n", trouble->what.en.c_str());
    return 3;
  }
  screen->take(edition());
  const double cpu = cpu_seconds();
  const SteadyTime end = clock.steady() + std::chrono::seconds{seconds};
  while (clock.steady() < end) {
    if (!loop->turn(clock, end)) return 3;
  }
  std::printf("screen %s, %d s, %.1f %% of a core; %s\n", display.look.rolls ? "roll" : "page",
              seconds, (cpu_seconds() - cpu) * 100 / seconds,
              signage::motion_words(screen->window()->motion()).en.c_str());
}
