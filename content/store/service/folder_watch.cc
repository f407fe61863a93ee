#include "content/store/service/folder_watch.h"

#include <sys/inotify.h>

#include <array>
#include <cerrno>

namespace gongshi::content::store {
namespace {

/// Atomic writes end with a rename; what is being written beside them is nobody's news.
constexpr std::uint32_t kChanges = IN_MOVED_TO | IN_DELETE | IN_ONLYDIR;

}  // namespace

FolderWatch::FolderWatch(Loop& loop, Fd inotify, std::function<void()> on_change)
    : loop_(loop), inotify_(std::move(inotify)), on_change_(std::move(on_change)) {}

FolderWatch::~FolderWatch() {
  loop_.forget(inotify_.get());
}

Result<std::unique_ptr<FolderWatch>> FolderWatch::open(Loop& loop,
                                                       std::function<void()> on_change) {
  Fd inotify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (!inotify) return os_error(errno, {"监视目录", "cannot watch folders"});
  std::unique_ptr<FolderWatch> watch(
      new FolderWatch(loop, std::move(inotify), std::move(on_change)));
  GONGSHI_CHECK(loop.watch(watch->inotify_.get(), Loop::kReadable,
                           [raw = watch.get()](std::uint32_t) { raw->drain(); }));
  return watch;
}

void FolderWatch::watch(const fs::path& folder) {
  // The same folder again is the same watch; one that is missing is asked for again later.
  [[maybe_unused]] const int id = ::inotify_add_watch(inotify_.get(), folder.c_str(), kChanges);
}

void FolderWatch::drain() {
  alignas(inotify_event) std::array<char, 4096> events{};
  bool any = false;
  while (::read(inotify_.get(), events.data(), events.size()) > 0) any = true;
  if (any) on_change_();
}

}  // namespace gongshi::content::store
