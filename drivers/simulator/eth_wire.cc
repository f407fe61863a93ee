#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "drivers/simulator/wire.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr int kReceiveBuffer = 4 << 20;  // a whole frame of a wall arrives back to back
constexpr int kMostAtOnce = 64;

/// Whole Ethernet frames, from the destination address on.
class EthWire final : public Wire {
 public:
  EthWire(Loop& loop, std::string interface, Take take)
      : loop_(loop), interface_(std::move(interface)), take_(std::move(take)) {
    address_ = "eth:" + interface_;
  }
  ~EthWire() override { unplug(); }

  [[nodiscard]] const std::string& address() const override { return address_; }

  void put(std::span<const std::uint8_t> bytes) override {
    if (!socket_) return;
    [[maybe_unused]] const ssize_t count =
        ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

  void unplug() override {
    if (socket_) loop_.forget(socket_.get());
    socket_.reset();
  }

  [[nodiscard]] Status plug_in() override {
    socket_ = Fd(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(::if_nametoindex(interface_.c_str()));
    if (!socket_ || address.sll_ifindex == 0 ||
        ::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      return os_error(errno, wire_opening(address_));
    }
    // The boards' fixed addresses are nobody's here.
    packet_mreq everything{};
    everything.mr_ifindex = address.sll_ifindex;
    everything.mr_type = PACKET_MR_PROMISC;
    ::setsockopt(socket_.get(), SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything);
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof kReceiveBuffer);
    return loop_.watch(socket_.get(), Loop::kReadable, [this](std::uint32_t) { read(); });
  }

 private:
  void read() {
    std::array<std::uint8_t, 2048> frame{};
    for (int turn = 0; turn < kMostAtOnce && socket_; ++turn) {
      sockaddr_ll from{};
      socklen_t size = sizeof from;
      const ssize_t count = ::recvfrom(socket_.get(), frame.data(), frame.size(), 0,
                                       reinterpret_cast<sockaddr*>(&from), &size);
      if (count < 0) return;
      if (from.sll_pkttype == PACKET_OUTGOING) continue;  // our own replies
      take_(std::span(frame).first(static_cast<std::size_t>(count)));
    }
  }

  Loop& loop_;
  std::string interface_;
  Take take_;
  Fd socket_;
  std::string address_;
};

}  // namespace

Result<std::unique_ptr<Wire>> open_eth_wire(Loop& loop, const WireOrder& order, Wire::Take take) {
  auto wire = std::make_unique<EthWire>(loop, order.interface, std::move(take));
  GONGSHI_CHECK(wire->plug_in());
  return std::unique_ptr<Wire>(std::move(wire));
}

}  // namespace gongshi::drivers::simulator
