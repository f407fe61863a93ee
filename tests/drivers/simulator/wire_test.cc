#include "drivers/simulator/wire.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

#include "drivers/simulator/fault.h"
#include "drivers/simulator/line_pace.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers::simulator;
using namespace std::chrono_literals;

namespace {

struct Host {
  SystemClock clock;
  Loop loop{*Loop::create({})};
  std::vector<std::string> heard;

  Wire::Take take() {
    return [this](std::span<const std::uint8_t> bytes) {
      heard.emplace_back(bytes.begin(), bytes.end());
    };
  }
  bool hears(std::size_t count) {
    const SteadyTime end = clock.steady() + 5s;
    while (heard.size() < count && clock.steady() < end) {
      if (!loop.turn(clock, end)) return false;
    }
    return heard.size() >= count;
  }
};

std::string word(const FaultPlan::Piece& piece) {
  return {piece.bytes.begin(), piece.bytes.end()};
}

std::span<const std::uint8_t> bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string passed(FaultPlan& plan, int address, std::string_view text) {
  std::string all;
  for (const auto& piece : plan.reply(address, bytes(text))) {
    all += word(piece) + (piece.after > 0ms ? "~" : "") + "|";
  }
  return all;
}

}  // namespace

TEST_SUITE("simulator") {
  TEST_CASE("wire: where a card listens is the usual way of its kind, or what is asked") {
    CHECK(parse_wire("", "udp tcp")->kind == WireOrder::Kind::kUdp);
    CHECK(parse_wire("tcp:5005", "pty tcp")->port == 5005);
    CHECK(parse_wire("eth:veth1", "eth")->interface == "veth1");
    for (const char* wrong : {"udp", "tcp:", "tcp:0", "tcp:65536", "pty:3", "eth", "eth:", "x"}) {
      CAPTURE(wrong);
      CHECK(parse_wire(wrong, "pty tcp eth").error().word == "E2204");
    }
  }

  TEST_CASE("wire: each datagram is one receive, and the reply goes to its sender") {
    Host host;
    auto wire = open_wire(host.loop, {WireOrder::Kind::kUdp}, host.take());
    REQUIRE(wire.has_value());
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<std::uint16_t>(std::stoi((*wire)->address().substr(14))));
    const Fd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    for (const std::string_view text : {"one", "two"}) {
      REQUIRE(::sendto(socket.get(), text.data(), text.size(), 0,
                       reinterpret_cast<const sockaddr*>(&to), sizeof to) == 3);
    }
    REQUIRE(host.hears(2));
    CHECK(host.heard == std::vector<std::string>{"one", "two"});
    (*wire)->put(bytes("three"));
    std::array<char, 16> reply{};
    CHECK(::recv(socket.get(), reply.data(), reply.size(), 0) == 5);
  }

  TEST_CASE("wire: a pty that is pulled out comes back under another name behind its link") {
    const test::TempDir folder;
    Host host;
    WireOrder order;
    order.link = folder / "lobby";
    auto wire = open_wire(host.loop, order, host.take());
    REQUIRE(wire.has_value());
    CHECK((*wire)->address() == "pty:" + order.link.string());
    const fs::path first = fs::canonical(order.link);
    (*wire)->unplug();
    CHECK_FALSE(fs::exists(order.link));
    REQUIRE((*wire)->plug_in().has_value());
    CHECK(fs::canonical(order.link) != first);
    const Fd line(::open(order.link.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    REQUIRE(::write(line.get(), "hello", 5) == 5);
    REQUIRE(host.hears(1));
    CHECK(host.heard[0] == "hello");
  }

  TEST_CASE("wire: a link never replaces a file of somebody's") {
    const test::TempDir folder;
    folder.write("precious", "text");
    Host host;
    WireOrder order;
    order.link = folder / "precious";
    CHECK_FALSE(open_wire(host.loop, order, host.take()).has_value());
    CHECK(read_file(folder / "precious", 100).value() == "text");
  }

  TEST_CASE("wire: a link never replaces a link of somebody's, but one of an earlier run") {
    const test::TempDir folder;
    folder.write("precious", "text");
    Host host;
    WireOrder order;
    order.link = folder / "theirs";
    fs::create_symlink(folder / "precious", order.link);
    CHECK_FALSE(open_wire(host.loop, order, host.take()).has_value());
    CHECK(fs::read_symlink(order.link) == folder / "precious");
    order.link = folder / "earlier";
    fs::create_symlink("/dev/pts/99999", order.link);
    const auto wire = open_wire(host.loop, order, host.take());
    REQUIRE(wire.has_value());
    CHECK(fs::read_symlink(order.link) != "/dev/pts/99999");
  }

  TEST_CASE("wire: a link that another has replaced stays") {
    const test::TempDir folder;
    Host host;
    WireOrder order;
    order.link = folder / "lobby";
    auto wire = open_wire(host.loop, order, host.take());
    REQUIRE(wire.has_value());
    fs::remove(order.link);
    folder.write("lobby", "text");
    (*wire)->unplug();
    CHECK(read_file(order.link, 100).value() == "text");
  }

  TEST_CASE("pace: bytes take ten bit times each, one after the other") {
    LinePace pace(9600);
    const SteadyTime start{1s};
    CHECK(pace.pass(96, start) == start + 100ms);
    CHECK(pace.pass(96, start + 50ms) == start + 200ms);
    CHECK(pace.pass(96, start + 1s) == start + 1100ms);
    LinePace network(0);
    CHECK(network.pass(1'000'000, start) == start);
  }

  TEST_CASE("fault: what every second reply suffers") {
    const auto plan = [](const char* fault) { return FaultPlan({*parse_fault(fault)}); };
    FaultPlan drop = plan("drop:2");
    CHECK(passed(drop, 1, "abc") == "abc|");
    CHECK(passed(drop, 1, "abc") == "");
    FaultPlan corrupt = plan("corrupt:1");
    CHECK(passed(corrupt, 1, "abc") == "arc|");
    FaultPlan delay = plan("delay:1");
    CHECK(passed(delay, 1, "abc") == "abc~|");
    FaultPlan slow = plan("slow:1");
    CHECK(passed(slow, 1, "abcde") == "abc|de~|");
    FaultPlan late = plan("late:1");
    CHECK(passed(late, 1, "abc") == "");
    CHECK(late.held_back().size() == 1);
    CHECK(late.held_back().empty());
  }

  TEST_CASE("fault: irregular ones are as many, and the same in every run") {
    const auto hits = [] {
      FaultPlan plan({*parse_fault("drop:~4")});
      std::string pattern;
      for (int turn = 0; turn < 400; ++turn) pattern += passed(plan, 1, "a").empty() ? '-' : '+';
      return pattern;
    };
    const std::string pattern = hits();
    CHECK(pattern == hits());
    const auto lost = std::count(pattern.begin(), pattern.end(), '-');
    CHECK(lost > 70);
    CHECK(lost < 130);
    CHECK(pattern.find("--") != std::string::npos);
  }

  TEST_CASE("fault: one card of a line, or requests only") {
    FaultPlan dead({*parse_fault("dead@2")});
    CHECK(passed(dead, 1, "abc") == "abc|");
    CHECK(passed(dead, 2, "abc") == "");
    FaultPlan request({*parse_fault("drop:request:1")});
    CHECK(passed(request, 1, "abc") == "abc|");
    CHECK(request.request(bytes("abc")).empty());
    CHECK(parse_fault("replug:5")->n == 5);
    for (const char* wrong : {"", "drop:", "drop:0", "drop:x", "dead@", "dead@0", "explode"}) {
      CAPTURE(wrong);
      CHECK(parse_fault(wrong).error().word == "E2202");
    }
  }
}
