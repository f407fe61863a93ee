// FlashFile: the FlashRecord of one board as a small text file.
//
//   gongshi-flash 1
//   1795400000        seconds since 1970 of a write, oldest first
//   end 1             how many there are: a file that was cut off is not taken for a shorter one
#pragma once

#include "drivers/flash_ledger.h"
#include "drivers/os/file.h"

namespace gongshi::drivers {

class FlashFile final : public FlashRecord {
 public:
  /// Its folder is made when it is first written.
  explicit FlashFile(fs::path path) : path_(std::move(path)) {}

  /// Errc::kCorrupt, word E2118: not such a file. Others: it cannot be read. Logged, too.
  [[nodiscard]] Result<std::vector<WallTime>> read() override;
  /// Writes it whole (write_file_atomic); the first failure in a row is logged.
  void keep(const std::vector<WallTime>& times) override;

 private:
  [[nodiscard]] Status write(const std::vector<WallTime>& times) const;

  fs::path path_;
  bool failed_ = false;
};

}  // namespace gongshi::drivers
