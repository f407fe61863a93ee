#include "content/store/stick/candidate_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <vector>

#include "content/bundle/container.h"
#include "content/store/stick/harmless_text.h"

namespace gongshi::content::store {
namespace {

using bundle::Verdict;
using namespace std::chrono_literals;

constexpr auto kCopyWithin = 15min;  // a stick that gives its bytes more slowly is no use

/// A regular file of an allowed size, opened without following links.
Result<Fd> open_candidate(const fs::path& path, std::uint64_t& size) {
  const std::string name = harmless(path.filename().string());
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (!fd && errno == ELOOP) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 是链接，不予导入", name + " is a link and is not imported"});
  }
  if (!fd) return stick_error(errno, "打开 " + name + " ", "cannot open " + name);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) {
    return stick_error(errno, "查看 " + name + " ", "cannot stat " + name);
  }
  if (S_ISDIR(info.st_mode)) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 是文件夹，不是内容包", name + " is a folder, not a bundle"});
  }
  if (!S_ISREG(info.st_mode)) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 不是普通文件", name + " is not a regular file"});
  }
  size = static_cast<std::uint64_t>(info.st_size);
  if (size > bundle::kMaxBundleFile) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 超过 1.2 GiB", name + " is larger than 1.2 GiB"});
  }
  return fd;
}

Error given_up(const std::string& name) {
  return {Errc::kClosed, {"复制 " + name + " 时服务停止", "stopped while copying " + name}, {}};
}

Error too_slow(const std::string& name) {
  return {Errc::kTimeout,
          {"U 盘太慢，15 分钟内没有复制完 " + name + "，内容没有改变",
           "the stick is too slow: " + name + " was not copied in 15 minutes; nothing changes"},
          std::string(bundle::verdict_word(Verdict::kIo))};
}

/// Copies at most `size` bytes; the copy need not be durable, a restart throws it away.
Status copy_bytes(const Fd& from, const Fd& to, std::uint64_t size, const std::string& name,
                  const std::atomic<bool>* stop) {
  std::vector<std::byte> buffer(std::size_t{1} << 20);
  const auto until = std::chrono::steady_clock::now() + kCopyWithin;
  while (size > 0) {
    if (stop != nullptr && *stop) return given_up(name);
    if (std::chrono::steady_clock::now() > until) return too_slow(name);
    const std::size_t want = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer.size()));
    const ssize_t got = ::read(from.get(), buffer.data(), want);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return stick_error(
          errno, "读取 " + name + " 时中断（U 盘可能已被拔出），内容没有改变：",
          "reading " + name + " broke off, perhaps the stick was pulled out; nothing changes");
    }
    if (got == 0) break;  // shorter than it was: the container check will see it
    std::span<const std::byte> rest(buffer.data(), static_cast<std::size_t>(got));
    size -= rest.size();
    while (!rest.empty()) {
      const ssize_t put = ::write(to.get(), rest.data(), rest.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return stick_error(errno, "复制 " + name + " ", "cannot copy " + name);
      rest = rest.subspan(static_cast<std::size_t>(put));
    }
  }
  return {};
}

Result<bool> has_room(const Store& store, std::uint64_t size) {
  GONGSHI_TRY(const std::uint64_t free, store.disk().free_bytes(store.layout().staging()));
  return free >= size + kSpareBytes;
}

}  // namespace

Error stick_error(int error_number, std::string zh, std::string en) {
  Error error = os_error(error_number, {std::move(zh), std::move(en)});
  error.word = bundle::verdict_word(is_disk_full(error_number) ? Verdict::kSpace : Verdict::kIo);
  return error;
}

Result<CandidateCopy> CandidateCopy::of(Store& store, const fs::path& path,
                                        const std::atomic<bool>* stop) {
  const std::string name = harmless(path.filename().string());
  std::uint64_t size = 0;
  GONGSHI_TRY(const Fd from, open_candidate(path, size));
  GONGSHI_TRY(bool room, has_room(store, size));
  if (!room) {
    // What a broken transfer has left waits for a network that may not come back: the stick is
    // here.
    GONGSHI_CHECK(store.staging().empty());
    GONGSHI_TRY(room, has_room(store, size));
  }
  if (!room) {
    return Error{Errc::kIo,
                 {"磁盘空间不足，无法复制 " + name, "not enough disk to copy " + name},
                 std::string(bundle::verdict_word(Verdict::kSpace))};
  }
  CandidateCopy copy(store.layout().staging() / "candidate");
  ::unlink(copy.path_.c_str());
  const Fd to(::open(copy.path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!to) return stick_error(errno, "复制 " + name + " ", "cannot copy " + name);
  GONGSHI_CHECK(copy_bytes(from, to, size, name, stop));
  return copy;
}

CandidateCopy::~CandidateCopy() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<MappedFile> CandidateCopy::map() const {
  return MappedFile::open(path_, bundle::kMaxBundleFile);
}

}  // namespace gongshi::content::store
