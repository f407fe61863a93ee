#include "signage/log/log_verify.h"

#include <set>

#include "signage/log/log_walk.h"

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;

/// Whether this log has ever had another key. One who takes the former keys away has only made the
/// days that they signed unbelieved.
Result<bool> has_former_keys(const fs::path& folder) {
  std::error_code error;
  bool found = false;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    found = found || entry->path().filename().string().starts_with("log.pub.");
  }
  if (error) {
    return os_error(error.value(),
                    {"读取 " + folder.string() + " 的清单", "list " + folder.string()});
  }
  return found;
}

}  // namespace

Result<LogReport> verify_log(const fs::path& folder, const PublicKey& key) {
  GONGSHI_TRY(const auto files, log_files(folder));
  if (files.empty()) {
    return Error{Errc::kNotFound,
                 {folder.string() + " 中没有显示记录", "no display log in " + folder.string()},
                 {}};
  }
  GONGSHI_TRY(auto changes, log_key_changes(folder, files));
  LogWalk walk(folder, LogTrust(key, std::move(changes)));
  for (const LogFile& file : files) GONGSHI_CHECK(walk.file(file, file == files.back()));
  return walk.finish(true);
}

Result<LogReport> verify_log(const fs::path& folder, const PublicKey& key,
                             const std::vector<LogFile>& used) {
  GONGSHI_TRY(const auto files, log_files(folder));
  GONGSHI_TRY(const bool other_keys, has_former_keys(folder));
  std::vector<LogKeyChange> changes;
  if (other_keys) {
    GONGSHI_TRY(changes, log_key_changes(folder, files));
  }
  // With the lines that say which key signed those days.
  std::set<LogFile> wanted;
  for (const LogKeyChange& change : changes) wanted.insert(change.file);
  LogWalk walk(folder, LogTrust(key, std::move(changes)));
  for (const LogFile& file : files) {
    const bool asked = !used.empty() && file >= used.front() && file <= used.back();
    if (!asked && !wanted.contains(file)) {
      walk.skip();
      continue;
    }
    GONGSHI_CHECK(walk.file(file, file == files.back()));
  }
  return walk.finish(false);
}

}  // namespace gongshi::signage
