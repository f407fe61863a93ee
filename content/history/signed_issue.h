// SignedIssue: a bundle on a desk as an issue: who vouches for it, and its content loaded.
#pragma once

#include <memory>
#include <span>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/document_file.h"
#include "content/release.h"

namespace gongshi::content::history {

enum class Trust {
  kVerified,  // office and reviewer of one of the roots have signed it
  kSigned,    // it bears signatures; no root was at hand to verify them
  kUnsigned,  // never published
};

/// `roots` as of read_roots(); an old issue was signed under the root of its time. Word "E_SIG" (or
/// another of bundle/decision.h) when there are roots and none of them accepts the manifest.
[[nodiscard]] Result<Trust> trust_of(const bundle::DeskBundle& bundle,
                                     std::span<const bundle::RootFile> roots);

[[nodiscard]] ReleaseId id_of(const bundle::Manifest& manifest, const bundle::Hash& hash);

/// Every object decoded and checked, every table read. Word "E_MISSING_OBJECT": the bundle is thin.
[[nodiscard]] Result<std::shared_ptr<const Release>> load_issue(const bundle::DeskBundle& bundle);

}  // namespace gongshi::content::history
