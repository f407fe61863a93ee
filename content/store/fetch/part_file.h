// PartFile: the bytes of one object that have come so far, in staging/partial under the hash that
// all of them must have. Never trusted: whoever uses it hashes it first.
#pragma once

#include <cstdint>
#include <span>

#include "content/store/disk.h"
#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

class PartFile {
 public:
  /// Takes up what lies at `path`, or begins with nothing. `size` is what the whole will have; a
  /// file that is longer is begun anew.
  [[nodiscard]] static Result<PartFile> open(Disk& disk, const fs::path& path, std::uint64_t size);

  [[nodiscard]] std::uint64_t length() const { return length_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] bool whole() const { return length_ == size_; }
  [[nodiscard]] const fs::path& path() const { return path_; }

  /// Never grows beyond size(): Errc::kCorrupt then, with nothing written.
  [[nodiscard]] Status append(std::span<const std::byte> bytes);
  /// Back to nothing.
  [[nodiscard]] Status restart();

  [[nodiscard]] Result<MappedFile> map() const;
  [[nodiscard]] Status remove();

 private:
  PartFile(Disk& disk, fs::path path, Fd fd, std::uint64_t size, std::uint64_t length);

  Disk* disk_;
  fs::path path_;
  Fd fd_;
  std::uint64_t size_;
  std::uint64_t length_;
};

}  // namespace gongshi::content::store
