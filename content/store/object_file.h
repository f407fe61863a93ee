// ObjectFile: what a file of the store really holds, read from the disk and hashed.
//
// With read(2), never a mapping: a bad sector is then an error here, not the end of the program.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "content/bundle/hash.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// Asked after each piece of a long read: false stops it. It may wait, to leave the disk to others.
using GoOn = std::function<bool()>;

struct FileHash {
  bundle::Hash hash;
  std::uint64_t size = 0;
};

/// The regular file at `path`. With `from_disk` the kernel is asked to forget what it has cached of
/// it first. Errc::kNotFound, kCorrupt (no regular file, larger than `cap`), kIo; kClosed: stopped.
[[nodiscard]] Result<FileHash> hash_file(const fs::path& path, std::uint64_t cap,
                                         bool from_disk = false, const GoOn& go_on = {});

/// True when `path` is a regular file of this size and hash.
[[nodiscard]] bool is_object(const fs::path& path, std::uint64_t size, const bundle::Hash& hash);

/// True when something bears this name, a dangling link too. What cannot be looked at is not there:
/// whoever then opens or replaces it hears why.
[[nodiscard]] bool is_there(const fs::path& path);

/// What lies in `folder`, in no order. A folder that cannot be listed has nothing that we would use
/// or remove.
[[nodiscard]] std::vector<fs::path> entries_of(const fs::path& folder);

}  // namespace gongshi::content::store
