// FdTransport: the one Transport there is: serial line, socket and pty are all descriptors.
#pragma once

#include <functional>
#include <string>

#include "drivers/os/fd.h"
#include "drivers/transport/transport.h"

namespace gongshi::drivers {

class FdTransport final : public Transport {
 public:
  /// `fd` must be non-blocking. `name` is the port as people wrote it. `owner` keeps alive, and
  /// closes, whatever lent the descriptor; without one the descriptor is ours to close.
  FdTransport(Fd fd, std::string name, bool connecting = false);
  FdTransport(int lent_fd, std::string name, std::shared_ptr<void> owner);

  [[nodiscard]] int fd() const override { return raw_; }
  [[nodiscard]] bool connecting() const override { return connecting_; }
  [[nodiscard]] Status finish_connecting() override;
  [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> bytes) override;
  [[nodiscard]] Result<std::size_t> write(std::span<const std::uint8_t> bytes) override;

 private:
  [[nodiscard]] Error failure(int error_number) const;

  Fd owned_;
  std::shared_ptr<void> owner_;
  int raw_;
  std::string name_;
  bool connecting_ = false;
};

}  // namespace gongshi::drivers
