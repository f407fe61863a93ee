// StatusFile: the newest valid status document as the store keeps it: document and signature files
// one after another in one file, so that one rename replaces all of it.
#pragma once

#include <string>

#include "content/bundle/status_document.h"
#include "content/store/provision.h"

namespace gongshi::content::store {

inline constexpr std::size_t kStatusFileCap =
    bundle::kMaxStatusFile + bundle::kMaxSignatures * bundle::kMaxSignatureFile;

[[nodiscard]] std::string format_status_file(const bundle::SignedDocument& document);

/// Views into `text`. Nothing is checked but that there is a document. Word "E_FORMAT".
[[nodiscard]] Result<bundle::SignedDocument> split_status_file(std::string_view text);

/// Signed by the current root's status keys and meant for this site and channel.
/// Words "E_SIG", "E_FORMAT", "E_SITE", "E_CHANNEL".
[[nodiscard]] Result<bundle::StatusDocument> read_signed_status(
    const Provision& provision, const bundle::SignedDocument& document);

/// split_status_file() and read_signed_status().
[[nodiscard]] Result<bundle::StatusDocument> parse_status_file(std::string_view text,
                                                               const Provision& provision);

/// The status that the store keeps, checked again. Errc::kNotFound: there is none.
[[nodiscard]] Result<bundle::StatusDocument> read_status_file(const Layout& layout,
                                                              const Provision& provision);

}  // namespace gongshi::content::store
