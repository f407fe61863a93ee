#include "drivers/transport/claim.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace gongshi::drivers {
namespace {

/// The process that holds a lock on that file, from a line such as
/// "1: FLOCK  ADVISORY  WRITE 1234 00:06:345 0 EOF".
int lock_holder(const struct stat& file) {
  std::array<char, 64> wanted{};
  std::snprintf(wanted.data(), wanted.size(), "%02x:%02x:%ju", ::gnu_dev_major(file.st_dev),
                ::gnu_dev_minor(file.st_dev), std::uintmax_t{file.st_ino});
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number, kind, manner, access, pid, place;
    words >> number >> kind >> manner >> access >> pid >> place;
    if (kind != "FLOCK" || place != wanted.data()) continue;
    int holder = 0;
    const auto [stop, failure] = std::from_chars(pid.data(), pid.data() + pid.size(), holder);
    if (failure == std::errc{} && holder > 0) return holder;
  }
  return 0;
}

Error in_use(const std::string& device, const Port& port) {
  struct stat file{};
  const int pid = ::stat(device.c_str(), &file) == 0 ? lock_holder(file) : 0;
  std::string name;
  if (pid > 0) {
    std::ifstream comm("/proc/" + std::to_string(pid) + "/comm");
    std::getline(comm, name);
    std::erase_if(name, [](char letter) { return letter < ' ' || letter > '~'; });
  }
  if (name.empty()) {
    return {Errc::kIo,
            {"端口 " + port.text + " 正被另一个程序使用",
             "port " + port.text + " is in use by another program"},
            "E2170"};
  }
  const std::string who = name + " (pid " + std::to_string(pid) + ")";
  return {Errc::kIo,
          {"端口 " + port.text + " 正被 " + who + " 使用",
           "port " + port.text + " is in use by " + who},
          "E2170"};
}

}  // namespace

Result<Fd> claim_port(const std::string& device, const Port& port) {
  Fd fd(::open(device.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) {
    if (errno == EBUSY) return in_use(device, port);
    const Errc code = errno == ENOENT || errno == ENXIO ? Errc::kNotFound : Errc::kIo;
    return os_error(errno, {"打开端口 " + port.text, "open " + port.text}, code);
  }
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) return fd;
  if (errno == EWOULDBLOCK) return in_use(device, port);
  return os_error(errno, {"独占端口 " + port.text, "claim " + port.text});
}

}  // namespace gongshi::drivers
