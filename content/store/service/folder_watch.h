// FolderWatch: something in one of a few folders was renamed, written or removed.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/loop.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

class FolderWatch {
 public:
  /// The loop is borrowed. Nothing is watched yet.
  [[nodiscard]] static Result<std::unique_ptr<FolderWatch>> open(Loop& loop,
                                                                 std::function<void()> on_change);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// From now on, too; a folder that is not there yet, or was made anew, is found when it is asked
  /// for again.
  void watch(const fs::path& folder);

 private:
  FolderWatch(Loop& loop, Fd inotify, std::function<void()> on_change);
  void drain();

  Loop& loop_;
  Fd inotify_;
  std::function<void()> on_change_;
};

}  // namespace gongshi::content::store
