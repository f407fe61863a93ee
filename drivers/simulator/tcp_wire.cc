#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "drivers/os/log.h"
#include "drivers/simulator/wire.h"

namespace gongshi::drivers::simulator {
namespace {

/// One client at a time: the newest.
class TcpWire final : public Wire {
 public:
  TcpWire(Loop& loop, int port, Take take) : loop_(loop), port_(port), take_(std::move(take)) {}
  ~TcpWire() override { unplug(); }

  [[nodiscard]] const std::string& address() const override { return address_; }

  void put(std::span<const std::uint8_t> bytes) override {
    if (!line_) return;
    [[maybe_unused]] const ssize_t count =
        ::send(line_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

  void unplug() override {
    hang_up();
    if (listener_) loop_.forget(listener_.get());
    listener_.reset();
  }

  [[nodiscard]] Status plug_in() override {
    listener_ = Fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    const int on = 1;
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (!listener_ ||
        ::setsockopt(listener_.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        ::bind(listener_.get(), plain, sizeof address) != 0 || ::listen(listener_.get(), 4) != 0 ||
        ::getsockname(listener_.get(), plain, &size) != 0) {
      return os_error(errno, wire_opening("tcp:" + std::to_string(port_)));
    }
    port_ = ntohs(address.sin_port);  // the same one when it is plugged in again
    address_ = "tcp:127.0.0.1:" + std::to_string(port_);
    return loop_.watch(listener_.get(), Loop::kReadable, [this](std::uint32_t) { accept_one(); });
  }

 private:
  void accept_one() {
    Fd next(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!next) return;
    hang_up();
    line_ = std::move(next);
    const Status watched =
        loop_.watch(line_.get(), Loop::kReadable, [this](std::uint32_t) { read(); });
    if (!watched) log(Level::kWarning, "simulate", watched.error());
  }

  void read() {
    std::array<std::uint8_t, 4096> chunk{};
    const ssize_t count = ::read(line_.get(), chunk.data(), chunk.size());
    if (count > 0) return take_(std::span(chunk).first(static_cast<std::size_t>(count)));
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    hang_up();
  }

  void hang_up() {
    if (line_) loop_.forget(line_.get());
    line_.reset();
  }

  Loop& loop_;
  int port_;
  Take take_;
  Fd listener_;
  Fd line_;
  std::string address_;
};

}  // namespace

Result<std::unique_ptr<Wire>> open_tcp_wire(Loop& loop, const WireOrder& order, Wire::Take take) {
  auto wire = std::make_unique<TcpWire>(loop, order.port, std::move(take));
  GONGSHI_CHECK(wire->plug_in());
  return std::unique_ptr<Wire>(std::move(wire));
}

}  // namespace gongshi::drivers::simulator
