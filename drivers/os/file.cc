#include "drivers/os/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "drivers/os/unfinished.h"

namespace gongshi {
namespace {

Sentence doing(std::string_view zh, std::string_view en, const fs::path& path) {
  return {std::string(zh) + " " + path.string() + " ", std::string(en) + " " + path.string()};
}

/// Opens a regular file for reading and tells its size.
Result<std::pair<Fd, std::size_t>> open_regular(const fs::path& path, std::size_t cap) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!fd) {
    const Errc code = errno == ENOENT || errno == ENOTDIR ? Errc::kNotFound : Errc::kIo;
    return os_error(errno, doing("打开", "cannot open", path), code);
  }
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return os_error(errno, doing("查看", "cannot stat", path));
  if (!S_ISREG(info.st_mode)) {
    return Error{Errc::kCorrupt,
                 {path.string() + " 不是普通文件", path.string() + " is not a regular file"},
                 {}};
  }
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size > cap) {
    return Error{Errc::kCorrupt,
                 {path.string() + " 有 " + std::to_string(size) + " 字节，超过上限 " +
                      std::to_string(cap) + " 字节",
                  path.string() + " has " + std::to_string(size) + " bytes, the limit is " +
                      std::to_string(cap)},
                 {}};
  }
  return std::pair{std::move(fd), size};
}

/// A new file beside `path`, locked while it is open (unfinished.h), and its name.
Result<std::pair<Fd, fs::path>> create_beside(const fs::path& path, unsigned mode) {
  static std::atomic<unsigned> counter{0};
  constexpr int kTries = 16;  // then without the lock: nobody may keep us from writing
  for (int tried = 1;; ++tried) {
    fs::path beside = path;
    beside += kUnfinishedMark;
    beside += std::to_string(::getpid()) + "-" + std::to_string(counter++);
    Fd fd(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!fd) return os_error(errno, doing("新建", "cannot create", beside));
    // A file system without locks has nobody who tidies up by them either.
    struct stat info{};
    const bool locked = ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0;
    const bool others = !locked && errno == EWOULDBLOCK && tried < kTries;
    if (!others && (!locked || ::fstat(fd.get(), &info) != 0 || info.st_nlink > 0)) {
      return std::pair{std::move(fd), std::move(beside)};
    }
    // Somebody tidies up between our two calls and takes it for abandoned: once more.
    ::unlink(beside.c_str());
  }
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t cap) {
  GONGSHI_TRY(auto opened, open_regular(path, cap));
  std::string content(opened.second, '\0');
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ssize_t got =
        ::read(opened.first.get(), content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_error(errno, doing("读取", "cannot read", path));
    if (got == 0) break;  // cut while we read: what is there is the content
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

Status write_all(int fd, std::span<const std::byte> bytes, const fs::path& name) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return os_error(errno, doing("写入", "cannot write", name));
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return {};
}

Status sync_directory(const fs::path& directory) {
  const Fd fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd) return os_error(errno, doing("打开目录", "cannot open the folder", directory));
  if (::fsync(fd.get()) != 0) {
    return os_error(errno, doing("同步目录", "cannot sync the folder", directory));
  }
  return {};
}

Status write_file_streamed(const fs::path& path, const std::function<Status(const Sink&)>& produce,
                           unsigned mode) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  remove_unfinished(folder, path.filename().string());
  GONGSHI_TRY(const auto made, create_beside(path, mode));
  const Fd& fd = made.first;
  const fs::path& beside = made.second;
  const auto give_up = [&](Error error) {
    ::unlink(beside.c_str());
    return error;
  };
  const Sink sink = [&](std::span<const std::byte> piece) {
    return write_all(fd.get(), piece, beside);
  };
  if (auto written = produce(sink); !written) return give_up(written.error());
  // The file is ours, so EPERM means a file system without modes: a FAT stick.
  const bool mode_set = ::fchmod(fd.get(), mode) == 0 || errno == EPERM;
  if (!mode_set || ::fsync(fd.get()) != 0) {
    return give_up(os_error(errno, doing("同步", "cannot sync", beside)));
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    return give_up(os_error(errno, doing("改名为", "cannot rename to", path)));
  }
  return sync_directory(folder);
}

Status write_file_atomic(const fs::path& path, std::span<const std::byte> bytes, unsigned mode) {
  return write_file_streamed(path, [&](const Sink& sink) { return sink(bytes); }, mode);
}

Status write_file_atomic(const fs::path& path, std::string_view text, unsigned mode) {
  return write_file_atomic(path, as_bytes(text), mode);
}

Status make_directories(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return os_error(error.value(), doing("新建目录", "cannot make the folder", directory));
  return {};
}

Result<MappedFile> MappedFile::open(const fs::path& path, std::size_t cap) {
  GONGSHI_TRY(const auto opened, open_regular(path, cap));
  if (opened.second == 0) return MappedFile({});
  void* start = ::mmap(nullptr, opened.second, PROT_READ, MAP_PRIVATE, opened.first.get(), 0);
  if (start == MAP_FAILED) return os_error(errno, doing("映射", "cannot map", path));
  return MappedFile({static_cast<const std::byte*>(start), opened.second});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace gongshi
