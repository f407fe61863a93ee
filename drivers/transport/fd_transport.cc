#include "drivers/transport/fd_transport.h"

#include <sys/socket.h>

#include <cerrno>

namespace gongshi::drivers {

FdTransport::FdTransport(Fd fd, std::string name, bool connecting)
    : owned_(std::move(fd)), raw_(owned_.get()), name_(std::move(name)), connecting_(connecting) {}

FdTransport::FdTransport(int lent_fd, std::string name, std::shared_ptr<void> owner)
    : owner_(std::move(owner)), raw_(lent_fd), name_(std::move(name)) {}

Error FdTransport::failure(int error_number) const {
  const bool gone = error_number == EIO || error_number == EPIPE || error_number == ECONNRESET ||
                    error_number == ENXIO || error_number == ENODEV;
  return os_error(error_number, {"端口 " + name_ + " ", "port " + name_},
                  gone ? Errc::kClosed : Errc::kIo);
}

Status FdTransport::finish_connecting() {
  int error_number = 0;
  socklen_t size = sizeof error_number;
  if (::getsockopt(raw_, SOL_SOCKET, SO_ERROR, &error_number, &size) != 0) error_number = errno;
  if (error_number != 0) return failure(error_number);
  connecting_ = false;
  return {};
}

Result<std::size_t> FdTransport::read(std::span<std::uint8_t> bytes) {
  while (true) {
    const ssize_t count = ::read(raw_, bytes.data(), bytes.size());
    if (count > 0) return static_cast<std::size_t>(count);
    if (count == 0) {
      return Error{Errc::kClosed, {"端口 " + name_ + " 已断开", "port " + name_ + " hung up"}, {}};
    }
    if (errno == EINTR) continue;
    if (errno == EAGAIN) return std::size_t{0};
    return failure(errno);
  }
}

Result<std::size_t> FdTransport::write(std::span<const std::uint8_t> bytes) {
  while (true) {
    const ssize_t count = ::write(raw_, bytes.data(), bytes.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    if (errno == EAGAIN) return std::size_t{0};
    return failure(errno);
  }
}

}  // namespace gongshi::drivers
