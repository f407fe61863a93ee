// LogTrouble: why the display log is not written, told to whoever asks for the status. The service
// leaves it beside its display lines.
#pragma once

#include <optional>
#include <string>

#include "drivers/os/file.h"
#include "drivers/os/lang.h"

namespace gongshi::signage {

/// Replaces what was told; an empty one takes it away.
[[nodiscard]] Status tell_log_trouble(const fs::path& displays_folder,
                                      const std::optional<Sentence>& trouble);

/// What was told last. A file of another making is no trouble.
[[nodiscard]] Result<std::optional<Sentence>> told_log_trouble(const fs::path& displays_folder);

/// The line below the table of the displays; empty without a trouble.
[[nodiscard]] std::string log_trouble_text(const std::optional<Sentence>& trouble, Lang lang);

}  // namespace gongshi::signage
