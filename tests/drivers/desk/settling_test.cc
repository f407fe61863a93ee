// When somebody at the desk is told that it is done, refused, silent, or answered and not
// confirmed.
#include "drivers/desk/settling.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using Outcome = Settling::Outcome;

namespace {

constexpr WallTime kNoon{std::chrono::seconds{1'795'400'000}};
constexpr SteadyTime kStart{1s};

/// Says what the test sets.
class SaidBoard final : public Board {
 public:
  explicit SaidBoard(Proof strongest) { capabilities_.strongest = strongest; }
  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] bool awaiting() const override { return false; }
  [[nodiscard]] Status want(Desired /*desired*/) override { return {}; }
  [[nodiscard]] std::vector<Action> step(const Event& /*event*/, Now /*now*/) override {
    return {};
  }
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return poll; }
  [[nodiscard]] const BoardState& state() const override { return said; }

  void can_tell() { capabilities_.tells = true; }

  BoardState said;
  std::optional<SteadyTime> poll;

 private:
  Capabilities capabilities_;
};

Desired power() {
  Desired desired;
  desired.power = true;
  return desired;
}

}  // namespace

TEST_SUITE("desk") {
  TEST_CASE("settling: a board that never says anything does not answer") {
    SaidBoard board(Proof::kReadBack);
    Settling settling(power(), kStart, 9s);
    CHECK(settling.look(board, kStart) == Outcome::kGoOn);
    CHECK(settling.look(board, kStart + 8s) == Outcome::kGoOn);
    CHECK(settling.look(board, kStart + 9s) == Outcome::kNoAnswer);
  }

  TEST_CASE("settling: one that answered and did not confirm is not called silent") {
    SaidBoard board(Proof::kReadBack);
    Settling settling(power(), kStart, 9s);
    CHECK(settling.look(board, kStart) == Outcome::kGoOn);
    board.said.last_answer = kNoon;
    settling.moved(kStart + 1s);
    CHECK(settling.look(board, kStart + 1s) == Outcome::kGoOn);
    CHECK(settling.look(board, kStart + 11s) == Outcome::kUnsettled);
  }

  TEST_CASE("settling: polls that are answered for a minute do not make it wait for ever") {
    SaidBoard board(Proof::kReadBack);
    Settling settling(power(), kStart, 9s);
    auto outcome = Outcome::kGoOn;
    SteadyTime now = kStart;
    while (outcome == Outcome::kGoOn && now < kStart + 300s) {
      now += 5s;
      board.said.last_answer = kNoon + std::chrono::floor<std::chrono::seconds>(now - kStart);
      board.poll = now + 5s;
      settling.moved(now);
      outcome = settling.look(board, now);
    }
    CHECK(outcome == Outcome::kUnsettled);
    CHECK(now - kStart <= 70s);
  }

  TEST_CASE("settling: an answer of an earlier step is none to this one") {
    SaidBoard board(Proof::kReadBack);
    board.said.last_answer = kNoon;
    Settling settling(power(), kStart, 9s);
    CHECK(settling.look(board, kStart) == Outcome::kGoOn);
    CHECK(settling.look(board, kStart + 9s) == Outcome::kNoAnswer);
  }

  TEST_CASE("settling: a wall that can be asked is waited for when nothing else is wanted") {
    SaidBoard wall(Proof::kSent);
    wall.can_tell();
    Desired nothing;
    nothing.keep_clock = false;
    Settling settling(nothing, kStart, 4s);
    settling.moved(kStart);
    CHECK(settling.look(wall, kStart) == Outcome::kGoOn);
    wall.said.last_answer = kNoon;
    CHECK(settling.look(wall, kStart + 1s) == Outcome::kDone);
  }
}
