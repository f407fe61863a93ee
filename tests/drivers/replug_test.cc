// A USB adapter that is pulled out and comes back under another name. Ptys stand for adapters, a
// link for the name that udev gives. The time is real: the kernel tells of the change.
#include <doctest/doctest.h>

#include "drivers/board_link.h"
#include "drivers/catalogue.h"
#include "tests/drivers/pty_pair.h"
#include "tests/drivers/shared_line.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

Desired notice(const std::string& serial) {
  Desired desired;
  desired.serial = serial;
  TextArea area;
  area.width = 128;
  area.height = 32;
  area.text = "停诊通知";
  area.font_px = 16;
  desired.areas = {area};
  return desired;
}

std::unique_ptr<Board> board_on(const Port& port) {
  BoardOrder order;
  order.geometry = {128, 32};
  order.words = {{"poll_s", "1"}};
  order.port = port;
  return *(*find_kind("onbon-k"))->make(order);
}

/// An adapter with a card on it.
struct Adapter {
  Adapter(Loop& loop, const Clock& clock) : line(loop, clock, 0) {
    line.add(*(*simulator::find_card_kind("onbon-k"))->make({}));
    line.use(std::move(pty.master));
  }
  test::PtyPair pty;
  test::SharedLine line;
};

struct Lobby {
  Lobby() : port(*parse_port("pty:" + (folder / "by-id" / "lobby").string())) {}

  void plug_in() {
    adapter = std::make_unique<Adapter>(loop, clock);
    fs::create_directory(folder / "by-id");
    fs::create_symlink(adapter->pty.path, folder / "by-id" / "lobby");
  }
  /// As udev does it: the last adapter's folder goes too.
  void pull_out() {
    adapter.reset();
    fs::remove_all(folder / "by-id");
  }
  bool until(const std::function<bool()>& done, std::chrono::milliseconds most) {
    const SteadyTime end = clock.steady() + most;
    while (!done() && clock.steady() < end) REQUIRE(loop.turn(clock, clock.steady() + 5ms));
    return done();
  }
  static bool proved(const BoardLink& link) {
    return link.board().state().proof == Proof::kReadBack && link.board().state().serial == "1-42";
  }

  test::TempDir folder;
  SystemClock clock;
  Loop loop = *Loop::create({});
  std::unique_ptr<Adapter> adapter;
  Port port;
};

}  // namespace

TEST_SUITE("replug") {
  TEST_CASE("replug: back within a second under another name, and others notice nothing") {
    Lobby lobby;
    lobby.plug_in();
    Adapter other(lobby.loop, lobby.clock);
    BoardLink link(lobby.loop, lobby.clock, board_on(lobby.port), lobby.port, [] {});
    const Port beside = *parse_port("pty:" + other.pty.path);
    bool disturbed = false;
    std::unique_ptr<BoardLink> undisturbed;
    undisturbed = std::make_unique<BoardLink>(
        lobby.loop, lobby.clock, board_on(beside), beside,
        [&] { disturbed |= undisturbed->board().state().proof == Proof::kNoAnswer; });
    REQUIRE(link.want(notice("1-42")).has_value());
    REQUIRE(undisturbed->want(notice("1-42")).has_value());
    REQUIRE(lobby.until([&] { return Lobby::proved(link) && Lobby::proved(*undisturbed); }, 5s));

    lobby.pull_out();
    REQUIRE(lobby.until([&] { return link.board().state().proof == Proof::kNoAnswer; }, 1s));
    CHECK(link.board().state().serial.empty());
    CHECK(link.board().state().trouble.has_value());
    // Meanwhile the pauses between two tries have grown beyond a second.
    (void)lobby.until([] { return false; }, 1200ms);
    lobby.plug_in();
    const SteadyTime back = lobby.clock.steady();
    CHECK(lobby.until([&] { return Lobby::proved(link); }, 5s));
    CHECK(lobby.clock.steady() - back < 1s);
    CHECK_FALSE(disturbed);
    CHECK(Lobby::proved(*undisturbed));
  }

  TEST_CASE("replug: a link that names another device now is followed at once") {
    Lobby lobby;
    lobby.plug_in();
    BoardLink link(lobby.loop, lobby.clock, board_on(lobby.port), lobby.port, [] {});
    REQUIRE(link.want(notice("1-42")).has_value());
    REQUIRE(lobby.until([&] { return Lobby::proved(link); }, 5s));
    const auto former = std::move(lobby.adapter);  // stays plugged in, under its own name
    Adapter next(lobby.loop, lobby.clock);
    fs::remove(lobby.folder / "by-id" / "lobby");
    fs::create_symlink(next.pty.path, lobby.folder / "by-id" / "lobby");
    CHECK(lobby.until([&] { return next.line.card(0).shows_something(); }, 3s));
    CHECK(lobby.until([&] { return Lobby::proved(link); }, 5s));
  }

  TEST_CASE("replug: pulled out in mid-frame, and all is sent again") {
    Lobby lobby;
    test::PtyPair pty;
    fs::create_directory(lobby.folder / "by-id");
    fs::create_symlink(pty.path, lobby.folder / "by-id" / "lobby");
    BoardLink link(lobby.loop, lobby.clock, board_on(lobby.port), lobby.port, [] {});
    REQUIRE(link.want(notice("1-42")).has_value());
    std::array<char, 5> half{};
    REQUIRE(lobby.until(
        [&] { return ::read(pty.master.get(), half.data(), half.size()) == ssize_t{5}; }, 1s));
    pty.master.reset();
    REQUIRE(lobby.until([&] { return link.board().state().proof == Proof::kNoAnswer; }, 1s));
    fs::remove_all(lobby.folder / "by-id");
    (void)lobby.until([] { return false; }, 50ms);
    lobby.plug_in();
    CHECK(lobby.until([&] { return Lobby::proved(link); }, 5s));
    CHECK(lobby.adapter->line.card(0).shows_something());
  }

  TEST_CASE("replug: a port that was never there is taken when it comes") {
    Lobby lobby;
    BoardLink link(lobby.loop, lobby.clock, board_on(lobby.port), lobby.port, [] {});
    REQUIRE(link.want(notice("1-42")).has_value());
    REQUIRE(lobby.until([&] { return link.board().state().trouble.has_value(); }, 1s));
    (void)lobby.until([] { return false; }, 50ms);
    lobby.plug_in();
    const SteadyTime there = lobby.clock.steady();
    CHECK(lobby.until([&] { return Lobby::proved(link); }, 5s));
    CHECK(lobby.clock.steady() - there < 1s);
  }

  TEST_CASE("claim: a port that another of ours holds is refused with its name") {
    const test::PtyPair pty;
    const Port port = *parse_port("pty:" + pty.path);
    const auto first = open_transport(port);
    REQUIRE(first.has_value());
    const auto second = open_transport(port);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().word == "E2170");
    CHECK(second.error().what.en.find("in use by line_test (pid ") != std::string::npos);
  }
}
