#include "content/store/fetch/web_document.h"

namespace gongshi::content::store {

using bundle::Verdict;

Error with_word(Error error, Verdict verdict) {
  if (error.word.empty()) error.word = bundle::verdict_word(verdict);
  return error;
}

Result<std::optional<DocumentFile>> fetch_document(WebTree& tree, const std::string& path,
                                                   std::size_t cap, Verdict verdict) {
  auto reply = tree.get(path, cap);
  if (!reply) return with_word(std::move(reply).error(), verdict);
  if (reply->kind != Reply::Kind::kContent) return std::optional<DocumentFile>();
  DocumentFile document{std::move(reply->body), {}};
  for (std::size_t k = 1; k <= bundle::kMaxSignatures; ++k) {
    auto signature = tree.get(signature_name(path, k).string(), bundle::kMaxSignatureFile);
    if (!signature) return with_word(std::move(signature).error(), Verdict::kSig);
    if (signature->kind != Reply::Kind::kContent) break;
    document.signatures.push_back(std::move(signature->body));
  }
  return std::optional<DocumentFile>(std::move(document));
}

}  // namespace gongshi::content::store
