// SpentRecord: the spent closures (closures.h) as they stand on the disk, so that a restart does
// not start a card again for a contact that has been closed all the time.
//
//   gongshi-spent 1
//   spent 5d41…              SHA-256 of where the contact is wired and what for; any number
//   checksum: …              SHA-256 of the lines above
//   end
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/hash.h"
#include "drivers/os/file.h"

namespace gongshi::signage {

[[nodiscard]] std::string format_spent_record(const std::vector<content::bundle::Hash>& spent);
/// Errc::kCorrupt.
[[nodiscard]] Result<std::vector<content::bundle::Hash>> parse_spent_record(std::string_view text);

/// Nothing when there is no record. Errc::kCorrupt: the file is none.
[[nodiscard]] Result<std::vector<content::bundle::Hash>> read_spent_record(
    const fs::path& state_folder);
/// Atomic and synced; no file where nothing is spent.
[[nodiscard]] Status write_spent_record(const fs::path& state_folder,
                                        const std::vector<content::bundle::Hash>& spent);

}  // namespace gongshi::signage
