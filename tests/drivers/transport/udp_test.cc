#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <string>

#include "drivers/board_link.h"
#include "drivers/os/fd.h"
#include "drivers/transport/transport.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

/// Somebody who receives on loopback, with plain sockets.
class Receiver {
 public:
  /// `group`: also hears this multicast group; 0 none.
  explicit Receiver(std::uint16_t number = 0, std::uint32_t group = 0)
      : fd_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    const int on = 1;
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(number);
    address.sin_addr.s_addr = htonl(group == 0 ? INADDR_LOOPBACK : group);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(fd_.get(), plain, size) == 0);
    REQUIRE(::getsockname(fd_.get(), plain, &size) == 0);
    number_ = ntohs(address.sin_port);
    if (group == 0) return;
    ip_mreqn member{};
    member.imr_multiaddr.s_addr = htonl(group);
    member.imr_address.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::setsockopt(fd_.get(), IPPROTO_IP, IP_ADD_MEMBERSHIP, &member, sizeof member) == 0);
  }

  [[nodiscard]] std::string port() const { return "udp:127.0.0.1:" + std::to_string(number_); }
  [[nodiscard]] std::uint16_t number() const { return number_; }

  /// The next packet within half a second; "nothing" when none came.
  std::string next() {
    pollfd wanted{fd_.get(), POLLIN, 0};
    if (::poll(&wanted, 1, 500) != 1) return "nothing";
    std::array<char, 2048> room{};
    socklen_t size = sizeof from_;
    const ssize_t count = ::recvfrom(fd_.get(), room.data(), room.size(), 0,
                                     reinterpret_cast<sockaddr*>(&from_), &size);
    return {room.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
  }

  /// To whoever sent the last packet.
  void reply(std::string_view text) {
    const auto* to = reinterpret_cast<const sockaddr*>(&from_);
    REQUIRE(::sendto(fd_.get(), text.data(), text.size(), 0, to, sizeof from_) >= 0);
  }

 private:
  Fd fd_;
  std::uint16_t number_ = 0;
  sockaddr_in from_{};
};

std::vector<std::uint8_t> bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

/// Sends what it is told to, once it is open; keeps what it hears.
class Speaker final : public Board {
 public:
  explicit Speaker(std::vector<Send> sends) : sends_(std::move(sends)) {}
  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] bool awaiting() const override { return false; }
  [[nodiscard]] Status want(Desired /*desired*/) override { return {}; }
  [[nodiscard]] std::vector<Action> step(const Event& event, Now /*now*/) override {
    if (std::holds_alternative<Opened>(event)) return {sends_.begin(), sends_.end()};
    if (const auto* received = std::get_if<Received>(&event)) {
      heard.emplace_back(received->bytes.begin(), received->bytes.end());
    }
    if (const auto* failed = std::get_if<Closed>(&event)) closed = failed->error;
    if (std::exchange(started_, true)) return {};
    return {Open{}};
  }
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return std::nullopt; }
  [[nodiscard]] const BoardState& state() const override { return state_; }

  std::vector<std::string> heard;
  std::optional<Error> closed;

 private:
  std::vector<Send> sends_;
  bool started_ = false;
  Capabilities capabilities_;
  BoardState state_;
};

/// One Speaker and its link in a loop.
struct Desk {
  Desk(const std::string& port, std::vector<Send> sends)
      : speaker(new Speaker(std::move(sends))),
        link(loop, clock, std::unique_ptr<Board>(speaker), *parse_port(port), [] {}) {
    link.poke();
  }
  bool until(const std::function<bool()>& done) {
    const SteadyTime end = clock.steady() + 2s;
    while (!done() && clock.steady() < end) REQUIRE(loop.turn(clock, clock.steady() + 10ms));
    return done();
  }

  SystemClock clock;
  Loop loop = *Loop::create({});
  Speaker* speaker;
  BoardLink link;
};

}  // namespace

TEST_SUITE("transport") {
  TEST_CASE("udp: each packet arrives as it was, and so do the answers") {
    Receiver receiver;
    Desk desk(receiver.port(), {{bytes_of("onetwothree"), {3, 6, 11}, {}}, {bytes_of("four")}});
    for (const char* packet : {"one", "two", "three", "four"}) CHECK(receiver.next() == packet);
    receiver.reply("yes");
    receiver.reply("and no");
    REQUIRE(desk.until([&] { return desk.speaker->heard.size() == 2; }));
    CHECK(desk.speaker->heard == std::vector<std::string>{"yes", "and no"});
    CHECK(desk.link.bytes_sent() == 15);
  }

  TEST_CASE("udp: what a stranger sends is not heard") {
    Receiver receiver;
    Receiver stranger;
    Desk desk(receiver.port(), {{bytes_of("hello")}});
    CHECK(receiver.next() == "hello");
    // The stranger answers in the receiver's place, then the receiver itself.
    stranger = Receiver();
    Desk other(stranger.port(), {{bytes_of("hello")}});
    CHECK(stranger.next() == "hello");
    stranger.reply("to the other");
    receiver.reply("to the desk");
    REQUIRE(desk.until([&] { return !desk.speaker->heard.empty(); }));
    REQUIRE(other.until([&] { return !other.speaker->heard.empty(); }));
    CHECK(desk.speaker->heard.front() == "to the desk");
    CHECK(other.speaker->heard.front() == "to the other");
  }

  TEST_CASE("udp: an empty packet ends a read, so that a flood of them does not hold the loop") {
    Receiver receiver;
    auto transport = open_transport(*parse_port(receiver.port()));
    REQUIRE(transport.has_value());
    REQUIRE((*transport)->write(bytes_of("hello")).has_value());
    CHECK(receiver.next() == "hello");
    receiver.reply("");
    receiver.reply("word");
    std::array<std::uint8_t, 16> room{};
    CHECK((*transport)->read(room).value() == 0);
    CHECK((*transport)->read(room).value() == 4);
  }

  TEST_CASE("udp: nobody receives, and that is told") {
    std::uint16_t number = 0;
    {
      const Receiver gone;
      number = gone.number();
    }
    Desk desk("udp:127.0.0.1:" + std::to_string(number), {{bytes_of("hello")}});
    REQUIRE(desk.until([&] { return desk.speaker->closed.has_value(); }));
    CHECK(desk.speaker->closed->code == Errc::kClosed);
    CHECK(desk.speaker->closed->word == "E2171");
  }

  TEST_CASE("udp: one socket reaches several multicast groups") {
    const std::uint32_t first = 0xEFFF0001;   // 239.255.0.1
    const std::uint32_t second = 0xEFFF0102;  // 239.255.1.2
    Receiver one(0, first);
    Receiver two(one.number(), second);
    Desk desk("udp:multicast:" + std::to_string(one.number()) + "?interface=lo&ttl=1",
              {{bytes_of("aabbaa"), {2, 4, 6}, {first, second, first}}});
    CHECK(one.next() == "aa");
    CHECK(one.next() == "aa");
    CHECK(two.next() == "bb");
  }

  TEST_CASE("udp: an interface that is not there is named") {
    const auto port = open_transport(*parse_port("udp:multicast:5568?interface=nosuch0"));
    REQUIRE_FALSE(port.has_value());
    CHECK(port.error().word == "E2172");
    CHECK(port.error().what.en.find("nosuch0") != std::string::npos);
  }
}
