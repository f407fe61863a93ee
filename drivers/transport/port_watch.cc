#include "drivers/transport/port_watch.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "drivers/os/log.h"

namespace gongshi::drivers {
namespace {

constexpr std::uint32_t kChanges =
    IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ATTRIB | IN_DELETE_SELF;

}  // namespace

std::optional<DeviceId> device_at(const fs::path& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0 || ::access(path.c_str(), R_OK | W_OK) != 0) {
    return std::nullopt;
  }
  return DeviceId{found.st_rdev, found.st_ino};
}

PortWatch::PortWatch(Loop& loop, fs::path path, std::function<void()> on_return)
    : loop_(loop),
      path_(std::move(path)),
      on_return_(std::move(on_return)),
      notify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      seen_(device_at(path_)) {
  Status watched;
  if (!notify_) {
    watched = os_error(errno, {"监视 " + path_.string(), "watch " + path_.string()});
  } else {
    watched = loop_.watch(notify_.get(), Loop::kReadable, [this](std::uint32_t) { look(); });
  }
  if (watched) {
    look();
  } else {
    log(Level::kWarning, "board", watched.error());
  }
}

PortWatch::~PortWatch() {
  if (notify_) loop_.forget(notify_.get());
}

/// The folder that holds the name, or the nearest one above it that is there: udev removes
/// /dev/serial/by-id together with the last adapter.
void PortWatch::watch_folder_of(const fs::path& path) {
  for (fs::path folder = path.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (::inotify_add_watch(notify_.get(), folder.c_str(), kChanges | IN_ONLYDIR) >= 0) return;
    if (folder == folder.root_path()) return;
  }
}

void PortWatch::look() {
  alignas(inotify_event) std::array<char, 4096> events{};
  while (::read(notify_.get(), events.data(), events.size()) > 0) {
  }
  // Folders come and go; watching one that is watched already changes nothing.
  watch_folder_of(path_);
  std::error_code no_link;
  const fs::path target = fs::read_symlink(path_, no_link);
  if (!no_link) watch_folder_of(target.is_absolute() ? target : path_.parent_path() / target);

  const auto now = device_at(path_);
  const bool returned = now && now != seen_;
  seen_ = now;
  if (returned) on_return_();
}

}  // namespace gongshi::drivers
