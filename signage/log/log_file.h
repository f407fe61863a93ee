// LogFile: the files of the display log, one for each day of the device.
//
//   000012.2026-11-23.log           the lines
//   000012.2026-11-23.seal          its last line's number and hash
//   000012.2026-11-23.seal.minisig  signed by the device
//   000012.2026-11-23.5106A583DB0BDE46.seal, .minisig
//                                   the last that a former key signed of this file
//
// The first number counts the files, so that a missing one is seen and a clock that was set back
// never opens an old one.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "signage/log/log_line.h"

namespace gongshi::signage {

struct LogFile {
  std::uint32_t number = 1;
  Date day{};  // of the device's own clock and zone when the file was begun

  [[nodiscard]] std::string name() const;  // "000012.2026-11-23.log"
  /// Of a key that no longer signs: with its id.
  [[nodiscard]] std::string seal_name(std::string_view former_key = {}) const;
  [[nodiscard]] std::string signature_name(std::string_view former_key = {}) const;
  /// Of name(); empty for all other files.
  [[nodiscard]] static std::optional<LogFile> from_name(std::string_view name);

  auto operator<=>(const LogFile&) const = default;
};

/// The log's files in order. A folder that is not there has none.
[[nodiscard]] Result<std::vector<LogFile>> log_files(const fs::path& folder);

/// The names of `file`'s seals and their signatures, also those of former keys.
[[nodiscard]] Result<std::vector<std::string>> seals_of(const fs::path& folder,
                                                        const LogFile& file);

/// Those of `files` (in order) that are older than the newest `days` different days.
[[nodiscard]] std::vector<LogFile> outlived(const std::vector<LogFile>& files, int days);

/// What stands before a log's first line.
inline constexpr Hash kNoLine{};

/// A day's file is never larger, also when a board fails every second; see DisplayLog.
inline constexpr std::size_t kMostLogFile = 256UL << 20U;

/// The last whole line of a file, and what a power cut left behind it.
struct LogTail {
  std::uint64_t number = 0;
  Hash hash{};
  WallTime time{};
  LogEvent event = LogEvent::kAlive;
  std::size_t good_bytes = 0;  // up to the end of that line
  std::size_t torn_bytes = 0;  // behind it
};

/// Looks at the last lines only: that the lines before follow from each other is for verify().
/// Errc::kCorrupt, word E2402: nothing at the file's end is a line.
[[nodiscard]] Result<LogTail> log_tail(const fs::path& file);

}  // namespace gongshi::signage
