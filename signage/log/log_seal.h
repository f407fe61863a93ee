// LogSeal: what a device signs when a day of its display log is over: up to which line, and that
// line's hash. As each hash follows from all lines before, one signature covers them all.
#pragma once

#include <span>

#include "content/bundle/key.h"
#include "signage/log/log_file.h"

namespace gongshi::signage {

struct LogSeal {
  std::string device;      // its name in receipts
  std::string file;        // LogFile::name()
  std::uint64_t last = 0;  // the last line's number
  Hash head{};             // and its hash
  WallTime sealed{};       // when; whole seconds

  bool operator==(const LogSeal&) const = default;

  /// Five lines of words behind "gongshi-log-seal 1"; one text for each seal.
  [[nodiscard]] std::string text() const;
  /// Errc::kCorrupt, word E2404.
  [[nodiscard]] static Result<LogSeal> parse(std::string_view text);
};

/// Signs `seal` and replaces the file's seal and signature in `folder`. Whatever interrupts it,
/// there is the old pair, no seal, or the new pair. `former_key`: the id of `key` when this is the
/// last that it signs.
[[nodiscard]] Status write_seal(const fs::path& folder, const LogFile& file, const LogSeal& seal,
                                const content::bundle::SecretKey& key,
                                std::string_view former_key = {});

/// The file's seal becomes what the key of that id signed last, if there is one.
[[nodiscard]] Status keep_seal(const fs::path& folder, const LogFile& file,
                               std::string_view former_key);

struct SignedSeal {
  LogSeal seal;
  content::bundle::PublicKey signer;
};

/// The seal of `file` (the last of a former key), when one of `keys` has signed it.
/// Errc::kNotFound  there is none
/// Errc::kCorrupt   E2404: not a seal, or of another file
/// Errc::kRejected  E2405: no signature, or by none of these keys
[[nodiscard]] Result<SignedSeal> read_seal(const fs::path& folder, const LogFile& file,
                                           std::span<const content::bundle::PublicKey> keys,
                                           std::string_view former_key = {});
[[nodiscard]] Result<LogSeal> read_seal(const fs::path& folder, const LogFile& file,
                                        const content::bundle::PublicKey& key);

}  // namespace gongshi::signage
