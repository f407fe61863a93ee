// TempDir: a folder of the test's own, gone with it.
#pragma once

#include <string_view>

#include "drivers/os/file.h"

namespace gongshi::test {

class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] fs::path operator/(std::string_view name) const { return path_ / name; }

  /// Writes `text` to `name` inside, folders made as needed; the file's path.
  fs::path write(std::string_view name, std::string_view text) const;

 private:
  fs::path path_;
};

}  // namespace gongshi::test
