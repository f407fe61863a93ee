// Disk: every change that the updater makes on disk, one call each, so that a test can let any
// single step fail or cut the power before it.
//
// Nothing here cleans up after a failure: what is half done lies in the staging folder, which every
// start empties.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

class Disk {
 public:
  virtual ~Disk() = default;

  /// A new file with these bytes, fsynced. It must not exist yet. Its directory entry is durable
  /// after sync_directory().
  [[nodiscard]] Status create(const fs::path& path, std::span<const std::byte> bytes,
                              unsigned mode);
  [[nodiscard]] Status create(const fs::path& path, std::string_view text, unsigned mode);

  /// A file to be added to, made if it is not there; `length` is what it holds already. For bytes
  /// that are checked before they are used: nothing is fsynced.
  [[nodiscard]] Result<Fd> open_append(const fs::path& path, std::uint64_t& length);
  [[nodiscard]] Status append(const Fd& file, std::span<const std::byte> bytes,
                              const fs::path& path);
  [[nodiscard]] Status truncate(const Fd& file, const fs::path& path);

  /// Makes a file that an earlier run left as durable as create() would have.
  [[nodiscard]] Status settle(const fs::path& path, unsigned mode);

  /// Replaces `to`. On one file system.
  [[nodiscard]] Status rename(const fs::path& from, const fs::path& to);
  [[nodiscard]] Status sync_directory(const fs::path& directory);

  /// One level; true when it was made, false when it was there.
  [[nodiscard]] Result<bool> make_directory(const fs::path& directory);

  /// A file or a whole folder; gone already is fine.
  [[nodiscard]] Status remove(const fs::path& path);

  /// create() in `staging`, rename over `path`, sync_directory(): the old or the new content.
  [[nodiscard]] Status replace(const fs::path& staging, const fs::path& path, std::string_view text,
                               unsigned mode);

  /// What an ordinary user may still write on the file system of `path`.
  [[nodiscard]] virtual Result<std::uint64_t> free_bytes(const fs::path& path) const;

 protected:
  enum class Step { kCreate, kWrite, kSync, kRename, kSyncDirectory, kMakeDirectory, kRemove };

  /// Called before each step, with the path that it touches; for a rename, the new name.
  [[nodiscard]] virtual Status before(Step step, const fs::path& path);
  /// Called after a rename, with both names.
  virtual void renamed(const fs::path& from, const fs::path& to);

 private:
  [[nodiscard]] Status finish(const Fd& file, const fs::path& path, unsigned mode);
};

/// True when the error is a full disk; the result word is then E_SPACE.
[[nodiscard]] bool is_disk_full(int error_number);

}  // namespace gongshi::content::store
