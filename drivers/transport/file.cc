#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "drivers/os/file.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {
namespace {

class FileTransport final : public Transport {
 public:
  FileTransport(Fd fd, std::string name) : fd_(std::move(fd)), name_(std::move(name)) {}

  [[nodiscard]] int fd() const override { return fd_.get(); }
  [[nodiscard]] bool connecting() const override { return false; }
  [[nodiscard]] Status finish_connecting() override { return {}; }
  [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> /*bytes*/) override {
    return std::size_t{0};
  }
  [[nodiscard]] Result<std::size_t> write(std::span<const std::uint8_t> bytes) override {
    if (::lseek(fd_.get(), 0, SEEK_SET) != 0 || ::ftruncate(fd_.get(), 0) != 0) {
      return os_error(errno, {"写 " + name_, "write " + name_});
    }
    GONGSHI_CHECK(write_all(fd_.get(), std::as_bytes(bytes), name_));
    return bytes.size();
  }

 private:
  Fd fd_;
  std::string name_;
};

}  // namespace

Result<std::unique_ptr<Transport>> open_file(const Port& port) {
  Fd fd(::open(port.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd) return os_error(errno, {"打开 " + port.path, "open " + port.path});
  return std::unique_ptr<Transport>(new FileTransport(std::move(fd), port.path));
}

}  // namespace gongshi::drivers
