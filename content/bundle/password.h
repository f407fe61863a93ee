// Password: asked on the terminal without echo, or read from a file.
#pragma once

#include <string>

#include "content/bundle/key.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// One line from the terminal, even when standard input is not one. Errc::kUsage without a
/// terminal: `--password-file` is the way then.
[[nodiscard]] Result<std::string> ask_password(const std::string& prompt);

/// The first line of `path`, not empty.
[[nodiscard]] Result<std::string> read_password(const fs::path& path);

/// read_password() when `file` is not empty, ask_password() otherwise.
[[nodiscard]] AskPassword password_source(const fs::path& file, std::string prompt);

}  // namespace gongshi::content::bundle
