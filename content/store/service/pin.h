// Pin: the digits that IT gives to whoever may work the maintenance page, kept as an Argon2id hash.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// 4 to 12 digits. Errc::kUsage otherwise.
[[nodiscard]] Status check_pin(std::string_view pin);

/// The hash as libsodium writes it: "$argon2id$…". 16 MiB and some 40 ms, so that the updater stays
/// within its memory; what protects so few digits is the count of tries (pin_guard.h).
[[nodiscard]] Result<std::string> hash_pin(std::string_view pin);

[[nodiscard]] bool pin_matches(const std::string& hash, std::string_view pin);

/// Writes the hash with mode 0640, for the group of the updater's user when root does it: the
/// displays, in the group gongshi, shall not even try the hash.
[[nodiscard]] Status write_pin_file(const fs::path& path, std::string_view pin,
                                    const std::string& updater_user);

/// The hash in `path`. Errc::kNotFound: no PIN has been set; kCorrupt: the file holds no hash.
[[nodiscard]] Result<std::string> read_pin_file(const fs::path& path);

}  // namespace gongshi::content::store
