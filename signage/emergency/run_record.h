// RunRecord: the emergency card that runs, as it stands on the disk, so that a restart in mid-run
// goes on with what is left of it.
//
//   gongshi-emergency 1
//   card: fire
//   by: contact-fire
//   lasts-s: 1800
//   ran-ms: 40250            until the record was written
//   noted: 2026-11-23T02:05:40Z
//   boot: 3f0c…              boot_id, or "none" where it is not known
//   boot-ms: 91234567        CLOCK_BOOTTIME
//   checksum: …              SHA-256 of the lines above
//   end
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "signage/emergency/boot_mark.h"

namespace gongshi::signage {

struct RunRecord {
  std::string card;
  std::string by;
  std::chrono::seconds lasts{0};
  std::chrono::milliseconds ran{0};
  WallTime noted{};
  BootMark boot;
  bool operator==(const RunRecord&) const = default;
};

/// How long the card has run at the present moment: exact within one boot, else by the wall clock;
/// one that was set back meanwhile counts as no time.
[[nodiscard]] std::chrono::milliseconds ran_until(const RunRecord& record, WallTime now,
                                                  const BootMark& boot);

[[nodiscard]] std::string format_run_record(const RunRecord& record);
/// Errc::kCorrupt.
[[nodiscard]] Result<RunRecord> parse_run_record(std::string_view text);

/// Empty: no card runs. Errc::kCorrupt: the file is no record.
[[nodiscard]] Result<std::optional<RunRecord>> read_run_record(const fs::path& state_folder);
/// Atomic and synced.
[[nodiscard]] Status write_run_record(const fs::path& state_folder, const RunRecord& record);
/// No card runs any more; also when none was written.
[[nodiscard]] Status remove_run_record(const fs::path& state_folder);

}  // namespace gongshi::signage
