// line_bench: what serial lines and one host can carry, with cards that take a line's time.
//
// 1. 32 boards on one RS-485 line at 57600 baud: a new issue for all of them, until the last one
//    has proved it. Must: line time x 1.2 + 2 s. The line time is what its bytes take, both ways.
// 2. The use of that line meanwhile. Must: 90 %.
// 3. The host's share of a core with 200 boards, polled, and 8 walls of pixels that scroll. Must:
//    25 %. The cards run in a thread of their own and do not count.
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

#include "drivers/board_link.h"
#include "drivers/catalogue.h"
#include "drivers/lines.h"
#include "tests/drivers/pty_pair.h"
#include "tests/drivers/shared_line.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

constexpr int kBaud = 57600;

double seconds(SteadyClock::duration time) {
  return std::chrono::duration<double>(time).count();
}

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// The cards' side: lines of Onbon font cards, in a thread of its own.
class Cards {
 public:
  Cards(std::size_t lines, int each) {
    std::vector<Fd> masters;
    for (std::size_t i = 0; i < lines; ++i) {
      test::PtyPair pty;
      ports.push_back("pty:" + pty.path + "?baud=" + std::to_string(kBaud));
      masters.push_back(std::move(pty.master));
      slaves_.push_back(std::move(pty.slave));
    }
    thread_ = std::thread(
        [this, each, masters = std::move(masters)]() mutable { run(std::move(masters), each); });
  }
  ~Cards() {
    stop_ = true;
    thread_.join();
  }
  Cards(const Cards&) = delete;
  Cards& operator=(const Cards&) = delete;

  std::vector<std::string> ports;
  /// How long the first line has carried bytes, in nanoseconds.
  std::atomic<std::int64_t> busy{0};
  std::atomic<std::size_t> collisions{0};

 private:
  void run(std::vector<Fd> masters, int each) {
    Loop loop = *Loop::create({});
    std::vector<std::unique_ptr<test::SharedLine>> lines;
    for (Fd& master : masters) {
      auto line = std::make_unique<test::SharedLine>(loop, clock_, kBaud);
      for (int address = 1; address <= each; ++address) {
        simulator::CardOrder order;
        order.address = address;
        line->add(*(*simulator::find_card_kind("onbon-k"))->make(order));
      }
      line->use(std::move(master));
      lines.push_back(std::move(line));
    }
    while (!stop_) {
      if (!loop.turn(clock_, clock_.steady() + 5ms)) return;
      busy = std::chrono::nanoseconds{lines.front()->busy()}.count();
      std::size_t sum = 0;
      for (const auto& line : lines) sum += line->collisions;
      collisions = sum;
    }
  }

  SystemClock clock_;
  std::vector<Fd> slaves_;
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

struct Host {
  SystemClock clock;
  Loop loop = *Loop::create({});
  Lines lines{loop, clock};
  std::vector<std::unique_ptr<BoardLink>> links;

  void add(const std::string& kind, const std::string& at, BoardOrder order) {
    order.port = *parse_port(at);
    auto board = (*find_kind(kind))->make(order);
    auto bus = lines.at(order.port);
    if (!board || !bus) {
      std::printf("%s on %s cannot be made\n", kind.c_str(), at.c_str());
      std::exit(1);
    }
    links.push_back(std::make_unique<BoardLink>(*bus, std::move(*board), [] {}));
  }
  void add_card(const std::string& at, int address) {
    BoardOrder order;
    order.geometry = {128, 32};
    order.words = {{"address", std::to_string(address)}};
    add("onbon-k", at, order);
  }
  bool until(const std::function<bool()>& done, SteadyClock::duration most) {
    const SteadyTime end = clock.steady() + most;
    while (!done() && clock.steady() < end) {
      if (!loop.turn(clock, end)) return false;
    }
    return done();
  }
  bool all_prove(const std::string& serial) {
    for (const auto& link : links) {
      const BoardState& state = link->board().state();
      if (state.proof != Proof::kReadBack || state.serial != serial) return false;
    }
    return true;
  }
  void show(const std::string& serial) {
    for (const auto& link : links) {
      Desired desired;
      desired.serial = serial;
      TextArea area;
      area.width = 128;
      area.height = 32;
      area.font_px = 16;
      area.text = serial + "：今日内科、儿科门诊照常，停诊的科室见大厅公告，请按叫号顺序就诊";
      area.motion = Motion::kLeft;
      desired.areas = {area};
      if (!link->want(desired)) std::printf("refused before sending\n");
    }
  }
};

bool update_of_32_boards() {
  Cards cards(1, 32);
  Host host;
  for (int address = 1; address <= 32; ++address) host.add_card(cards.ports.front(), address);
  host.show("1-41");
  if (!host.until([&] { return host.all_prove("1-41"); }, 60s)) {
    std::printf("not all boards proved the first issue\n");
    return false;
  }
  (void)host.until([] { return false; }, 1500ms);  // past the cards' refresh floor
  const std::int64_t busy = cards.busy;
  const SteadyTime start = host.clock.steady();
  host.show("1-42");
  const bool all = host.until([&] { return host.all_prove("1-42"); }, 60s);
  const double took = seconds(host.clock.steady() - start);
  const double line = static_cast<double>(cards.busy - busy) / 1e9;
  const double use = line / took;
  std::printf(
      "32 boards on one line, %d baud: last proof after %.2f s, line time %.2f s, %.2f x (must 1.2 "
      "x + 2 s)\n",
      kBaud, took, line, took / line);
  std::printf("use of the line meanwhile: %.1f %% (must 90 %%); collisions: %zu\n", use * 100,
              cards.collisions.load());
  return all && took <= line * 1.2 + 2 && use >= 0.9 && cards.collisions == 0;
}

Fd wall_on_loopback(std::string& port) {
  Fd fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (::bind(fd.get(), plain, size) != 0 || ::getsockname(fd.get(), plain, &size) != 0)
    std::abort();
  port = "udp:127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  return fd;  // never read: the kernel throws away what does not fit
}

bool share_of_200_boards_and_8_walls() {
  constexpr int kLines = 25;
  constexpr int kEach = 8;
  Cards cards(kLines, kEach);
  Host host;
  for (const std::string& port : cards.ports) {
    for (int address = 1; address <= kEach; ++address) host.add_card(port, address);
  }
  host.show("1-42");
  if (!host.until([&] { return host.all_prove("1-42"); }, 60s)) {
    std::printf("not all of the 200 boards proved their text\n");
    return false;
  }
  std::vector<Fd> walls;
  for (int i = 0; i < 8; ++i) {
    std::string port;
    walls.push_back(wall_on_loopback(port));
    BoardOrder order;
    order.geometry = {256, 32};
    order.palette = Palette::kFull;
    host.add("ddp", port, order);
    Desired desired;
    desired.serial = "1-42";
    Marquee marquee;
    marquee.strip = Frame::blank({2048, 32}, PixelFormat::kRgb8);
    for (std::size_t at = 0; at < marquee.strip.bytes.size(); at += 7)
      marquee.strip.bytes[at] = 200;
    marquee.speed_px_s = 50;
    desired.marquee = std::move(marquee);
    if (!host.links.back()->want(std::move(desired))) return false;
  }
  (void)host.until([] { return false; }, 2s);
  const double before = thread_seconds();
  const SteadyTime start = host.clock.steady();
  (void)host.until([] { return false; }, 10s);
  const double share = (thread_seconds() - before) / seconds(host.clock.steady() - start);
  std::size_t frames = 0;
  for (std::size_t i = host.links.size() - 8; i < host.links.size(); ++i) {
    frames += host.links[i]->bytes_sent();
  }
  std::printf(
      "200 boards and 8 walls of 256 x 32: %.1f %% of a core (must 25 %%), %.1f MB of pixels\n",
      share * 100, static_cast<double>(frames) / 1e6);
  return share <= 0.25 && frames > 0;
}

}  // namespace

int main() {
  const bool update = update_of_32_boards();
  const bool share = share_of_200_boards_and_8_walls();
  return update && share ? 0 : 1;
}
