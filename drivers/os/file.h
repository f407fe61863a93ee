// Files as the store and the reports need them: bounded reads, atomic and synced writes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/os/fd.h"
#include "drivers/os/result.h"

namespace gongshi {

namespace fs = std::filesystem;

[[nodiscard]] inline std::span<const std::byte> as_bytes(std::string_view text) {
  return std::as_bytes(std::span(text));
}
[[nodiscard]] inline std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The whole regular file, at most `cap` bytes. Follows no link in the last path component.
/// Errc::kNotFound when it does not exist, kCorrupt when it is larger than `cap` or not a file.
[[nodiscard]] Result<std::string> read_file(const fs::path& path, std::size_t cap);

/// Writes beside `path`, fsyncs, renames over it, fsyncs the directory: after a power cut the old
/// or the new content is there, whole. `mode` is the file's permission bits.
[[nodiscard]] Status write_file_atomic(const fs::path& path, std::span<const std::byte> bytes,
                                       unsigned mode = 0644);
[[nodiscard]] Status write_file_atomic(const fs::path& path, std::string_view text,
                                       unsigned mode = 0644);

/// Takes the next bytes of a file.
using Sink = std::function<Status(std::span<const std::byte>)>;

/// The same for content made piece by piece: `produce` calls the Sink in order. Its error gives up
/// the write.
[[nodiscard]] Status write_file_streamed(const fs::path& path,
                                         const std::function<Status(const Sink&)>& produce,
                                         unsigned mode = 0644);

/// All of `bytes`, through short writes and EINTR.
[[nodiscard]] Status write_all(int fd, std::span<const std::byte> bytes, const fs::path& name);

/// Makes the entries of `directory` durable (fsync on the directory itself).
[[nodiscard]] Status sync_directory(const fs::path& directory);

/// mkdir -p.
[[nodiscard]] Status make_directories(const fs::path& directory);

/// A read-only mapping of a regular file; the bytes stay valid while it lives, also after the
/// file is unlinked.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const fs::path& path, std::size_t cap);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
  [[nodiscard]] std::string_view text() const { return as_text(bytes_); }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
  std::span<const std::byte> bytes_;
};

}  // namespace gongshi
