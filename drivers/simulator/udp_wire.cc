#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "drivers/simulator/wire.h"

namespace gongshi::drivers::simulator {
namespace {

// A wall's whole frame comes at once; the kernel's default buffer would lose the end of it.
constexpr int kReceiveBuffer = 4 << 20;
// Then the loop's other work has its turn.
constexpr int kMostAtOnce = 64;

class UdpWire final : public Wire {
 public:
  UdpWire(Loop& loop, int port, Take take) : loop_(loop), port_(port), take_(std::move(take)) {}
  ~UdpWire() override { unplug(); }

  [[nodiscard]] const std::string& address() const override { return address_; }

  void put(std::span<const std::uint8_t> bytes) override {
    if (!socket_ || peer_size_ == 0) return;
    [[maybe_unused]] const ssize_t count =
        ::sendto(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&peer_), peer_size_);
  }

  void unplug() override {
    if (socket_) loop_.forget(socket_.get());
    socket_.reset();
    peer_size_ = 0;
  }

  [[nodiscard]] Status plug_in() override {
    socket_ = Fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (!socket_ || ::bind(socket_.get(), plain, sizeof address) != 0 ||
        ::getsockname(socket_.get(), plain, &size) != 0) {
      return os_error(errno, wire_opening("udp:" + std::to_string(port_)));
    }
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof kReceiveBuffer);
    port_ = ntohs(address.sin_port);
    address_ = "udp:127.0.0.1:" + std::to_string(port_);
    return loop_.watch(socket_.get(), Loop::kReadable, [this](std::uint32_t) { read(); });
  }

 private:
  void read() {
    std::array<std::uint8_t, 65536> datagram{};
    for (int turn = 0; turn < kMostAtOnce && socket_; ++turn) {
      peer_size_ = sizeof peer_;
      const ssize_t count = ::recvfrom(socket_.get(), datagram.data(), datagram.size(), 0,
                                       reinterpret_cast<sockaddr*>(&peer_), &peer_size_);
      if (count < 0) return;
      take_(std::span(datagram).first(static_cast<std::size_t>(count)));
    }
  }

  Loop& loop_;
  int port_;
  Take take_;
  Fd socket_;
  sockaddr_storage peer_{};
  socklen_t peer_size_ = 0;
  std::string address_;
};

}  // namespace

Result<std::unique_ptr<Wire>> open_udp_wire(Loop& loop, const WireOrder& order, Wire::Take take) {
  auto wire = std::make_unique<UdpWire>(loop, order.port, std::move(take));
  GONGSHI_CHECK(wire->plug_in());
  return std::unique_ptr<Wire>(std::move(wire));
}

}  // namespace gongshi::drivers::simulator
