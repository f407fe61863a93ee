#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <vector>

#include "drivers/os/fd.h"
#include "drivers/transport/transport.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

/// The far end of the cable: a packet socket of the test's own on the loopback interface.
class FarEnd {
 public:
  FarEnd() : fd_(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_ALL))) {
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(::if_nametoindex("lo"));
    REQUIRE(::bind(fd_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  void say(const std::vector<std::uint8_t>& frame) {
    REQUIRE(::send(fd_.get(), frame.data(), frame.size(), 0) > 0);
  }
  /// The frames of the ColorLight sender's address that come within a moment.
  std::vector<std::string> heard(std::size_t count) {
    std::vector<std::string> frames;
    pollfd wanted{fd_.get(), POLLIN, 0};
    while (frames.size() < count && ::poll(&wanted, 1, 500) == 1) {
      std::array<std::uint8_t, 2048> room{};
      sockaddr_ll from{};
      socklen_t size = sizeof from;
      const ssize_t got = ::recvfrom(fd_.get(), room.data(), room.size(), 0,
                                     reinterpret_cast<sockaddr*>(&from), &size);
      // Loopback gives each frame twice, once as outgoing.
      if (got < 14 || room[6] != 0x22 || from.sll_pkttype == PACKET_OUTGOING) continue;
      frames.push_back(to_hex(std::span(room).first(static_cast<std::size_t>(got))));
    }
    return frames;
  }

 private:
  Fd fd_;
};

/// Raw sockets need a right that a plain account lacks.
bool may_use_raw() {
  const Fd fd(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
  return static_cast<bool>(fd);
}

std::string next(Transport& transport) {
  pollfd wanted{transport.fd(), POLLIN, 0};
  if (::poll(&wanted, 1, 200) != 1) return "nothing";
  std::array<std::uint8_t, 2048> room{};
  const auto count = transport.read(room);
  REQUIRE(count.has_value());
  return to_hex(std::span(room).first(*count));
}

}  // namespace

TEST_SUITE("transport") {
  TEST_CASE("eth: frames leave as they are, and only receivers are heard") {
    if (!may_use_raw()) {
      MESSAGE("skipped: raw Ethernet needs CAP_NET_RAW");
      return;
    }
    FarEnd far;
    const auto opened = open_transport(*parse_port("eth:lo"));
    REQUIRE(opened.has_value());
    Transport& transport = **opened;
    REQUIRE(transport.datagrams() != nullptr);
    const auto row = from_hex("112233445566 222233445566 55 0001 0000 0001 08 88 0000ff");
    const auto sync = from_hex("112233445566 222233445566 01 07 00 00");
    const std::array<Datagram, 2> frames{{{row, 0}, {sync, 0}}};
    const auto sent = transport.datagrams()->send(frames);
    REQUIRE(sent.has_value());
    CHECK(*sent == 2);
    CHECK(far.heard(2) == std::vector<std::string>{to_hex(row), to_hex(sync)});

    const auto reply = from_hex("FFFFFFFFFFFF 112233445566 08 05 04 0D");
    far.say(from_hex("FFFFFFFFFFFF 112233445567 08 05 04 0D"));
    far.say(from_hex("FFFFFFFFFFFF 102233445566 08 05 04 0D"));
    far.say(reply);
    CHECK(next(transport) == to_hex(reply));
    CHECK(next(transport) == "nothing");
    CHECK(transport.link() == LinkState{true, 0});
  }

  TEST_CASE("eth: an interface that is not there is named") {
    const auto port = open_transport(*parse_port("eth:nosuch0"));
    REQUIRE_FALSE(port.has_value());
    CHECK(port.error().word == "E2172");
  }
}
