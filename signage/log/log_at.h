// LogAt: "what was on lobby-1 at 10:05 on 3 March?", answered from the display log alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "signage/log/log_file.h"

namespace gongshi::signage {

/// A line and where it stands.
struct LogPlace {
  LogLine line;  // of a show with its words, also where the file said them before
  Hash hash{};
  std::string file;
  std::uint64_t row = 0;  // from 1
};

/// What the log knows of a display at a moment. When the clock was set back a moment has passed
/// twice, and there are two answers.
struct LogAnswer {
  bool running = false;              // the program ran; otherwise nothing after `known_to` is known
  std::optional<LogPlace> shown;     // the last show line that still held, or holds until proved
                                     // otherwise
  std::optional<LogPlace> fault;     // of the display, not over at that moment
  std::optional<LogPlace> override;  // the emergency card that ran
  std::optional<WallTime> until;     // when the next line changed this; empty: none has
  WallTime known_to{};               // the last line before `until`, of whatever display
};

/// The files that log_at() answers from, in order; empty: none is as old as `at`.
[[nodiscard]] Result<std::vector<LogFile>> log_files_at(const fs::path& folder, WallTime at);

/// Errc::kNotFound: no log, or nothing as old as `at`.
[[nodiscard]] Result<std::vector<LogAnswer>> log_at(const fs::path& folder,
                                                    const std::string& display, WallTime at);

/// The files that log_day() reads, in order.
[[nodiscard]] Result<std::vector<LogFile>> log_files_of(const fs::path& folder, Date day);

/// All lines of the local day `day`, in order, of `display` (empty: of all). Lines that cannot be
/// read are left out: verify_log() names them.
[[nodiscard]] Result<std::vector<LogPlace>> log_day(const fs::path& folder, Date day,
                                                    const std::string& display);

}  // namespace gongshi::signage
