#include "content/store/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "content/bundle/verdict.h"

namespace gongshi::content::store {
namespace {

Error failed(int error_number, const char* zh, const char* en, const fs::path& path) {
  Error error = os_error(error_number, {std::string(zh) + " " + path.string() + " ",
                                        std::string(en) + " " + path.string()});
  error.word = bundle::verdict_word(is_disk_full(error_number) ? bundle::Verdict::kSpace
                                                               : bundle::Verdict::kIo);
  return error;
}

/// What root makes belongs to whoever owns the folder that it lies in: a command run as root beside
/// the service leaves nothing behind that the service's user may not replace. False: see errno.
bool inherit_owner(const fs::path& path) {
  if (::geteuid() != 0) return true;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  struct stat owner{};
  return ::stat(folder.c_str(), &owner) == 0 &&
         ::lchown(path.c_str(), owner.st_uid, owner.st_gid) == 0;
}

}  // namespace

bool is_disk_full(int error_number) {
  return error_number == ENOSPC || error_number == EDQUOT;
}

Status Disk::before(Step /*step*/, const fs::path& /*path*/) {
  return {};
}
void Disk::renamed(const fs::path& /*from*/, const fs::path& /*to*/) {}

Status Disk::create(const fs::path& path, std::span<const std::byte> bytes, unsigned mode) {
  GONGSHI_CHECK(before(Step::kCreate, path));
  const Fd fd(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode | S_IWUSR));
  if (!fd || !inherit_owner(path)) return failed(errno, "新建", "cannot create", path);
  GONGSHI_CHECK(append(fd, bytes, path));
  return finish(fd, path, mode);
}

Status Disk::create(const fs::path& path, std::string_view text, unsigned mode) {
  return create(path, as_bytes(text), mode);
}

Result<Fd> Disk::open_append(const fs::path& path, std::uint64_t& length) {
  GONGSHI_CHECK(before(Step::kCreate, path));
  Fd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd || !inherit_owner(path)) return failed(errno, "新建", "cannot create", path);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return failed(errno, "查看", "cannot stat", path);
  length = static_cast<std::uint64_t>(info.st_size);
  return fd;
}

Status Disk::append(const Fd& file, std::span<const std::byte> bytes, const fs::path& path) {
  GONGSHI_CHECK(before(Step::kWrite, path));
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failed(errno, "写入", "cannot write", path);
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return {};
}

Status Disk::truncate(const Fd& file, const fs::path& path) {
  GONGSHI_CHECK(before(Step::kWrite, path));
  if (::ftruncate(file.get(), 0) != 0) return failed(errno, "截短", "cannot truncate", path);
  return {};
}

Status Disk::finish(const Fd& file, const fs::path& path, unsigned mode) {
  if (::fchmod(file.get(), mode) != 0) return failed(errno, "设置权限", "cannot chmod", path);
  GONGSHI_CHECK(before(Step::kSync, path));
  if (::fsync(file.get()) != 0) return failed(errno, "同步", "cannot sync", path);
  return {};
}

Status Disk::settle(const fs::path& path, unsigned mode) {
  const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!fd) return failed(errno, "打开", "cannot open", path);
  return finish(fd, path, mode);
}

Status Disk::rename(const fs::path& from, const fs::path& to) {
  GONGSHI_CHECK(before(Step::kRename, to));
  if (::rename(from.c_str(), to.c_str()) != 0)
    return failed(errno, "改名为", "cannot rename to", to);
  renamed(from, to);
  return {};
}

Status Disk::sync_directory(const fs::path& directory) {
  GONGSHI_CHECK(before(Step::kSyncDirectory, directory));
  const Fd fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd) return failed(errno, "打开目录", "cannot open the folder", directory);
  if (::fsync(fd.get()) != 0) return failed(errno, "同步目录", "cannot sync the folder", directory);
  return {};
}

Result<bool> Disk::make_directory(const fs::path& directory) {
  if (::access(directory.c_str(), F_OK) == 0) return false;
  GONGSHI_CHECK(before(Step::kMakeDirectory, directory));
  if (::mkdir(directory.c_str(), 0755) == 0) {
    if (inherit_owner(directory)) return true;
  } else if (errno == EEXIST) {
    return false;
  }
  return failed(errno, "新建目录", "cannot make the folder", directory);
}

Status Disk::remove(const fs::path& path) {
  GONGSHI_CHECK(before(Step::kRemove, path));
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return failed(error.value(), "删除", "cannot remove", path);
  return {};
}

Status Disk::replace(const fs::path& staging, const fs::path& path, std::string_view text,
                     unsigned mode) {
  const fs::path beside = staging / (path.filename().string() + ".new");
  GONGSHI_CHECK(remove(beside));
  GONGSHI_CHECK(create(beside, text, mode));
  GONGSHI_CHECK(rename(beside, path));
  return sync_directory(path.parent_path());
}

Result<std::uint64_t> Disk::free_bytes(const fs::path& path) const {
  struct statvfs info{};
  if (::statvfs(path.c_str(), &info) != 0) {
    return failed(errno, "查看剩余空间", "cannot tell the free space of", path);
  }
  return std::uint64_t{info.f_bavail} * std::uint64_t{info.f_frsize};
}

}  // namespace gongshi::content::store
