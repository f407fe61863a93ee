// LogKey: the key with which a device signs each day of its display log.
//
// It is the log's own. The key that signs receipts belongs to the updater alone (mode 0600, another
// user): a program that drives displays must not be able to sign in the updater's name.
//
//   log.key                    signs now
//   log.pub                    its public half
//   log.pub.5106A583DB0BDE46   that of a key that signed before
#pragma once

#include <optional>

#include "content/bundle/key.h"
#include "drivers/os/file.h"

namespace gongshi::signage {

/// The key that signs from now on, and the one that did until now where that is another.
struct LogKey {
  content::bundle::SecretKey key;
  bool is_new = false;  // made just now, or not the one that log.pub tells
  std::optional<content::bundle::PublicKey> former{};  // of log.pub
  std::optional<content::bundle::SecretKey>
      former_secret{};  // if it lies there as log.key.ANYTHING
};

/// The key in `folder`/log.key (mode 0600), made where there is none. log.pub is left as it is.
/// Errc::kCorrupt, word E2403: log.key is damaged; a damaged key is never replaced silently.
[[nodiscard]] Result<LogKey> log_key(const fs::path& folder);

/// log.pub tells `key` from now on; another one that it told stays under its id.
[[nodiscard]] Status publish_log_key(const fs::path& folder, const content::bundle::PublicKey& key);

/// What log.pub says. Errc::kNotFound: nothing has been logged here yet.
[[nodiscard]] Result<content::bundle::PublicKey> log_public_key(const fs::path& folder);

}  // namespace gongshi::signage
