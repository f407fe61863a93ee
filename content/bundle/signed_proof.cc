#include "content/bundle/signed_proof.h"

#include "content/bundle/document.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::string_view kProof = "\tproof:";
constexpr std::string_view kPages = "\tpages:";
constexpr std::size_t kHashDigits = 64;

}  // namespace

std::string proof_comment(const SignedProof& proof) {
  return std::string(kProof) + proof.sha256.hex() + std::string(kPages) +
         std::to_string(proof.pages);
}

std::optional<SignedProof> proof_of_comment(std::string_view trusted_comment) {
  const auto at = trusted_comment.find(kProof);
  if (at == std::string_view::npos) return {};
  std::string_view rest = trusted_comment.substr(at + kProof.size());
  const auto hash = Hash::from_hex(rest.substr(0, kHashDigits));
  if (!hash) return {};
  rest.remove_prefix(kHashDigits);
  if (!rest.starts_with(kPages)) return {};
  const auto pages = strict_number(rest.substr(kPages.size()), 1, kMostProofPages);
  if (!pages) return {};
  return SignedProof{*hash, static_cast<std::size_t>(*pages)};
}

Sentence proof_sentence(const SignedProof& proof) {
  const std::string pages = std::to_string(proof.pages);
  return {"SHA-256 " + proof.sha256.hex() + "，" + pages + " 页",
          "SHA-256 " + proof.sha256.hex() + ", " + pages + " pages"};
}

}  // namespace gongshi::content::bundle
