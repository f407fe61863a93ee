// LogKey: the key with which a device signs each day of its display log.
//
// It is the log's own. The key that signs receipts belongs to the updater alone (mode 0600, another
// user): a program that drives displays must not be able to sign in the updater's name.
#pragma once

#include "content/bundle/key.h"
#include "drivers/os/file.h"

namespace gongshi::signage {

/// The key in `folder`/log.key (mode 0600), made at the first call, with log.pub beside it.
/// Errc::kCorrupt, word E2403: log.key is damaged; a damaged key is never replaced silently.
[[nodiscard]] Result<content::bundle::SecretKey> log_key(const fs::path& folder);

/// What log.pub says. Errc::kNotFound: nothing has been logged here yet.
[[nodiscard]] Result<content::bundle::PublicKey> log_public_key(const fs::path& folder);

}  // namespace gongshi::signage
