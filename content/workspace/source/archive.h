// Archive: the parts of a ZIP container (XLSX), each unpacked within fixed limits.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content::workspace {

class Archive {
 public:
  /// Borrows `bytes` for its lifetime. E1007 when it is no ZIP archive.
  [[nodiscard]] static Result<Archive> open(std::string_view bytes);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  [[nodiscard]] bool has(const std::string& name) const;
  /// E1007 for a part that is missing, encrypted or damaged; E1002 for one that unpacks to more
  /// than 256 MiB, or 512 MiB with the parts before it.
  [[nodiscard]] Result<std::string> read(const std::string& name);

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gongshi::content::workspace
