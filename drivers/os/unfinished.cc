#include "drivers/os/unfinished.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <system_error>
#include <vector>

#include "drivers/os/fd.h"

namespace gongshi {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "<name>.new-<process>-<count>"; any name when `name` is empty.
bool is_unfinished(std::string_view file, std::string_view name) {
  const std::size_t mark = file.rfind(kUnfinishedMark);
  if (mark == std::string_view::npos || mark == 0) return false;
  if (!name.empty() && file.substr(0, mark) != name) return false;
  const std::string_view tail = file.substr(mark + kUnfinishedMark.size());
  const std::size_t dash = tail.find('-');
  return dash != std::string_view::npos && is_number(tail.substr(0, dash)) &&
         is_number(tail.substr(dash + 1));
}

/// Whoever writes it holds its lock, and the lock goes with the process.
void remove_if_abandoned(const fs::path& path) {
  const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (fd && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
}

}  // namespace

void remove_unfinished(const fs::path& folder, std::string_view name) {
  std::error_code error;
  std::vector<fs::path> found;  // first, so that no entry is skipped by removing another
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    if (is_unfinished(entry->path().filename().string(), name)) found.push_back(entry->path());
  }
  for (const fs::path& path : found) remove_if_abandoned(path);
}

}  // namespace gongshi
