// Walls of pixels: what a frame of a scroll costs against copying the window from a ready strip
// (product contract, section 9: at most 1.1), how evenly latches follow each other through a real
// port, and what eight walls cost. Ratios from one run.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

#include "drivers/board_link.h"
#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/walls.h"

namespace {

using namespace gongshi;
using namespace gongshi::drivers;

constexpr int kFrames = 20'000;
constexpr int kStrip = 3000;

/// Of this thread alone: what others do on the machine is not ours.
double thread_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

template <class Body>
double seconds_of(Body body) {
  const double start = thread_seconds();
  body();
  return thread_seconds() - start;
}

Frame picture(Geometry size) {
  Frame frame = Frame::blank(size, PixelFormat::kRgb8);
  for (std::size_t i = 0; i < frame.bytes.size(); ++i) {
    frame.bytes[i] = static_cast<std::uint8_t>(i * 7 / 3);
  }
  return frame;
}

Desired marquee(Geometry size, int speed) {
  Desired desired;
  desired.serial = "1-42";
  desired.marquee = Marquee{picture({kStrip, size.height_px}), speed, true};
  return desired;
}

BoardOrder order_of(Geometry size, const char* subpixel) {
  BoardOrder order;
  order.geometry = size;
  order.words = {{"subpixel", subpixel}};
  return order;
}

void cost(Geometry size) {
  const Frame strip = picture({kStrip, size.height_px});
  const Light light(2.2, color_order("rgb"));
  Frame window = Frame::blank(size, PixelFormat::kRgb8);
  // The ready strip has the window once more behind its end, so each row is one copy.
  const Frame ready = picture({kStrip + size.width_px + 1, size.height_px});
  Film film(size);
  film.run(strip, {1, 1, false}, true, 0, light);
  Film between(size);
  between.run(strip, {1, 2, true}, true, 0, light);
  unsigned check = 0;
  double copied = 1e9;
  double drawn = 1e9;
  double mixed = 1e9;
  double sent = 1e9;
  std::int64_t latch = 0;
  for (int round = 0; round < 7; ++round) {  // the best of seven: the machine is shared
    copied = std::min(copied, seconds_of([&] {
                        for (int i = 0; i < kFrames; ++i) {
                          const auto first = static_cast<std::size_t>(i % kStrip) * 3;
                          for (int y = 0; y < size.height_px; ++y) {
                            const auto row = static_cast<std::size_t>(y);
                            std::memcpy(window.bytes.data() + row * window.stride(),
                                        ready.bytes.data() + row * ready.stride() + first,
                                        window.stride());
                          }
                          check += window.bytes[window.bytes.size() / 2];
                        }
                      }));
    drawn = std::min(drawn, seconds_of([&] {
                       for (int i = 0; i < kFrames; ++i) {
                         film.draw(latch++, light, window);
                         check += window.bytes[window.bytes.size() / 2];
                       }
                     }));
    if (round < 2) {
      mixed = std::min(mixed, seconds_of([&] {
                                for (int i = 0; i < kFrames / 20; ++i) {
                                  between.draw(latch++, light, window);
                                  check += window.bytes[window.bytes.size() / 2];
                                }
                              }) * 20);
    }
  }
  auto board = make_ddp_board(order_of(size, "no"));
  if (!board || !(*board)->want(marquee(size, 50))) return;
  Now now{WallTime{}, SteadyTime{std::chrono::hours{1}}};
  (void)(*board)->step(Tick{}, now);
  (void)(*board)->step(Opened{}, now);
  for (int round = 0; round < 3; ++round) {
    sent = std::min(sent, seconds_of([&] {
                      for (int i = 0; i < kFrames; ++i) {
                        now.steady += std::chrono::milliseconds{20};
                        const auto actions = (*board)->step(Tick{}, now);
                        check += static_cast<unsigned>(actions.size());
                      }
                    }));
  }
  std::printf(
      "%4dx%-3d  copy %6.0f ns  scroll %6.0f ns  ratio %.2f  with DDP packets %6.0f ns (%.2f)  "
      "between columns %7.0f ns (%u)\n",
      size.width_px, size.height_px, copied / kFrames * 1e9, drawn / kFrames * 1e9, drawn / copied,
      sent / kFrames * 1e9, sent / copied, mixed / kFrames * 1e9, check % 2);
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A bound socket that nobody reads: the kernel takes and drops.
int receiver(Fd& socket) {
  socket = Fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket.get(), plain, sizeof address) != 0) return 0;
  if (::getsockname(socket.get(), plain, &size) != 0) return 0;
  return ntohs(address.sin_port);
}

void walls(std::size_t count, Geometry size, std::chrono::seconds time) {
  auto loop = Loop::create({});
  if (!loop) return;
  const SystemClock clock;
  std::vector<Fd> sockets(count);
  std::vector<std::unique_ptr<BoardLink>> links;
  for (Fd& socket : sockets) {
    auto port = parse_port("udp:127.0.0.1:" + std::to_string(receiver(socket)));
    auto board = make_ddp_board(order_of(size, "no"));
    if (!port || !board) return;
    links.push_back(
        std::make_unique<BoardLink>(*loop, clock, std::move(*board), std::move(*port), nullptr));
    if (!links.back()->want(marquee(size, 50))) return;
  }
  const double before = cpu_seconds();
  const SteadyTime end = clock.steady() + time;
  while (clock.steady() < end) {
    if (!loop->turn(clock, end)) return;
  }
  const double used = cpu_seconds() - before;
  std::printf("%zu walls of %dx%d, 50 latches a second: %.1f %% of a core\n", count, size.width_px,
              size.height_px, used / static_cast<double>(time.count()) * 100.0);
  for (const auto& link : links) {
    const auto& board = dynamic_cast<const PixelBoard&>(link->board());
    const LatchIntervals& intervals = board.clock().intervals();
    std::printf(
        "  latches %lld  interval p1 %.2f  p50 %.2f  p99 %.2f  longest %.2f ms  skipped %lld\n",
        static_cast<long long>(intervals.count()),
        static_cast<double>(intervals.quantile(0.01).count()) / 1e3,
        static_cast<double>(intervals.quantile(0.5).count()) / 1e3,
        static_cast<double>(intervals.quantile(0.99).count()) / 1e3,
        static_cast<double>(intervals.longest().count()) / 1e3,
        static_cast<long long>(board.clock().skipped()));
  }
}

}  // namespace

int main() {
  for (const Geometry size : {Geometry{192, 32}, {256, 64}, {1024, 64}}) cost(size);
  walls(1, {256, 64}, std::chrono::seconds{10});
  walls(8, {256, 64}, std::chrono::seconds{10});
}
