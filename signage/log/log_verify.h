// LogVerify: is the display log whole, unchanged and signed? Names what is not, with file and line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content/bundle/key.h"
#include "signage/log/log_file.h"
#include "signage/log/log_finding.h"

namespace gongshi::signage {

struct LogReport {
  std::vector<LogFinding> findings;  // at most kMostLogFindings
  std::vector<LogFinding> notes;     // not wrong, but to be known
  std::size_t files = 0;
  std::uint64_t lines = 0;
  std::optional<WallTime> first{}, last{};  // times of the first and the last line
  std::uint64_t last_number = 0;
  std::uint64_t signed_to = 0;  // number of the last line that a good signature covers; 0: none

  [[nodiscard]] bool sound() const { return findings.empty(); }
};

inline constexpr std::size_t kMostLogFindings = 1000;

/// Reads every line of every file. Errors are those of reading; what is wrong with the log is in
/// the report. `key` is believed, and what leads from it to other keys of this log: see LogTrust.
/// Errc::kNotFound: there is no log in `folder`.
[[nodiscard]] Result<LogReport> verify_log(const fs::path& folder,
                                           const content::bundle::PublicKey& key);

/// As above for what an answer was drawn from: `used` (in order) and all files between them. That
/// earlier days are gone is no finding here.
[[nodiscard]] Result<LogReport> verify_log(const fs::path& folder,
                                           const content::bundle::PublicKey& key,
                                           const std::vector<LogFile>& used);

}  // namespace gongshi::signage
