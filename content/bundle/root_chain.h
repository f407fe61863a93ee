// RootChain: the roots of a folder or bundle as they lie there, with who has signed what; for
// people who are about to sign, publish or follow them.
//
//   1.root ─▶ 2.root ─▶ 3.root   each link: signatures that it has and needs, under the root before
//                                and under itself
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/bundle/document_file.h"
#include "content/bundle/root.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// What one root's root keys have signed of a document.
struct SignatureCount {
  std::vector<PublicKey> have;
  std::vector<PublicKey> absent;  // the other keys of the role
  std::uint64_t need = 0;

  [[nodiscard]] bool enough() const { return have.size() >= need; }
  /// "1/2".
  [[nodiscard]] std::string text() const;
};

[[nodiscard]] SignatureCount count_signatures(const Root& root, const SignedDocument& document,
                                              Role role = Role::kRoot);

struct ChainLink {
  fs::path path;  // of the file; empty when it came out of a bundle
  Root root;
  DocumentFile document;
  SignatureCount own;
  std::optional<SignatureCount> previous;  // when the root before is at hand
  /// Why devices would not follow to it; empty when they would.
  std::optional<Error> fault;
};

/// One root as a link after `before` (null: it is the first).
[[nodiscard]] Result<ChainLink> chain_link(const fs::path& path, DocumentFile document,
                                           const Root* before);

/// A root key of `root` or of the one before it.
[[nodiscard]] bool may_sign_root(const PublicKey& key, const Root& root, const Root* before);

/// `path` is a root file (the one before it is looked for in the same folder), a folder with
/// 1.root, 2.root …, or a bundle. Ascending, never empty. Parses what nobody may have signed.
/// Errc::kNotFound when there is no root.
[[nodiscard]] Result<std::vector<ChainLink>> read_chain(const fs::path& path);

}  // namespace gongshi::content::bundle
