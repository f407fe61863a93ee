// WebDocument: a document of a web tree with the signatures beside it.
#pragma once

#include <optional>
#include <string>

#include "content/bundle/verdict.h"
#include "content/store/fetch/web_tree.h"
#include "content/store/provision.h"

namespace gongshi::content::store {

/// `path` and `path`.1.minisig, .2.minisig … up to the first that is not there, at most eight;
/// empty when the tree has no such document. One that is too long fails with the word of `verdict`.
[[nodiscard]] Result<std::optional<DocumentFile>> fetch_document(WebTree& tree,
                                                                 const std::string& path,
                                                                 std::size_t cap,
                                                                 bundle::Verdict verdict);

/// `error`, with the word of `verdict` where it has none.
[[nodiscard]] Error with_word(Error error, bundle::Verdict verdict);

}  // namespace gongshi::content::store
