// DocumentFile: a document on a disk, with its signatures beside it.
//
//   root/2.root  root/2.root.1.minisig  root/2.root.2.minisig
#pragma once

#include <string>
#include <vector>

#include "content/bundle/root.h"
#include "content/bundle/signature.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// Owns its bytes, unlike SignedDocument.
struct DocumentFile {
  std::string text;
  std::vector<std::string> signatures;

  /// `path` and `path`.1.minisig, .2.minisig … up to the first that is not there, at most 8.
  /// Errc::kNotFound without the document; kCorrupt when it is larger than `cap`.
  [[nodiscard]] static Result<DocumentFile> read(const fs::path& path, std::size_t cap);

  /// Borrows from this.
  [[nodiscard]] SignedDocument view() const;
};

/// Signatures first, then the document, each by rename, so that a document is never seen without
/// them; signature files left from an earlier write are removed.
[[nodiscard]] Status write_document(const fs::path& path, const SignedDocument& document);

/// The numbers N of the files N.root in `folder`, ascending. Errc::kNotFound when there is none.
[[nodiscard]] Result<std::vector<std::uint64_t>> root_versions(const fs::path& folder);

struct RootFile {
  Root root;
  DocumentFile document;
};

/// `path` is one root file, or a folder with 1.root, 2.root …; then each but the lowest must be the
/// valid next_root(). Ascending, never empty. Whoever names the path vouches for the first.
[[nodiscard]] Result<std::vector<RootFile>> read_roots(const fs::path& path);

}  // namespace gongshi::content::bundle
