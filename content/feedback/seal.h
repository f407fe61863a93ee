// Seal: an opinion closed so that only the office's secret key opens it; not even the device that
// has closed it can.
//
// libsodium's sealed box (doc.libsodium.org, "Sealed boxes") over the document. The office's key
// pair is one of `gongshi-bundle keygen feedback`, in minisign's form like all its keys and used
// for nothing else; the box uses its X25519 form.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "content/bundle/key.h"
#include "content/feedback/opinion.h"
#include "drivers/os/result.h"

namespace gongshi::content::feedback {

/// "gongshi-sealed-opinion 1 5106A583DB0BDE46" and a line feed: whose key opens it.
inline constexpr std::size_t kSealHeadBytes = 42;
/// 32 bytes of a one-time key and 16 of authentication.
inline constexpr std::size_t kSealOverhead = 48;
inline constexpr std::size_t kSealedBytes = kSealHeadBytes + kSealOverhead + kDocumentBytes;

/// True for what could be a sealed opinion, whoever's key opens it: size and first line fit.
[[nodiscard]] bool looks_sealed(std::string_view sealed);

/// Exactly kSealedBytes. Errc::kConfig: `key` is no point that anything can be sealed to.
[[nodiscard]] Result<std::string> seal(const Opinion& opinion, const bundle::PublicKey& key);

/// Errc::kCorrupt   not a sealed opinion, or what was sealed is none
/// Errc::kRejected  sealed to another key (it is named), or changed on the way
[[nodiscard]] Result<Opinion> open(std::string_view sealed, const bundle::SecretKey& key);

/// True when an opinion can be sealed to it.
[[nodiscard]] bool can_seal_to(const bundle::PublicKey& key);

}  // namespace gongshi::content::feedback
