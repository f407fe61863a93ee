// SignedProof: the proof sheets that a person had before them, named in the trusted comment of the
// signature, which the signature covers. For people who look back: a device decides nothing by it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "content/bundle/hash.h"
#include "drivers/os/lang.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMostProofPages = 999'999;

struct SignedProof {
  Hash sha256;            // of the PDF
  std::size_t pages = 0;  // 1 .. kMostProofPages

  auto operator<=>(const SignedProof&) const = default;
};

/// "\tproof:<64 hex digits>\tpages:174", the end of a trusted comment.
[[nodiscard]] std::string proof_comment(const SignedProof& proof);

/// What a trusted comment ends with; empty unless it is exactly what proof_comment() writes.
[[nodiscard]] std::optional<SignedProof> proof_of_comment(std::string_view trusted_comment);

/// "SHA-256 …，174 页".
[[nodiscard]] Sentence proof_sentence(const SignedProof& proof);

}  // namespace gongshi::content::bundle
