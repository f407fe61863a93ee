#include "content/store/object_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>

#include "drivers/os/fd.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

Error failed(int error_number, const fs::path& path) {
  const Errc code = error_number == ENOENT || error_number == ENOTDIR ? Errc::kNotFound : Errc::kIo;
  const std::string name = path.string();
  return os_error(error_number, {"读取 " + name + " ", "cannot read " + name}, code);
}

Error unfit(const fs::path& path) {
  const std::string name = path.string();
  return {Errc::kCorrupt,
          {name + " 不是普通文件或过大", name + " is no regular file, or too large"},
          {}};
}

Error stopped(const fs::path& path) {
  const std::string name = path.string();
  return {Errc::kClosed, {"读取 " + name + " 已中止", "reading " + name + " was stopped"}, {}};
}

}  // namespace

Result<FileHash> hash_file(const fs::path& path, std::uint64_t cap, bool from_disk,
                           const GoOn& go_on) {
  const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!fd && errno == ELOOP) return unfit(path);
  if (!fd) return failed(errno, path);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return failed(errno, path);
  if (!S_ISREG(info.st_mode) || static_cast<std::uint64_t>(info.st_size) > cap) return unfit(path);
  if (from_disk) ::posix_fadvise(fd.get(), 0, 0, POSIX_FADV_DONTNEED);  // advice, no more
  bundle::Hasher hasher;
  FileHash result;
  std::vector<std::byte> piece(
      std::clamp<std::size_t>(static_cast<std::size_t>(info.st_size), 1, kPiece));
  for (;;) {
    const ssize_t got = ::read(fd.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(errno, path);
    if (got == 0) break;
    result.size += static_cast<std::uint64_t>(got);
    if (result.size > cap) return unfit(path);
    hasher.add(std::span(piece).first(static_cast<std::size_t>(got)));
    if (go_on && !go_on()) return stopped(path);
  }
  result.hash = hasher.finish();
  return result;
}

bool is_object(const fs::path& path, std::uint64_t size, const bundle::Hash& hash) {
  const auto found = hash_file(path, size);
  return found && found->size == size && found->hash == hash;
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    entries.push_back(entry->path());
  }
  return entries;
}

}  // namespace gongshi::content::store
