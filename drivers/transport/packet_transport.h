// PacketTransport: a socket that carries packets: UDP, raw Ethernet.
#pragma once

#include <string>

#include "drivers/os/fd.h"
#include "drivers/transport/transport.h"

namespace gongshi::drivers {

class PacketTransport : public Transport, public DatagramSender {
 public:
  /// `fd` must be non-blocking. `number` is the UDP port for packets that name a group of their
  /// own.
  PacketTransport(Fd fd, std::string name, std::uint16_t number)
      : fd_(std::move(fd)), name_(std::move(name)), number_(number) {}

  [[nodiscard]] int fd() const override { return fd_.get(); }
  [[nodiscard]] bool connecting() const override { return false; }
  [[nodiscard]] Status finish_connecting() override { return {}; }
  /// One packet; what does not fit into `bytes` is lost, as with any socket.
  [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> bytes) override;
  /// One packet.
  [[nodiscard]] Result<std::size_t> write(std::span<const std::uint8_t> bytes) override;
  [[nodiscard]] Result<std::size_t> send(std::span<const Datagram> datagrams) override;
  [[nodiscard]] DatagramSender* datagrams() override { return this; }

 private:
  [[nodiscard]] Error failure(int error_number) const;

  Fd fd_;
  std::string name_;
  std::uint16_t number_;
};

/// Room for a whole picture, so that a frame leaves in one go; best effort.
void make_room(int socket);
/// The kernel's own pacing (it needs the fq queue discipline to act on it); best effort.
void pace(int socket, int mbit_s);

}  // namespace gongshi::drivers
