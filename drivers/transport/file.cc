#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "drivers/os/file.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {
namespace {

/// Each write replaces the file: whoever looks finds the former content or the new one, whole. Not
/// synced to the disk: it shows what is now, and is of no use after a power cut.
class FileTransport final : public Transport {
 public:
  explicit FileTransport(std::string path) : path_(std::move(path)), beside_(path_ + ".new") {}

  [[nodiscard]] int fd() const override { return -1; }
  [[nodiscard]] bool connecting() const override { return false; }
  [[nodiscard]] Status finish_connecting() override { return {}; }
  [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> /*bytes*/) override {
    return std::size_t{0};
  }
  [[nodiscard]] Result<std::size_t> write(std::span<const std::uint8_t> bytes) override {
    Fd fd(::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!fd) return os_error(errno, {"写 " + path_, "write " + path_});
    GONGSHI_CHECK(write_all(fd.get(), std::as_bytes(bytes), path_));
    if (::rename(beside_.c_str(), path_.c_str()) != 0) {
      return os_error(errno, {"写 " + path_, "write " + path_});
    }
    return bytes.size();
  }

 private:
  std::string path_;
  std::string beside_;
};

}  // namespace

Result<std::unique_ptr<Transport>> open_file(const Port& port) {
  // Once at the start, so that a wrong place is said before there is anything to show.
  const Fd fd(::open(port.path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd) return os_error(errno, {"打开 " + port.path, "open " + port.path});
  return std::unique_ptr<Transport>(new FileTransport(port.path));
}

}  // namespace gongshi::drivers
