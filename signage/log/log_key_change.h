// LogKeyChange: where in the display log another key took over, as its own lines tell it. That a
// line says so proves nothing yet: LogTrust judges it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "content/bundle/key.h"
#include "signage/log/log_file.h"

namespace gongshi::signage {

struct LogKeyChange {
  LogFile file;
  std::uint64_t row = 0;     // in that file, from 1
  std::uint64_t number = 0;  // of the line
  content::bundle::PublicKey next{};
  std::optional<content::bundle::PublicKey> former{};  // empty: it was not known
  bool operator==(const LogKeyChange&) const = default;
};

/// At most so many are looked at; nobody changes a key more often.
inline constexpr std::size_t kMostKeyChanges = 64;

/// Those of `files`, in order. Reads no more than it must to find them.
[[nodiscard]] Result<std::vector<LogKeyChange>> log_key_changes(const fs::path& folder,
                                                                const std::vector<LogFile>& files);

}  // namespace gongshi::signage
