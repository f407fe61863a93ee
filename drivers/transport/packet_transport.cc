#include "drivers/transport/packet_transport.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "drivers/transport/socket_address.h"

namespace gongshi::drivers {
namespace {

// One system call for so many packets.
constexpr std::size_t kBatch = 64;
// A picture of 1024 x 64 in 386 packets of E1.31, twice.
constexpr int kSendRoom = 4 * 1024 * 1024;

bool not_now(int error_number) {
  // ENOBUFS: the interface's queue is full; it drains by itself within milliseconds.
  return error_number == EAGAIN || error_number == ENOBUFS;
}

}  // namespace

Error PacketTransport::failure(int error_number) const {
  if (error_number == ECONNREFUSED) {
    return {Errc::kClosed,
            {"端口 " + name_ + "：对方在，但没有程序在这个端口号上接收",
             "port " + name_ + ": the other side is there, but nothing receives on that number"},
            "E2171"};
  }
  const bool gone = error_number == ENETDOWN || error_number == ENXIO || error_number == ENODEV ||
                    error_number == ENETUNREACH || error_number == EHOSTUNREACH;
  return os_error(error_number, {"端口 " + name_ + " ", "port " + name_},
                  gone ? Errc::kClosed : Errc::kIo);
}

Result<std::size_t> PacketTransport::read(std::span<std::uint8_t> bytes) {
  while (true) {
    const ssize_t count = ::recv(fd_.get(), bytes.data(), bytes.size(), 0);
    // An empty packet says nothing; the next one is read at the loop's next turn.
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    if (errno == EAGAIN) return std::size_t{0};
    return failure(errno);
  }
}

Result<std::size_t> PacketTransport::write(std::span<const std::uint8_t> bytes) {
  const Datagram one{bytes, 0};
  GONGSHI_TRY(const std::size_t count, send(std::span(&one, 1)));
  return count == 0 ? 0 : bytes.size();
}

Result<std::size_t> PacketTransport::send(std::span<const Datagram> datagrams) {
  std::array<mmsghdr, kBatch> messages{};
  std::array<iovec, kBatch> pieces{};
  std::array<SocketAddress, kBatch> groups{};
  std::size_t done = 0;
  while (done < datagrams.size()) {
    const std::size_t count = std::min(kBatch, datagrams.size() - done);
    for (std::size_t i = 0; i < count; ++i) {
      const Datagram& datagram = datagrams[done + i];
      // sendmsg does not write through the pointer; its type is older than const.
      pieces[i] = {const_cast<std::uint8_t*>(datagram.bytes.data()), datagram.bytes.size()};
      messages[i].msg_hdr = {};
      messages[i].msg_hdr.msg_iov = &pieces[i];
      messages[i].msg_hdr.msg_iovlen = 1;
      if (datagram.to == 0) continue;
      groups[i] = socket_address(datagram.to, number_);
      messages[i].msg_hdr.msg_name = &groups[i].storage;
      messages[i].msg_hdr.msg_namelen = groups[i].size;
    }
    const int left =
        ::sendmmsg(fd_.get(), messages.data(), static_cast<unsigned>(count), MSG_NOSIGNAL);
    if (left < 0) {
      if (errno == EINTR) continue;
      if (not_now(errno)) return done;
      return failure(errno);
    }
    // Fewer than asked: the reason comes with the next call.
    done += static_cast<std::size_t>(left);
  }
  return done;
}

void make_room(int socket) {
  // The larger room needs a capability; without it the kernel grants what its limit allows.
  if (::setsockopt(socket, SOL_SOCKET, SO_SNDBUFFORCE, &kSendRoom, sizeof kSendRoom) != 0) {
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &kSendRoom, sizeof kSendRoom);
  }
}

void pace(int socket, int mbit_s) {
  if (mbit_s <= 0) return;
  const std::uint64_t bytes_per_second = static_cast<std::uint64_t>(mbit_s) * 125'000;
  ::setsockopt(socket, SOL_SOCKET, SO_MAX_PACING_RATE, &bytes_per_second, sizeof bytes_per_second);
}

}  // namespace gongshi::drivers
