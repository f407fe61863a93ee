#include "mounted.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "drivers/os/fd.h"
#include "rig.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {
namespace {

/// A program of the system; its exit code.
int run_quietly(const std::vector<std::string>& words) {
  const TempDir dir;
  return run_program(words, dir / "output").code;
}

std::string reason(const char* what) {
  return std::string(what) + ": " + std::generic_category().message(errno);
}

}  // namespace

void leave_mount_namespace() {
  if (::unshare(CLONE_NEWNS) != 0) throw Skipped(reason("no mount namespace, root is needed"));
  if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
    throw Skipped(reason("mounts cannot be made private"));
  }
}

void make_ext4(const fs::path& image, unsigned mib) {
  if (!fs::exists("/usr/sbin/mkfs.ext4")) throw Skipped("there is no mkfs.ext4");
  const int code = run_quietly({"/usr/sbin/mkfs.ext4", "-q", "-F", "-J", "size=4", "-E",
                                "lazy_itable_init=0,lazy_journal_init=0", image.string(),
                                std::to_string(mib) + "M"});
  demand(code == 0, "mkfs.ext4 fails");
}

Mounted::Mounted(const std::string& type, const std::string& options, const fs::path& source,
                 const fs::path& folder)
    : folder_(folder) {
  fs::create_directories(folder);
  const int code =
      run_quietly({"/usr/bin/mount", "-t", type, "-o", options, source.string(), folder.string()});
  if (code != 0) throw Skipped("mount -t " + type + " -o " + options + " is not allowed here");
}

Mounted::~Mounted() {
  if (::umount2(folder_.c_str(), 0) != 0) {
    std::fprintf(stderr, "%s is still mounted: %s\n", folder_.c_str(), std::strerror(errno));
  }
}

void Mounted::remount(const std::string& options) const {
  const int code = run_quietly({"/usr/bin/mount", "-o", "remount," + options, folder_.string()});
  demand(code == 0, "remount," + options + " fails");
}

void copy_sparse(const fs::path& from, const fs::path& to) {
  const Fd in(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  const Fd out(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  const auto size = static_cast<off_t>(fs::file_size(from));
  demand(in && out && ::ftruncate(out.get(), size) == 0, "no copy of " + from.string());
  std::array<std::byte, 1 << 16> buffer{};
  for (off_t at = 0; (at = ::lseek(in.get(), at, SEEK_DATA)) >= 0;) {
    const off_t end = ::lseek(in.get(), at, SEEK_HOLE);
    while (at < end) {
      const std::size_t want = std::min(buffer.size(), static_cast<std::size_t>(end - at));
      const ssize_t got = ::pread(in.get(), buffer.data(), want, at);
      demand(
          got > 0 && ::pwrite(out.get(), buffer.data(), static_cast<std::size_t>(got), at) == got,
          "no copy of " + from.string());
      at += got;
    }
  }
}

}  // namespace gongshi::test
