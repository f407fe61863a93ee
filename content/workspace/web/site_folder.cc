#include "content/workspace/web/site_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstdio>
#include <set>
#include <utility>
#include <vector>

#include "content/workspace/finding.h"
#include "drivers/os/unfinished.h"

namespace gongshi::content::web {
namespace {

constexpr std::size_t kMostSums = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kSumLength = 64 + 2;  // the hash and two blanks before the name

Error foreign(const fs::path& target, const Sentence& why) {
  return workspace::finding_error(
      workspace::Code::kForeignFolder,
      {target.string() + " " + why.zh + "；没有改动它，请换一个新文件夹",
       target.string() + " " + why.en + "; it was left as it is, name a new folder"},
      Errc::kRejected);
}

Error failed(const fs::path& path, const Sentence& doing) {
  return os_error(errno, {doing.zh + " " + path.string() + " ", doing.en + " " + path.string()});
}

/// The names that an earlier export's list gives; empty when there is no such list.
std::set<std::string, std::less<>> listed_names(const fs::path& folder) {
  std::set<std::string, std::less<>> names;
  const auto list = read_file(folder / kSums, kMostSums);
  if (!list) return names;
  std::string_view rest = *list;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (line.size() > kSumLength) names.emplace(line.substr(kSumLength));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!names.empty()) names.emplace(kSums);
  return names;
}

bool bears_our_mark(const fs::path& folder) {
  constexpr std::size_t kMostIssueFile = std::size_t{64} * 1024;
  const auto issue = read_file(folder / kIssueFile, kMostIssueFile);
  return issue && issue->starts_with(kIssueMark);
}

Status check_replaceable(const fs::path& target) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(target, error);
  if (status.type() == fs::file_type::not_found) return {};
  if (status.type() != fs::file_type::directory) {
    return foreign(target, {"不是文件夹", "is not a folder"});
  }
  if (fs::is_empty(target, error)) return {};
  const auto names = listed_names(target);
  if (names.empty() || !bears_our_mark(target)) {
    return foreign(target,
                   {"里有文件，但不是以前导出的网页", "holds files, but is no earlier export"});
  }
  std::set<std::string> strangers;
  auto entry = fs::recursive_directory_iterator(target, error);
  for (; !error && entry != fs::end(entry); entry.increment(error)) {
    const fs::file_type type = entry->symlink_status(error).type();
    if (type == fs::file_type::directory) continue;
    const std::string name = entry->path().lexically_relative(target).generic_string();
    if (type != fs::file_type::regular || !names.contains(name)) strangers.insert(name);
  }
  if (error) {
    errno = error.value();
    return failed(target, {"读取", "cannot read"});
  }
  if (strangers.empty()) return {};
  const std::string& first = *strangers.begin();
  return foreign(target,
                 {"里有不是导出的文件 " + first, "holds " + first + ", which no export wrote"});
}

/// "www.new-4711", or "www.new-4711-0" for what it replaces.
bool is_unfinished(std::string_view name, std::string_view target) {
  if (!name.starts_with(target)) return false;
  name.remove_prefix(target.size());
  if (!name.starts_with(kUnfinishedMark)) return false;
  name.remove_prefix(kUnfinishedMark.size());
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

/// What an export left behind that was killed: whoever fills a folder holds its lock.
void remove_abandoned(const fs::path& target) {
  const std::string name = target.filename().string();
  std::error_code error;
  std::vector<fs::path> found;  // first, so that no entry is skipped by removing another
  for (auto entry = fs::directory_iterator(target.parent_path(), error);
       !error && entry != fs::end(entry); entry.increment(error)) {
    if (is_unfinished(entry->path().filename().string(), name)) found.push_back(entry->path());
  }
  for (const fs::path& path : found) {
    const Fd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (fd && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) fs::remove_all(path, error);
  }
}

}  // namespace

SiteFolder::SiteFolder(fs::path target, fs::path fresh, Fd lock)
    : target_(std::move(target)), fresh_(std::move(fresh)), lock_(std::move(lock)) {}

SiteFolder::SiteFolder(SiteFolder&& other) noexcept
    : target_(std::move(other.target_)),
      fresh_(std::exchange(other.fresh_, {})),
      lock_(std::move(other.lock_)),
      sums_(std::move(other.sums_)) {}

SiteFolder::~SiteFolder() {
  if (fresh_.empty()) return;
  std::error_code error;  // nothing more can be done about it here; the next export tidies up
  fs::remove_all(fresh_, error);
}

Result<SiteFolder> SiteFolder::begin(fs::path target) {
  std::error_code error;
  target = fs::absolute(target, error).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();  // "www/"
  GONGSHI_CHECK(check_replaceable(target));
  GONGSHI_CHECK(make_directories(target.parent_path()));
  remove_abandoned(target);
  fs::path fresh = target;
  fresh += std::string(kUnfinishedMark) + std::to_string(::getpid());
  if (::mkdir(fresh.c_str(), 0755) != 0) return failed(fresh, {"建立文件夹", "cannot make"});
  Fd lock(::open(fresh.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    return failed(fresh, {"锁定文件夹", "cannot lock"});
  }
  return SiteFolder(std::move(target), std::move(fresh), std::move(lock));
}

Status SiteFolder::put(std::string_view name, std::string_view bytes) {
  const fs::path path = fresh_ / name;
  const bool fresh_name = sums_.emplace(name, bundle::sha256(bytes)).second;
  assert(fresh_name);
  static_cast<void>(fresh_name);
  GONGSHI_CHECK(make_directories(path.parent_path()));
  const Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file) return failed(path, {"写入", "cannot write"});
  return write_all(file.get(), as_bytes(bytes), path);
}

Status SiteFolder::finish() {
  std::string list;
  for (const auto& [name, hash] : sums_) list += hash.hex() + "  " + name + "\n";
  GONGSHI_CHECK(put(kSums, list));
  if (::syncfs(lock_.get()) != 0) return failed(fresh_, {"保存到磁盘", "cannot sync"});
  // Made anew meanwhile, or something put into it: looked at again at the last moment.
  GONGSHI_CHECK(check_replaceable(target_));
  if (::rename(fresh_.c_str(), target_.c_str()) == 0) {  // not there, or empty
    fresh_.clear();
    return sync_directory(target_.parent_path());
  }
  if (errno != ENOTEMPTY && errno != EEXIST)
    return failed(target_, {"换上", "cannot put in place"});
  if (::renameat2(AT_FDCWD, fresh_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) {
      return failed(target_, {"换上", "cannot put in place"});
    }
    // A file system that cannot exchange two names: there is a moment without the folder.
    fs::path old = fresh_;
    old += "-0";
    if (::rename(target_.c_str(), old.c_str()) != 0) {
      return failed(target_, {"移开旧文件夹", "cannot move aside"});
    }
    if (::rename(fresh_.c_str(), target_.c_str()) != 0) {
      const Error error = failed(target_, {"换上", "cannot put in place"});
      static_cast<void>(::rename(old.c_str(), target_.c_str()));
      return error;
    }
    fresh_ = std::move(old);
  }
  GONGSHI_CHECK(sync_directory(target_.parent_path()));
  std::error_code error;
  fs::remove_all(std::exchange(fresh_, {}), error);
  if (error) {
    errno = error.value();
    return failed(target_.parent_path(), {"删除旧文件夹", "cannot remove the old folder in"});
  }
  return {};
}

}  // namespace gongshi::content::web
