// Two boards on one real line, cards in a program of their own: what fails on the one does not
// disturb the other. The made-up-time form of the same is board_faults_test.
#include <doctest/doctest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <nlohmann/json.hpp>

#include "drivers/board_link.h"
#include "drivers/catalogue.h"
#include "drivers/desk/drawing.h"
#include "drivers/lines.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

constexpr auto kPoll = 1s;  // of both boards

/// `gongshi-board simulate`, until the end of the test.
class Simulation {
 public:
  Simulation(const std::string& kind, const std::string& fault) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    ::posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::vector<std::string> words{GONGSHI_BOARD, "simulate", kind,      "--size", "128x32",
                                   "--address",   "1,2",      "--fault", fault};
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    REQUIRE(::posix_spawn(&pid_, GONGSHI_BOARD, &actions, nullptr, argv.data(), environ) == 0);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    out_ = Fd(ends[0]);
    for (char c = 0; ::read(out_.get(), &c, 1) == 1 && c != '\n';) address += c;
  }
  ~Simulation() {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
  }
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  std::string address;  // "pty:/dev/pts/7"

 private:
  pid_t pid_ = 0;
  Fd out_;
};

struct Station {
  std::unique_ptr<BoardLink> link;
  WallTime::duration oldest{};  // age of the last answer, once there was one
};

}  // namespace

TEST_SUITE("pty faults") {
  TEST_CASE("faults: what one board of a line does wrong leaves its neighbour alone") {
    const auto font = simulator::DotFont::open();
    if (!font) return;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    const SystemClock clock;
    Lines lines(*loop, clock);
    const std::map<std::string, std::string> address_words{
        {"onbon-k", "address"}, {"jetfile2", "unit"}, {"am03127", "id"}};
    std::vector<std::unique_ptr<Simulation>> cards;
    std::vector<std::pair<std::string, Station>> healthy;
    std::vector<std::unique_ptr<BoardLink>> failing;
    for (const auto& [name, word] : address_words) {
      for (const std::string fault : {"drop:3@2", "corrupt:3@2", "dead@2"}) {
        cards.push_back(std::make_unique<Simulation>(name, fault));
        for (const char* number : {"1", "2"}) {
          const Kind& kind = **find_kind(name);
          BoardOrder order;
          order.geometry = {128, 32};
          order.port = *port_of(kind, cards.back()->address);
          order.words = {{word, number}, {"poll_s", "1"}, {"reply_ms", "300"}};
          auto board = kind.make(order);
          REQUIRE(board.has_value());
          auto link = std::make_unique<BoardLink>(*lines.at(order.port), std::move(*board), [] {});
          Desired desired;
          desired.serial = "1-42";
          desired.keep_clock = false;
          REQUIRE(add_text(desired, {"Room 1", Color::kRed, Motion::kStill},
                           link->board().capabilities(), *font)
                      .has_value());
          REQUIRE(link->want(desired).has_value());
          if (*number == '1') {
            healthy.emplace_back(name + " beside " + fault, Station{std::move(link), {}});
          } else {
            failing.push_back(std::move(link));
          }
        }
      }
    }
    const SteadyTime settled = clock.steady() + 6s;
    const SteadyTime end = settled + 6s;
    while (clock.steady() < end) {
      REQUIRE(loop->turn(clock, clock.steady() + 50ms).has_value());
      if (clock.steady() < settled) continue;
      for (auto& [name, station] : healthy) {
        const auto& answer = station.link->board().state().last_answer;
        REQUIRE_MESSAGE(answer.has_value(), name);
        station.oldest = std::max(station.oldest, clock.wall() - *answer);
      }
    }
    for (const auto& [name, station] : healthy) {
      CAPTURE(name);
      const Board& board = station.link->board();
      CHECK(board.state().shows_all);
      CHECK(board.state().proof == board.capabilities().strongest);
      CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(station.oldest) <= 2 * kPoll);
    }
  }
}
